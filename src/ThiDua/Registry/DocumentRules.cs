using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Something about a document that should be looked at; it does not stop saving.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Text">What is odd, and what to do.</param>
public sealed record DocumentWarning(Guid DocumentId, string Text);

/// <summary>What may be written into the registry (Nghị định 30/2020/NĐ-CP, Điều 8: number, symbol, place and date, issuer, abstract), and what looks odd in it.</summary>
public static class DocumentRules
{
    private const int FirstYear = 1945;

    /// <summary>"07/HD-TĐKT" typed as a number becomes number 07 and symbol HD-TĐKT; "91/2017/NĐ-CP" 91/2017 and NĐ-CP.</summary>
    public static (string? Number, string? Symbol) Split(string? number, string? symbol)
    {
        if (number is null || symbol is not null)
        {
            return (number, symbol);
        }

        for (var at = number.IndexOf('/', StringComparison.Ordinal); at > 0 && at < number.Length - 1; at = number.IndexOf('/', at + 1))
        {
            var rest = number[(at + 1)..].TrimStart();
            if (rest.Length > 0 && char.IsLetter(rest[0]))
            {
                return (number[..at].TrimEnd(), rest);
            }
        }

        return (number, null);
    }

    /// <summary>Refuses what cannot be true.</summary>
    /// <param name="input">What was typed; number and symbol already split.</param>
    /// <param name="id">The document being changed; null for a new one.</param>
    /// <param name="period">Period of the registry.</param>
    /// <param name="today">Today.</param>
    /// <param name="others">Documents of the period.</param>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(DocumentInput input, Guid? id, Period period, DateOnly today, IReadOnlyCollection<OfficialDocument> others)
    {
        if (input.Number is { } number && input.Symbol is null && input.Direction == DocumentDirection.Own)
        {
            throw new DomainException($"Có số “{number}” nhưng chưa có ký hiệu. Nhập phần sau dấu gạch chéo, ví dụ KH-UBND.", nameof(input.Symbol));
        }

        if (input.IssuedOn is { } day)
        {
            CheckDay(input, day, period, today);
        }

        if (input.Year is { } year && (year < FirstYear || year > period.End.Year))
        {
            throw new DomainException($"Năm {year} không đúng. Nhập năm từ {FirstYear} đến {period.End.Year}.", nameof(input.Year));
        }

        if (input.Year is { } typed && input.IssuedOn is { } date && date.Year != typed)
        {
            throw new DomainException($"Năm {typed} khác năm của ngày ban hành ({Text(date)}). Xóa ô năm, hoặc sửa ngày.", nameof(input.Year));
        }

        CheckLinks(input, id, others);
        if (input.Number is not null && others.FirstOrDefault(o => o.Id != id && Same(o, input)) is { } twin)
        {
            throw new DomainException($"Văn bản số {twin.NumberAndSymbol} đã có trong sổ: “{twin.Abstract}”. Kiểm tra lại số, hoặc sửa văn bản đó.", nameof(input.Number));
        }
    }

    /// <summary>What looks odd, per document; nothing here stops saving.</summary>
    public static IReadOnlyList<DocumentWarning> Warnings(IReadOnlyCollection<OfficialDocument> documents)
    {
        var byId = documents.ToDictionary(d => d.Id);
        var warnings = new List<DocumentWarning>();
        foreach (var d in documents)
        {
            if (d.ReplacedById is { } by && d.Relation == DocumentRelation.PhapLy)
            {
                warnings.Add(new(d.Id, $"Đã bị thay thế bởi {Name(byId.GetValueOrDefault(by))} nhưng còn trong danh sách “{DocumentWords.Relation(DocumentRelation.PhapLy)}”. Đổi mục “Dùng trong báo cáo”, hoặc ghi rõ ở ghi chú."));
            }

            if (d is { Number: not null, Symbol: null, Direction: DocumentDirection.Superior })
            {
                warnings.Add(new(d.Id, $"Có số {d.Number} nhưng chưa có ký hiệu; bổ sung khi có bản gốc."));
            }

            if (d.AmendsId is { } amended && byId.GetValueOrDefault(amended) is { IssuedOn: { } first } older && d.IssuedOn < first)
            {
                warnings.Add(new(d.Id, $"Đề ngày trước văn bản mà nó sửa đổi ({Name(older)}). Kiểm tra lại hai ngày."));
            }
        }

        warnings.AddRange(SeriesWarnings(documents));
        return warnings;
    }

