using System.Globalization;
using System.Text.RegularExpressions;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Something about a document that should be looked at; it does not stop saving.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Text">What is odd, and what to do.</param>
public sealed record DocumentWarning(Guid DocumentId, string Text);

/// <summary>What may be written into the registry (Nghị định 30/2020/NĐ-CP, Điều 8: number, symbol, place and date, issuer, abstract), and what looks odd in it.</summary>
public static partial class DocumentRules
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
    /// <param name="others">Documents of the period and of those that overlap it.</param>
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
        CheckWork(input, today);
        if (input.Number is not null && others.FirstOrDefault(o => o.Id != id && !IsBasisElsewhere(o, input, period) && Same(o, input)) is { } twin)
        {
            throw new DomainException($"Văn bản số {twin.NumberAndSymbol} đã có trong sổ {Period.Parse(twin.Period).Label}: “{twin.Abstract}”. Kiểm tra lại số, hoặc sửa văn bản đó.", nameof(input.Number));
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

        warnings.AddRange(documents.SelectMany(d => DateWarnings(d, byId)));
        warnings.AddRange(SeriesWarnings(documents));
        return warnings;
    }

    // an incoming document: it arrives after it was issued, is due after it arrived, is done not after today
    private static void CheckWork(DocumentInput input, DateOnly today)
    {
        if (input.ReceivedOn is { } received)
        {
            if (input.Direction == DocumentDirection.Own)
            {
                throw new DomainException($"Văn bản của xã không có ngày đến. Xóa ô này, hoặc đổi Nguồn thành “{DocumentWords.Direction(DocumentDirection.Superior)}”.", nameof(input.ReceivedOn));
            }

            if (received < input.IssuedOn)
            {
                throw new DomainException($"Ngày đến {Text(received)} trước ngày ban hành {Text(input.IssuedOn!.Value)}. Sửa một trong hai ngày.", nameof(input.ReceivedOn));
            }

            if (received > today)
            {
                throw new DomainException($"Ngày đến {Text(received)} sau hôm nay ({Text(today)}). Sửa ngày, hoặc để trống.", nameof(input.ReceivedOn));
            }
        }

        if (input.AssigneeId is null && (input.DueOn is not null || input.DoneOn is not null))
        {
            throw new DomainException("Có hạn hoặc ngày làm xong nhưng chưa giao ai. Chọn đơn vị thực hiện, hoặc xóa hai ngày.", nameof(input.AssigneeId));
        }

        if (input.DueOn is { } due && (input.ReceivedOn ?? input.IssuedOn) is { } start && due < start)
        {
            throw new DomainException($"Hạn thực hiện {Text(due)} trước ngày {(input.ReceivedOn is null ? "ban hành" : "đến")} {Text(start)}. Sửa hạn.", nameof(input.DueOn));
        }

        if (input.DoneOn > today)
        {
            throw new DomainException($"Ngày làm xong {Text(input.DoneOn.Value)} sau hôm nay ({Text(today)}). Ghi khi đã làm xong.", nameof(input.DoneOn));
        }
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

        if (id is not null && input.ImplementsId == id)
        {
            throw new DomainException("Văn bản không thể triển khai chính nó. Chọn văn bản khác hoặc để trống.", nameof(input.ImplementsId));
        }

        if (input.EndedOn < input.IssuedOn)
        {
            throw new DomainException($"Hết hiệu lực từ {Text(input.EndedOn!.Value)} trước ngày ban hành {Text(input.IssuedOn!.Value)}. Sửa một trong hai ngày.", nameof(input.EndedOn));
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

    // a date that other words of the same document contradict
    private static IEnumerable<DocumentWarning> DateWarnings(OfficialDocument d, Dictionary<Guid, OfficialDocument> byId)
    {
        if (d.IssuedOn is not { } day)
        {
            yield break;
        }

        if (d.ImplementsId is { } carried && byId.GetValueOrDefault(carried) is { IssuedOn: { } later } above && later > day)
        {
            yield return new(d.Id, $"Triển khai {DocumentWords.Type(above.Type)} {Name(above)} đề {above.DateText}, sau ngày của văn bản này ({Text(day)}). Kiểm tra lại hai ngày.");
        }

        if (YearInNumber().Match(d.Number ?? "") is { Success: true } inNumber && inNumber.Groups["year"].Value is var year && year != day.Year.ToString(CultureInfo.InvariantCulture))
        {
            yield return new(d.Id, $"Số ghi năm {year} nhưng đề ngày {Text(day)}. Kiểm tra lại số hoặc ngày.");
        }

        // work of a year is decided in that year or in the last quarter before it
        var about = YearInWords().Matches(d.Abstract).Select(m => int.Parse(m.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        if (about.Count > 0 && about.Min() is var first && first > day.AddMonths(3).Year)
        {
            yield return new(d.Id, $"Trích yếu nói việc của năm {first} nhưng đề ngày {Text(day)}. Kiểm tra lại năm của ngày ban hành.");
        }

        if (d is { Direction: DocumentDirection.Own, Relation: DocumentRelation.BanHanh } && Period.TryParse(d.Period, out var period) && (day < period.Start || day > period.End))
        {
            yield return new(d.Id, $"Đề ngày {Text(day)}, không thuộc {period.Label}, nhưng là văn bản “{DocumentWords.Relation(DocumentRelation.BanHanh)}”. Kiểm tra lại ngày.");
        }
    }

    // Numbers of one own series of one year must follow the dates. A commune may count all its documents in one series: then all of one issuer are one.
    private static IEnumerable<DocumentWarning> SeriesWarnings(IEnumerable<OfficialDocument> documents)
    {
        var own = documents.Where(d => d is { Direction: DocumentDirection.Own, Symbol: not null, IssuedOn: not null } && Serial(d.Number) is not null)
            .OrderBy(d => Serial(d.Number)).ThenBy(d => d.IssuedOn).ToList();
        var told = new HashSet<Guid>();
        var series = own.GroupBy(d => (Name: VietnameseText.Fold(d.Symbol), d.IssuedOn!.Value.Year)).Select(g => g.ToList())
            .Concat(own.GroupBy(d => (Name: VietnameseText.Fold(d.Issuer), d.IssuedOn!.Value.Year)).Select(g => g.ToList()).Where(IsOneSeries));
        foreach (var one in series)
        {
            var inOrder = LongestInOrder(one);
            foreach (var d in one.Where(d => !inOrder.Contains(d) && told.Add(d.Id)))
            {
                var before = inOrder.LastOrDefault(o => Serial(o.Number) <= Serial(d.Number) && o.IssuedOn > d.IssuedOn);
                var (place, other) = before is not null ? ("trước số nhỏ hơn", before) : ("sau số lớn hơn", inOrder.First(o => Serial(o.Number) >= Serial(d.Number) && o.IssuedOn < d.IssuedOn));
                yield return new(d.Id, $"Số {d.NumberAndSymbol} đề {d.DateText}, {place} {other.NumberAndSymbol} ({other.DateText}). Kiểm tra lại số hoặc ngày.");
            }
        }
    }

    // no number twice, and nearly all in the order of their dates
    private static bool IsOneSeries(List<OfficialDocument> documents) =>
        documents.Count >= 5 && documents.Select(d => Serial(d.Number)).Distinct().Count() == documents.Count
        && documents.Select(d => d.Symbol).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1 && LongestInOrder(documents).Count * 5 >= documents.Count * 4;

    // the longest part in which dates never go back; of equal ones the first
    private static List<OfficialDocument> LongestInOrder(List<OfficialDocument> bySerial)
    {
        var (length, previous) = (new int[bySerial.Count], new int[bySerial.Count]);
        var end = 0;
        for (var i = 0; i < bySerial.Count; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (bySerial[j].IssuedOn <= bySerial[i].IssuedOn && length[j] + 1 > length[i])
                {
                    (length[i], previous[i]) = (length[j] + 1, j);
                }
            }

            end = length[i] > length[end] ? i : end;
        }

        var kept = new List<OfficialDocument>();
        for (var i = bySerial.Count == 0 ? -1 : end; i >= 0; i = previous[i])
        {
            kept.Insert(0, bySerial[i]);
        }

        return kept;
    }

    [GeneratedRegex(@"/(?<year>(?:19|20)\d\d)\b", RegexOptions.CultureInvariant, 100)]
    private static partial Regex YearInNumber();

    // "năm 2023", but not "đến năm 2030" nor "các năm 2021-2025"
    [GeneratedRegex(@"(?<!đến )\bnăm (?<year>(?:19|20)\d\d)(?!\s*[-–])\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex YearInWords();

    private static int? Serial(string? number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? serial : null;

    private static bool Same(OfficialDocument o, DocumentInput input) =>
        o.Type == input.Type && string.Equals(o.Number, input.Number, StringComparison.OrdinalIgnoreCase) && string.Equals(o.Symbol, input.Symbol, StringComparison.OrdinalIgnoreCase)
        && (o.IssuedOn is null || input.IssuedOn is null || o.IssuedOn.Value.Year == input.IssuedOn.Value.Year)
        && string.Equals(VietnameseText.Fold(o.Issuer), VietnameseText.Fold(input.Issuer), StringComparison.Ordinal);

    // a report names its own basis, so that one document may be the basis of the half-year's and of the year's report
    private static bool IsBasisElsewhere(OfficialDocument o, DocumentInput input, Period period) => o.Relation == DocumentRelation.CanCu && input.Relation == DocumentRelation.CanCu && o.Period != period.ToString();

    private static string Name(OfficialDocument? d) => d is null ? "văn bản khác" : d.NumberAndSymbol ?? d.Abstract;

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
