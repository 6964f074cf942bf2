using ThiDua.Figures;
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

    private static void CheckCounts(AwardInput input)
    {
        foreach (var (value, field, name) in new[] { (input.Count, nameof(input.Count), "Số lượng"), (input.Leaders, nameof(input.Leaders), "Số lãnh đạo"), (input.DirectWorkers, nameof(input.DirectWorkers), "Số lao động trực tiếp") })
        {
            if (value < 0)
            {
                throw new DomainException($"{name} {value} là số âm. Nhập số từ 0, hoặc để trống khi chưa biết.", field);
            }
        }

        if (input.Subject is not AwardSubject.Individual && (input.Leaders is not null || input.DirectWorkers is not null))
        {
            var field = input.Leaders is not null ? nameof(input.Leaders) : nameof(input.DirectWorkers);
            throw new DomainException($"Chỉ dòng cá nhân mới ghi lãnh đạo, lao động trực tiếp. Xóa ô này, hoặc đổi Đối tượng từ “{AwardWords.Subject(input.Subject!.Value)}” thành “cá nhân”.", field);
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
            throw new DomainException($"Số lao động trực tiếp {input.DirectWorkers} nhiều hơn số lượng {count}. Sửa một trong hai ô.", nameof(input.DirectWorkers));
        }

        if (input.Leaders + input.DirectWorkers > count)
        {
            throw new DomainException($"Lãnh đạo {input.Leaders} và lao động trực tiếp {input.DirectWorkers} cộng lại nhiều hơn số lượng {count}. Một người không vừa là lãnh đạo vừa là lao động trực tiếp.", nameof(input.DirectWorkers));
        }
    }
}
