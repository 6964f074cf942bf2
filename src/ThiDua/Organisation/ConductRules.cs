using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>What may be recorded about conduct, and what it says about a year.</summary>
public static class ConductRules
{
    /// <summary>Refuses what cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(ConductInput input, DateOnly today)
    {
        if (input.PersonId is null == input.UnitId is null)
        {
            throw input.PersonId is null
                ? new DomainException("Chưa chọn cá nhân hay tập thể nào. Chọn một trong hai ô.", nameof(input.PersonId))
                : new DomainException("Mỗi bản ghi cho một cá nhân hoặc một tập thể. Bỏ chọn một trong hai ô.", nameof(input.UnitId));
        }

        if (input.Kind == ConductKind.Discipline && input.Measure is null)
        {
            throw new DomainException("Kỷ luật thì cần hình thức. Chọn hình thức kỷ luật.", nameof(input.Measure));
        }

        if (input.Kind != ConductKind.Discipline && input.Measure is not null)
        {
            throw new DomainException("Chỉ kỷ luật mới có hình thức. Bỏ chọn ô này, hoặc đổi Loại thành “Kỷ luật”.", nameof(input.Measure));
        }

        var day = input.Date!.Value;
        if (day > today)
        {
            throw new DomainException($"Từ ngày {Text(day)} sau hôm nay ({Text(today)}). Ghi khi đã có quyết định hoặc đã nhận đơn.", nameof(input.Date));
        }

        if (day.Year < 1945)
        {
            throw new DomainException($"Từ ngày {Text(day)} trước năm 1945. Kiểm tra lại năm.", nameof(input.Date));
        }

        if (input.EndsOn < day)
        {
            throw new DomainException($"Đến ngày {Text(input.EndsOn.Value)} trước từ ngày {Text(day)}. Sửa một trong hai ngày.", nameof(input.EndsOn));
        }
    }

    /// <summary>"Cảnh cáo từ 04/05/2022 đến 04/05/2023 (số 12/QĐ-UBND)".</summary>
    public static string Text(ConductRecord record) =>
        $"{(record.Measure is { } measure ? OrganisationWords.Measure(measure) : OrganisationWords.Conduct(record.Kind))} từ {Text(record.Date)}{(record.EndsOn is { } end ? $" đến {Text(end)}" : "")}{(record.Number is { } number ? $" (số {number})" : "")}";

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
