using System.Globalization;
using ThiDua.Figures;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>Share of direct workers among the individuals awarded, as far as it is known.</summary>
/// <param name="Workers">Direct workers.</param>
/// <param name="Known">Individuals in lines that tell how many were direct workers.</param>
/// <param name="Unknown">Individuals in lines that do not tell.</param>
public sealed record DirectWorkerShare(int Workers, int Known, int Unknown)
{
    /// <summary>The share, 0 to 1; null while nothing is known.</summary>
    public decimal? Share => Known == 0 ? null : (decimal)Workers / Known;

    /// <summary>How many more direct workers the required share asks for; 0 when it is reached.</summary>
    public int Missing => Math.Max(0, (int)Math.Ceiling(Known * AwardRules.DirectWorkerShare) - Workers);
}

/// <summary>What may be written about awards.</summary>
public static class AwardRules
{
    /// <summary>Share of direct workers among awarded individuals that plans ask for (at least 40 %; note under Phụ lục II). Missing it warns, it does not refuse.</summary>
    public const decimal DirectWorkerShare = 0.4m;

    /// <summary>Refuses what cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(AwardInput input)
    {
        CheckForm(input);
        CheckCounts(input);
        if (input.Amount is { } amount)
        {
            if (input.ByRate)
            {
                throw new DomainException("Đã chọn tính theo mức thì không nhập tiền. Xóa ô tiền, hoặc bỏ chọn tính theo mức.", nameof(input.Amount));
            }

            CheckMoney(amount, nameof(input.Amount), "Tiền thưởng");
        }

        if (input.ByRate && input.Count is null)
        {
            throw new DomainException("Tính tiền theo mức thì cần Số lượng. Nhập số lượng, hoặc bỏ chọn tính theo mức.", nameof(input.Count));
        }
    }

    /// <summary>Money is a whole number of đồng, not negative and not absurd.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void CheckMoney(decimal amount, string field, string name)
    {
        var typed = VietnameseNumber.FormatTrimmed(amount, 6);
        if (amount < 0)
        {
            throw new DomainException($"{name} {typed} là số âm. Nhập số dương, hoặc để trống khi chưa biết.", field);
        }

        if (decimal.Truncate(amount) != amount)
        {
            throw new DomainException($"{name} {typed} có phần lẻ. Nhập số đồng chẵn, ví dụ 400.000.", field);
        }

        if (amount > 1_000_000_000_000m)
        {
            throw new DomainException($"{name} {typed} lớn quá một nghìn tỷ đồng. Kiểm tra lại số chữ số.", field);
        }
    }

    /// <summary>The share of direct workers in lines of awarded individuals.</summary>
    public static DirectWorkerShare Workers(IEnumerable<AwardLine> lines)
    {
        var (workers, known, unknown) = (0, 0, 0);
        foreach (var line in lines.Where(l => l is { Subject: AwardSubject.Individual, State: not AwardState.Refused, Count: not null }))
        {
            if (line.DirectWorkers is { } direct)
            {
                (workers, known) = (workers + direct, known + line.Count!.Value);
            }
            else
            {
                unknown += line.Count!.Value;
            }
        }

        return new(workers, known, unknown);
    }

    /// <summary>Whether a title or form can be given to a kind of subject, by the catalogue; names outside it go with every subject.</summary>
    public static bool Fits(string form, AwardSubject subject) => AwardCatalogue.Find(form) is not { } title || title.Subjects.Contains(subject);

    /// <summary>What differs between a line and its list of recipients, or null.</summary>
    /// <param name="line">Line.</param>
    /// <param name="named">Recipients entered.</param>
    public static string? ListDifference(AwardLine line, int named) => (line.ListComplete, line.Count, named) switch
    {
        (true, _, _) or (_, _, 0) => null,
        (_, null, _) => $"Danh sách có {named} tên, dòng chưa ghi số lượng. Đánh dấu “Danh sách đã đủ” để lấy số lượng theo danh sách.",
        (_, { } count, _) when named > count => $"Danh sách có {named} tên, nhiều hơn số lượng {count} của dòng. Sửa số lượng, hoặc bỏ tên nhập thừa.",
        (_, { } count, _) when named < count => $"Danh sách mới có {named}/{count} tên.",
        _ => "Danh sách đã bằng số lượng. Đánh dấu “Danh sách đã đủ” để các cột trong đó đếm theo danh sách.",
    };

