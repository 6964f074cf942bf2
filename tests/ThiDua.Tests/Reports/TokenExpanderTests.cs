using ThiDua.Awards;
using ThiDua.Fund;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Tests.Indicators;

namespace ThiDua.Tests.Reports;

/// <summary>Tokens and settings that other modules count, and what nobody knows.</summary>
public class TokenExpanderTests
{
    private static ReportBuilder Awarded() => new ReportBuilder()
        .Award("tt", 28, byRate: true).Award("cn", 37, AwardSubject.Individual, byRate: true).Award("ho", 22, AwardSubject.Household, byRate: true, reason: "đạt gia đình văn hóa tiêu biểu")
        .Award("huyen", 3, AwardSubject.Individual, "den-on", AwardLevel.District, note: "trong đó 01 lãnh đạo").Award("kxd", null, group: "khong-ro", level: AwardLevel.District)
        .Rate(AwardSubject.Collective, 400000).Rate(AwardSubject.Individual, 200000).Rate(AwardSubject.Household, 200000);

    [Theory]
    [InlineData("[[khong-co]]", "[không có số liệu “khong-co”]")]
    [InlineData("[[khen.khong-co]]", "[không có số liệu “khen.khong-co”]")]
    [InlineData("[[khen.khong-co.tien]]", "[không có số liệu “khen.khong-co.tien”]")]
    [InlineData("[[vb.khong-co]]", "[không có số liệu “vb.khong-co”]")]
    [InlineData("[[pt.khong-co]]", "[không có số liệu “pt.khong-co”]")]
    [InlineData("[[muc.collective]]", "[không có số liệu “muc.collective”]")]
    [InlineData("[[muc.khong-co]]", "[không có số liệu “muc.khong-co”]")]
    [InlineData("[[quy.khong-co]]", "[không có số liệu “quy.khong-co”]")]
    [InlineData("[[]]", "[không có số liệu “”]")]
    [InlineData("{khong-co}", "{khong-co}")]
    [InlineData("[[dan-trau|truoc]]", "[chưa có số cùng kỳ: Đàn trâu]")]
    public void Expand_WhatNobodyKnows_IsAMissingSpan(string text, string words)
    {
        var span = new ReportBuilder().Spans(text).ShouldHaveSingleItem();

        (span.Text, span.Kind).ShouldBe((words, SpanKind.Missing));
    }

    [Fact]
    public void Expand_AnyText_NeverThrows() =>
        Prop.ForAll(Letters.Text, text => new ReportBuilder().Spans(text).All(s => s.Text.Length > 0 || s.Footnote is not null)).Check(Letters.Quick);

    [Theory]
    [InlineData("{year} {next-year} {previous-year} {period}, {next-period}", "2022 2023 2021 năm 2022, năm 2023")]
    [InlineData("{xa}, {Xa}, {loai}, {ten-xa}, {huyen}, {tinh}", "xã Khôi Kỳ, Xã Khôi Kỳ, xã, Khôi Kỳ, huyện Đại Từ, tỉnh Thái Nguyên")]
    [InlineData("{thuoc}", "Cụm thi đua số 2 của huyện Đại Từ, tỉnh Thái Nguyên")]
    [InlineData("{cum}; {thon}; {Thon}; {so-thon}", "Cụm thi đua số 2; xóm; Xóm; 19")]
    [InlineData("{cap-tren}", "Hội đồng Thi đua – Khen thưởng huyện Đại Từ")]
    [InlineData("{co-quan}", "Hội đồng Thi đua - Khen thưởng xã Khôi Kỳ")]
    [InlineData("năm thứ {stage-year} của giai đoạn {stage}", "năm thứ hai của giai đoạn 2021-2025")]
    public void Setting_OfTheCommune_PrintsItsWord(string text, string words) => new ReportBuilder().Expand(text).ShouldBe(words);

    [Fact]
    public void Setting_IssuingBody_FollowsTheReport()
    {
        var builder = new ReportBuilder();
        builder.Report.Issuer = ReportIssuer.Ubnd;

        builder.Expand("{co-quan}").ShouldBe("UBND xã Khôi Kỳ");
    }

    [Theory]
    [InlineData("[[khen.tong-ket]]", "28 tập thể, 37 cá nhân, 22 hộ gia đình")]
    [InlineData("[[khen.tong-ket.cn]]", "37 cá nhân")]
    [InlineData("[[khen.den-on]]", "03 cá nhân (trong đó 01 lãnh đạo)")]
    [InlineData("[[khen.khong-ro]]", "tập thể")]
    [InlineData("[[khen.tong-ket.tien]]", "23.000.000 đồng")]
    [InlineData("[[khen.tong-ket.tien|chu]]", "hai mươi ba triệu đồng chẵn")]
    [InlineData("[[khen.tong-ket.tien|words]]", "23.000.000 đồng (hai mươi ba triệu đồng chẵn)")]
    [InlineData("[[muc.household]]", "200.000 đồng")]
    public void Award_Token_PrintsCountsAndMoney(string token, string words) => Awarded().Expand(token).ShouldBe(words);

