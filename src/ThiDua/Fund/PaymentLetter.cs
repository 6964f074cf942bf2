using ThiDua.Awards;
using ThiDua.Documents;
using ThiDua.Figures;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Fund;

/// <summary>The payment list of a batch as a Word file: who receives, how much, a column for the signature.</summary>
public static class PaymentLetter
{
    /// <summary>Lays the list out.</summary>
    /// <param name="list">List.</param>
    /// <param name="profile">Settings of the commune that year.</param>
    /// <param name="year">Year.</param>
    /// <param name="signer">Name of the chairman, or null.</param>
    /// <param name="created">Moment of creation.</param>
    public static OfficialLetter Of(PaymentList list, CommuneProfile profile, int year, string? signer, DateTimeOffset created)
    {
        var body = "ỦY BAN NHÂN DÂN\n" + profile.FullName.ToUpperInvariant();
        var decision = list.Decision is { Number: { } number } known ? $"(Kèm theo Quyết định số {number}{(known.DecidedOn is { } day ? $" ngày {VietnameseDate.Text(day)}" : "")})" : null;
        return new()
        {
            Head = new() { Body = body, Symbol = "DS-UBND", Place = profile.Place, Year = list.Decision?.DecidedOn?.Year ?? year, Month = null, Day = null },
            Kind = "DANH SÁCH",
            Subject = ["Chi tiền thưởng " + AwardWords.ReasonInSentence(list.Reason)],
            Body =
            [
                .. decision is null ? (IEnumerable<Block>)[] : [new ParagraphBlock([new TextInline(decision, Italic: true)], ParagraphStyle.Centered)],
                Table(list),
                new ParagraphBlock($"Tổng số tiền: {VietnameseNumber.Count(list.Total)} đồng ({VietnameseNumber.MoneyInWords(list.Total)})."),
            ],
            Signature = new(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], null, signer ?? ""),
            Recipients = ["Công chức Tài chính – Kế toán", "Lưu: VT"],
            Properties = new($"Danh sách chi thưởng: {list.Title}", $"UBND {profile.FullName}", created),
        };
    }

    private static TableBlock Table(PaymentList list)
    {
        var rows = new List<TableRow>();
        foreach (var group in list.Groups)
        {
            rows.Add(new([new TableCell(VietnameseText.Capitalise(TitleWords.Subject(group.Subject)), 4, CellAlignment.Left), new TableCell(Money(group.Total)), new TableCell((string?)null)], Bold: true));
            rows.AddRange(group.Rows.Select(r => new TableRow(
                [new TableCell(r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), new TableCell(r.Name), new TableCell(r.Position), new TableCell(r.Award), new TableCell(r.Amount is { } amount ? Money(amount) : null), new TableCell((string?)null)])));
        }

        rows.Add(new([new TableCell("Tổng cộng", 4, CellAlignment.Center), new TableCell(Money(list.Total)), new TableCell((string?)null)], Bold: true));
        return new(
            [new(6, CellAlignment.Center), new(28), new(24), new(16), new(14, CellAlignment.Right), new(16)],
            [[new("TT"), new("Họ và tên, tập thể"), new("Chức vụ, địa chỉ"), new("Hình thức"), new("Số tiền (đồng)"), new("Ký nhận")]],
            rows);
    }

    private static string Money(decimal amount) => VietnameseNumber.Count(amount);
}