    /// <summary>Refuses a decision that cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(AwardDecisionInput input, Period period, DateOnly today)
    {
        if (input.DecidedOn > today)
        {
            throw new DomainException($"Ngày quyết định {Text(input.DecidedOn.Value)} sau hôm nay ({Text(today)}). Ghi khi đã ký, hoặc để trống.", nameof(input.DecidedOn));
        }

        // a decision of the year's final review is often signed in the first quarter after it
        if (input.DecidedOn is { } day && (day < period.Start || day > period.End.AddMonths(3)))
        {
            throw new DomainException($"Ngày quyết định {Text(day)} không thuộc {period.Label}. Nhập ngày từ {Text(period.Start)} đến {Text(period.End.AddMonths(3))}, hoặc để trống.", nameof(input.DecidedOn));
        }

        if (input.Number is null && input.DecidedOn is null && input.DossierCode is null)
        {
            throw new DomainException("Chưa nhập gì. Nhập số và ngày quyết định, hoặc mã hồ sơ trực tuyến.", nameof(input.Number));
        }
    }

    private static void CheckForm(AwardInput input)
    {
        if (input.Form is null == input.OtherForm is null)
        {
            throw input.Form is null
                ? new DomainException("Chưa chọn danh hiệu, hình thức. Chọn trong danh mục, hoặc nhập tên khác.", nameof(input.Form))
                : new DomainException("Đã chọn trong danh mục thì không nhập tên khác. Xóa ô này, hoặc bỏ chọn.", nameof(input.OtherForm));
        }

        if (input is { Form: { } form, Subject: { } subject } && !Fits(form, subject))
        {
            var title = AwardCatalogue.Find(form)!;
            throw new DomainException($"“{title.Name}” chỉ dành cho {string.Join(", ", title.Subjects.Select(TitleWords.Subject))}, không cho {TitleWords.Subject(subject)}. Chọn danh hiệu, hình thức khác, hoặc đổi Đối tượng.", nameof(input.Subject));
        }
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static void CheckCounts(AwardInput input)
    {
        foreach (var (value, field, name) in new[] { (input.Count, nameof(input.Count), "Số lượng"), (input.Leaders, nameof(input.Leaders), "Số lãnh đạo"), (input.DirectWorkers, nameof(input.DirectWorkers), "Số lao động trực tiếp") })
        {
            if (value < 0)
            {
                throw new DomainException($"{name} {value} là số âm. Nhập số từ 0, hoặc để trống khi chưa biết.", field);
            }
        }

        if (input.Subject is not AwardSubject.Individual && input.Leaders is not null)
        {
            throw new DomainException($"Chỉ dòng cá nhân mới ghi lãnh đạo. Xóa ô này, hoặc đổi Đối tượng từ “{TitleWords.Subject(input.Subject!.Value)}” thành “cá nhân”.", nameof(input.Leaders));
        }

        if (input.Subject is AwardSubject.Household && input.DirectWorkers is not null)
        {
            throw new DomainException("Hộ gia đình không tính vào cột cơ sở, lao động trực tiếp của Phụ lục II. Xóa ô này.", nameof(input.DirectWorkers));
        }

        if (input.Leaders is null && input.DirectWorkers is null)
        {
            return;
        }

        if (input.Count is not { } count)
        {
            throw new DomainException("Ghi lãnh đạo hay lao động trực tiếp thì cần Số lượng. Nhập số lượng, hoặc xóa hai ô kia.", nameof(input.Count));
        }

        if (input.Leaders > count)
        {
            throw new DomainException($"Số lãnh đạo {input.Leaders} nhiều hơn số lượng {count}. Sửa một trong hai ô.", nameof(input.Leaders));
        }

        if (input.DirectWorkers > count)
        {
            throw new DomainException($"Số {(input.Subject is AwardSubject.Collective ? "tập thể ở cơ sở" : "lao động trực tiếp")} {input.DirectWorkers} nhiều hơn số lượng {count}. Sửa một trong hai ô.", nameof(input.DirectWorkers));
        }

        if (input.Leaders + input.DirectWorkers > count)
        {
            throw new DomainException($"Lãnh đạo {input.Leaders} và lao động trực tiếp {input.DirectWorkers} cộng lại nhiều hơn số lượng {count}. Một người không vừa là lãnh đạo vừa là lao động trực tiếp.", nameof(input.DirectWorkers));
        }
    }
}