    /// <summary>data-model.md, "Awards counted without names": null prints blank, not 0.</summary>
    [Fact]
    public void Award_UnknownCount_IsNeverZero() => Awarded().Spans("[[khen.khong-ro]]").ShouldAllBe(s => !s.Text.Any(char.IsAsciiDigit));

    [Fact]
    public void Fund_Tokens_AreSumsOfTheFund()
    {
        var builder = Awarded();
        builder.Fund.Add(new() { OwnerId = SheetBuilder.Owner, Period = "2022", Kind = FundEntryKind.Payment, GroupCode = "tong-ket", Note = "Tổng kết" });
        builder.Fund.Add(new() { OwnerId = SheetBuilder.Owner, Period = "2022", Kind = FundEntryKind.Payment, Amount = 5700000, Note = "Chi khác" });
        builder.Fund.Add(new() { OwnerId = SheetBuilder.Owner, Period = "2022", Kind = FundEntryKind.Allocation, Amount = 30000000, Note = "Dự toán" });

        builder.Expand("[[quy.da-chi]]; [[quy.du-toan]]; [[quy.con-lai]]").ShouldBe("28.700.000 đồng; 30.000.000 đồng; 1.300.000 đồng");
    }

    [Fact]
    public void Document_Token_IsItsCitation()
    {
        var builder = new ReportBuilder().Cite("hd-07", new(2022, 11, 11), about: "Về tổng kết phong trào")
            .Cite("kh", type: DocumentType.KeHoach, number: null, symbol: "KH-UBND", issuer: "UBND xã Khôi Kỳ", about: "Phát động thi đua")
            .Cite("luat", type: DocumentType.Luat, number: null, symbol: null, issuer: null, about: "Luật Thi đua, khen thưởng", year: 2003);

        builder.Expand("[[vb.hd-07]]").ShouldBe("Hướng dẫn số 07/HD-TĐKT ngày 11/11/2022 của Hội đồng TĐKT huyện Đại Từ về tổng kết phong trào");
        builder.Expand("[[vb.hd-07|ngan]]").ShouldBe("Hướng dẫn số 07/HD-TĐKT ngày 11/11/2022 về tổng kết phong trào");
        builder.Expand("[[vb.kh]]").ShouldBe("Kế hoạch số …/KH-UBND của UBND xã Khôi Kỳ phát động thi đua");
        builder.Expand("[[vb.luat]]").ShouldBe("Luật Thi đua, khen thưởng năm 2003");
    }

    [Fact]
    public void Movement_Token_IsItsNameInQuotes()
    {
        var builder = new ReportBuilder();
        builder.Movements.Add(new() { OwnerId = SheetBuilder.Owner, Code = "ntm", Name = "Xây dựng nông thôn mới", Kind = ThiDua.Movements.MovementKind.Regular, Level = ThiDua.Movements.MovementLevel.Commune, FromYear = 2022, ToYear = 2022 });

        builder.Expand("[[pt.ntm]]").ShouldBe("“Xây dựng nông thôn mới”");
    }

    [Fact]
    public void Expand_BoldFootnoteAndTypedFigure_AreSpansOfTheirKind()
    {
        var spans = new ReportBuilder().Spans("Có **15 hộ**^[theo [[dan-trau]]] vay");

        spans.Select(s => (s.Text, s.Kind, s.Bold, Note: s.Footnote is null ? null : ReportBuilder.Plain(s.Footnote))).ShouldBe([
            ("Có ", SpanKind.Text, false, null), ("15", SpanKind.Typed, true, null), (" hộ", SpanKind.Text, true, null), ("", SpanKind.Text, false, "theo 231 con"), (" vay", SpanKind.Text, false, null),
        ]);
    }

    [Fact]
    public void Printed_WhatTokensPrinted_UntilTheNextField()
    {
        var data = new ReportBuilder(new SheetBuilder().Add("a", 1).Add("b", 2, parent: "a").Add("c", 3)).Data;
        var tokens = new TokenExpander(data);

        tokens.Expand("[[a|parts]] [[khong-co]]");
        tokens.Printed.ShouldBe(["a", "b"], ignoreOrder: true);
        tokens.StartField();
        tokens.Printed.ShouldBeEmpty();
    }
}
