namespace ThiDua.Shared;

/// <summary>
/// A refusal the user can act on: a rule of the field or of the law was not met. The message is Vietnamese and names field, value and remedy;
/// pages show it beside <see cref="Field"/> and keep everything typed.
/// </summary>
public class DomainException(string message, string? field = null) : Exception(message)
{
    /// <summary>Name of the input the message belongs to, or null when it concerns the whole form.</summary>
    public string? Field { get; } = field;
}

/// <summary>Somebody else saved the record after this user opened it; the page answers 409 and shows both versions.</summary>
public sealed class StaleVersionException(string entity, Guid id, int expected, int current)
    : DomainException("Bản ghi vừa được người khác sửa nên chưa lưu. Xem bản đang lưu rồi chọn từng ô và lưu lại.")
{
    /// <summary>Table-like name of the record, e.g. <c>Figure</c>.</summary>
    public string Entity { get; } = entity;

    /// <summary>Key of the record inside its owner.</summary>
    public Guid Id { get; } = id;

    /// <summary>Version the user had opened.</summary>
    public int Expected { get; } = expected;

    /// <summary>Version now stored.</summary>
    public int Current { get; } = current;
}

/// <summary>A record that does not exist inside the current owner. Pages answer 404, whether it never existed or belongs to someone else.</summary>
public sealed class RecordNotFoundException(string what) : Exception($"Không tìm thấy {what} trong đơn vị này.");
