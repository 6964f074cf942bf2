using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ThiDua.Figures.Tests;

/// <summary>Sentences of reports as rows: name, result, unit, targets by source, period before.</summary>
public class FigureStatementsTests
{
    [Theory]
    [InlineData("Đàn trâu: 231/221 con đạt 104.5% KH huyện; 231/230 con đạt 100.4% (NQHĐND xã giao).", "Đàn trâu = 231 con /221 (KH huyện) 104.5% Ok /230 (NQHĐND xã giao) 100.4% Ok")]
    [InlineData("Đàn lợn: 4.320/4.000 con đạt 108% KH huyện; đạt 144% NQHĐND xã, (giao 3.000 con)", "Đàn lợn = 4320 con /4000 (KH huyện) 108% Ok /3000 (NQHĐND xã) 144% Ok")]
    [InlineData("1. Sản lượng lương thực có hạt 3.940,5/3.828,1 tấn, đạt 102.9% KH huyện;\n(Tăng 50.2 tấn so với cùng kỳ); 3.940,5/3.750 tấn, đạt 105.08% KH NQHĐND.",
        "Sản lượng lương thực có hạt = 3940.5 tấn /3828.1 (KH huyện) 102.9% Ok /3750 (KH NQHĐND) 105.08% Ok +50.2")]
    [InlineData("- Sản lượng chè búp tươi ước đạt 2.421,9 tấn/2.390 tấn, đạt 111.3% KH huyện giao, giảm 27.6 tấn với cùng kỳ.", "Sản lượng chè búp tươi = Estimated 2421.9 tấn /2390 (KH huyện giao) 111.3% Wrong -27.6")]
    [InlineData("Giá trị công nghiệp ước đạt 23.565.000.000đ/22.000.000.000 đồng đạt 107.1% KH năm; tăng 18.5% so với cùng kỳ.", "Giá trị công nghiệp = Estimated 23565000000 đ /22000000000 (KH năm) 107.1% Ok +18.5%")]
    [InlineData("Tỷ lệ hộ nghèo 6.92% (giảm 3.98% so với cùng kỳ; trong đó KH huyện giao giảm 2.5%); hộ cận nghèo 7.13%", "Tỷ lệ hộ nghèo = 6.92 % -3.98%", "hộ cận nghèo = 7.13 %")]
    [InlineData("Gia đình văn hóa 1.742/1.857 hộ đạt 93,8%.", "Gia đình văn hóa = 1742 hộ /1857 () 93.8% Ok")]
    [InlineData("Tổng diện tích gieo cấy cả năm 654 ha, năng suất lúa bình quân 59,3 tạ/ha", "Tổng diện tích gieo cấy cả năm = 654 ha", "năng suất lúa bình quân = 59.3 tạ")]
    [InlineData("Thu cân đối ngân sách trên địa bàn năm 2022 (11 tháng): 852.906.558đ", "Thu cân đối ngân sách trên địa bàn = 852906558 đ")]
    [InlineData("Sản lượng thóc 3.880 tấn (cùng kỳ 3.828 tấn).", "Sản lượng thóc = 3880 tấn before 3828")]
    [InlineData("Giá trị sản phẩm trên 01ha đất trồng trọt ước đạt 120 triệu đồng", "Giá trị sản phẩm trên 01ha đất trồng trọt = Estimated 120 triệu đồng")]
    [InlineData("Đàn gia súc khoảng 92 con; có trên 500 lượt người tham gia", "Đàn gia súc = About 92 con")]
    [InlineData("Thực hiện Hướng dẫn số 07/HD-TĐKT ngày 11/11/2022 của huyện, năm 2022 xã triển khai đợt 2, lớp 9, phòng chống Covid-19.")]
    public void Read_SentencesOfReports_AreRows(string text, params string[] rows)
    {
        FigureStatements.Read(text).Select(Shown).ShouldBe(rows);
    }

    [Fact]
    public void Read_UnderHeadings_NamesThem()
    {
        var read = FigureStatements.Read("2.1. Phát triển kinh tế:\n- Về sản xuất nông nghiệp.\nSản lượng ngô đạt 60,4 tấn.\n2.2. Văn hóa - xã hội\nSố hộ nghèo 133 hộ.");

        read.Select(s => (s.Names[0], s.Heading)).ShouldBe([("Sản lượng ngô", "Về sản xuất nông nghiệp"), ("Số hộ nghèo", "Văn hóa - xã hội")]);
    }

    [Fact]
    public void Read_TableWithPerCents_GivesARowPerLineAndTheHeadOfTheTarget()
    {
        const string Table = """
            TT\tChỉ tiêu\tĐVT\tKH huyện\tThực hiện\tTỷ lệ (%)
            I\tNông nghiệp\t\t\t\t
            1\tĐàn trâu\tcon\t221\t231\t104,5
            2\tSản lượng thóc\ttấn\t3.767,7\t3.880,1\t102,98
            3\tĐàn lợn\tcon\t4.000\t4.320\t118
            4\tTrồng rừng\tha\t5\t8,6\t172
            Ngoài bảng, đàn dê 92 con.
            """;

        FigureStatements.Read(Table.Replace("\\t", "\t", StringComparison.Ordinal)).Select(Shown).ShouldBe([
            "Đàn trâu = 231 con /221 (KH huyện) 104.5% Ok",
            "Sản lượng thóc = 3880.1 tấn /3767.7 (KH huyện) 102.98% Ok",
            "Đàn lợn = 4320 con /4000 (KH huyện) 118% Wrong",
            "Trồng rừng = 8.6 ha /5 (KH huyện) 172% Ok",
            "Ngoài bảng, đàn dê = 92 con",
        ]);
    }

    [Fact]
    public void Read_ClauseWithCommas_OffersTheShorterReadingToo()
    {
        var statement = FigureStatements.Read("Trên địa bàn xảy ra cháy rừng, diện tích bị cháy khoảng 3,0 ha").ShouldHaveSingleItem();

        statement.Names.ShouldBe(["Trên địa bàn xảy ra cháy rừng, diện tích bị cháy", "diện tích bị cháy"]);
        (statement.Value, statement.Exactness, statement.Start).ShouldBe((3.0m, StatedExactness.About, 0));
    }

    [Fact]
    public void Read_AnyText_EndsAndQuotesTheText() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), around =>
        {
            var text = around.Get + " đạt 12/10 tấn (120%) " + around.Get + "; Đàn bò: 5 con";
            FigureStatements.Read(text).ShouldAllBe(s => s.Start >= 0 && s.Length > 0 && s.Start + s.Length <= text.Length);
        }));

    [Fact]
    public void Read_LongBrackets_StaysLinear()
    {
        var nasty = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            nasty.Append("Đàn (trâu) : (5/4 con ; ");
        }

        FigureStatements.Read(nasty.ToString()).Count.ShouldBeLessThanOrEqualTo(20_000);
    }

    private static string Shown(FigureStatement s) => string.Join(' ', new[]
    {
        s.Names[0] + " =",
        s.Exactness == StatedExactness.Exact ? null : s.Exactness.ToString(),
        Number(s.Value),
        s.Unit,
    }.Concat(s.Targets.Select(t => $"/{Number(t.Value)} ({t.Words}) {(t.StatedPercent is { } p ? Number(p) + "%" : "")} {t.Verdict}"))
    .Append(s.Change is { } c ? c.Value.ToString("+0.##;-0.##", CultureInfo.InvariantCulture) + (c.Percent ? "%" : "") : null)
    .Append(s.Previous is { } before ? "before " + Number(before) : null).Where(x => !string.IsNullOrEmpty(x)));

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