    private static void CheckDay(DocumentInput input, DateOnly day, Period period, DateOnly today)
    {
        if (day > today)
        {
            throw new DomainException($"Ngày ban hành {Text(day)} sau hôm nay ({Text(today)}). Văn bản chưa ban hành thì để trống ngày.", nameof(input.IssuedOn));
        }

        if (day.Year < FirstYear)
        {
            throw new DomainException($"Ngày ban hành {Text(day)} trước năm {FirstYear}. Kiểm tra lại năm.", nameof(input.IssuedOn));
        }

        if (day > period.End)
        {
            throw new DomainException($"Ngày ban hành {Text(day)} sau ngày cuối của {period.Label} ({Text(period.End)}). Sửa ngày, hoặc nhập văn bản này ở năm {day.Year}.", nameof(input.IssuedOn));
        }

        if (input is { Direction: DocumentDirection.Own, Relation: DocumentRelation.BanHanh } && day < period.Start)
        {
            throw new DomainException($"Ngày ban hành {Text(day)} không thuộc {period.Label}. Văn bản “{DocumentWords.Relation(DocumentRelation.BanHanh)}” phải từ {Text(period.Start)} đến {Text(period.End)}; văn bản cũ thì chọn “{DocumentWords.Relation(DocumentRelation.None)}”.", nameof(input.IssuedOn));
        }
    }

    private static void CheckLinks(DocumentInput input, Guid? id, IReadOnlyCollection<OfficialDocument> others)
    {
        if (input is { Direction: DocumentDirection.Superior, Relation: DocumentRelation.BanHanh })
        {
            throw new DomainException($"Văn bản cấp trên không thể là “{DocumentWords.Relation(DocumentRelation.BanHanh)}”. Đổi mục này, hoặc đổi Nguồn thành “{DocumentWords.Direction(DocumentDirection.Own)}”.", nameof(input.Relation));
        }

        if (id is not null && input.AmendsId == id)
        {
            throw new DomainException("Văn bản không thể sửa đổi chính nó. Chọn văn bản khác hoặc để trống.", nameof(input.AmendsId));
        }

        var seen = new HashSet<Guid?> { id };
        for (var next = input.ReplacedById; next is not null; next = others.FirstOrDefault(o => o.Id == next)?.ReplacedById)
        {
            if (!seen.Add(next))
            {
                throw new DomainException("Hai văn bản không thể thay thế lẫn nhau. Chọn văn bản khác hoặc để trống.", nameof(input.ReplacedById));
            }
        }
    }

    // numbers of one own series of one year must follow the dates: E14–E17 of the reports read
    private static IEnumerable<DocumentWarning> SeriesWarnings(IEnumerable<OfficialDocument> documents)
    {
        var series = documents.Where(d => d is { Direction: DocumentDirection.Own, Symbol: not null, IssuedOn: not null } && Serial(d.Number) is not null)
            .GroupBy(d => (d.Symbol, d.IssuedOn!.Value.Year));
        foreach (var one in series)
        {
            OfficialDocument? latest = null;
            foreach (var d in one.OrderBy(d => Serial(d.Number)))
            {
                if (latest is not null && d.IssuedOn < latest.IssuedOn)
                {
                    yield return new(d.Id, $"Số {d.NumberAndSymbol} đề {d.DateText}, trước số nhỏ hơn {latest.NumberAndSymbol} ({latest.DateText}). Kiểm tra lại số hoặc ngày.");
                }
                else
                {
                    latest = d;
                }
            }
        }
    }

    private static int? Serial(string? number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? serial : null;

    private static bool Same(OfficialDocument o, DocumentInput input) =>
        o.Type == input.Type && string.Equals(o.Number, input.Number, StringComparison.OrdinalIgnoreCase) && string.Equals(o.Symbol, input.Symbol, StringComparison.OrdinalIgnoreCase)
        && (o.IssuedOn is null || input.IssuedOn is null || o.IssuedOn.Value.Year == input.IssuedOn.Value.Year)
        && string.Equals(VietnameseText.Fold(o.Issuer), VietnameseText.Fold(input.Issuer), StringComparison.Ordinal);

    private static string Name(OfficialDocument? d) => d is null ? "văn bản khác" : d.NumberAndSymbol ?? d.Abstract;

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
