using System.Globalization;
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

        if (input.AnniversaryBase is { } day && (day.Year < 40 || day.Year >= from))
        {
            throw new DomainException($"Ngày gốc {Text(day)} không trước năm {from}. Nhập ngày của sự kiện được kỷ niệm, ví dụ 15/6/1933.", nameof(input.AnniversaryBase));
        }

        if (input is { AnniversaryBase: not null, AnniversaryName: null })
        {
            throw new DomainException("Có ngày gốc nhưng chưa ghi là ngày gì. Nhập tên, ví dụ Ngày truyền thống Đảng bộ tỉnh.", nameof(input.AnniversaryName));
        }

        CheckParent(input, id, others);
        var name = VietnameseText.Fold(CleanName(input.Name!));
        if (others.FirstOrDefault(o => o.Id != id && VietnameseText.Fold(o.Name) == name && o.FromYear <= to && from <= o.ToYear) is { } twin)
        {
            throw new DomainException($"Phong trào “{twin.Name}” đã có cho {MovementWords.Years(twin)}. Sửa phong trào đó, hoặc đổi tên.", nameof(input.Name));
        }
    }

    /// <summary>Refuses an event that cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(MovementEventInput input, Movement movement, DateOnly today)
    {
        if (input.Participants < 0)
        {
            throw new DomainException($"Số người dự {input.Participants} là số âm. Nhập số từ 0, hoặc để trống khi chưa biết.", nameof(input.Participants));
        }

        if (input.Date is { } day && (day.Year < movement.FromYear - 1 || day.Year > movement.ToYear + 1))
        {
            throw new DomainException($"Ngày {Text(day)} ở ngoài {MovementWords.Years(movement)}. Sửa ngày, hoặc sửa thời gian của phong trào.", nameof(input.Date));
        }

        if (input.Date > today)
        {
            throw new DomainException($"Ngày {Text(input.Date.Value)} sau hôm nay ({Text(today)}). Ghi khi đã tổ chức.", nameof(input.Date));
        }
    }

    /// <summary>What looks odd about a movement in a year; nothing here stops saving.</summary>
    public static IReadOnlyList<string> Warnings(Movement movement, int year) =>
        [.. new[] { movement.Name, movement.AnniversaryName, movement.Content, movement.Targets, movement.Measures }.SelectMany(text => AnniversaryRules.Problems(text, movement.FromYear == movement.ToYear ? movement.FromYear : year)).Distinct()];

    private static void CheckParent(MovementInput input, Guid? id, IReadOnlyCollection<Movement> others)
    {
        if (input.ParentId is not { } parent)
        {
            return;
        }

        if (others.FirstOrDefault(o => o.Id == parent) is not { } origin)
        {
            throw new DomainException("Phong trào gốc đã chọn không còn. Chọn lại.", nameof(input.ParentId));
        }

        var seen = new HashSet<Guid?> { id };
        for (Guid? next = parent; next is not null; next = others.FirstOrDefault(o => o.Id == next)?.ParentId)
        {
            if (!seen.Add(next))
            {
                throw new DomainException("Hai phong trào không thể là gốc của nhau. Chọn phong trào khác hoặc để trống.", nameof(input.ParentId));
            }
        }

        if (origin.Level > input.Level)
        {
            throw new DomainException($"“{origin.Name}” do cấp {VietnameseText.LowerFirst(MovementWords.Level(origin.Level))} phát động, thấp hơn phong trào này. Phong trào gốc phải của cấp trên hoặc cùng cấp.", nameof(input.ParentId));
        }
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
