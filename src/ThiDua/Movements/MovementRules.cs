using ThiDua.Shared;

namespace ThiDua.Movements;

/// <summary>What may be written about a movement.</summary>
public static class MovementRules
{
    private const int LongestSpan = 30;

    /// <summary>Name without the quotation marks people type around it.</summary>
    public static string CleanName(string name) => name.Trim().Trim('"', '“', '”', '«', '»').Trim();

    /// <summary>Refuses what cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(MovementInput input, Guid? id, IReadOnlyCollection<Movement> others)
    {
        var (from, to) = (input.FromYear!.Value, input.ToYear!.Value);
        if (from is < 1945 or > 2200)
        {
            throw new DomainException($"Năm {from} không đúng. Nhập năm có bốn chữ số, ví dụ 2022.", nameof(input.FromYear));
        }

        if (to < from)
        {
            throw new DomainException($"Đến năm {to} trước từ năm {from}. Phong trào một năm thì nhập hai ô giống nhau.", nameof(input.ToYear));
        }

        if (to - from > LongestSpan)
        {
            throw new DomainException($"Từ {from} đến {to} dài hơn {LongestSpan} năm. Kiểm tra lại hai năm.", nameof(input.ToYear));
        }

        if (input is { Form: MovementForm.Launched, Level: not MovementLevel.Commune })
        {
            throw new DomainException("Phong trào do cấp trên phát động thì xã hưởng ứng. Chọn “Hưởng ứng”, hoặc đổi Cấp phát động thành “Xã”.", nameof(input.Form));
        }

        if (input is { Form: MovementForm.Answered, Level: MovementLevel.Commune })
        {
            throw new DomainException("Phong trào của xã thì xã phát động. Chọn “Phát động”, hoặc đổi Cấp phát động.", nameof(input.Form));
        }

        var name = VietnameseText.Fold(CleanName(input.Name!));
        if (others.FirstOrDefault(o => o.Id != id && VietnameseText.Fold(o.Name) == name && o.FromYear <= to && from <= o.ToYear) is { } twin)
        {
            throw new DomainException($"Phong trào “{twin.Name}” đã có cho {MovementWords.Years(twin)}. Sửa phong trào đó, hoặc đổi tên.", nameof(input.Name));
        }
    }
}
