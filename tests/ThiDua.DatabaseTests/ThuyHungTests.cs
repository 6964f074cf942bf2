using ThiDua.Reports;

namespace ThiDua.DatabaseTests;

/// <summary>The half-year report of Thụy Hùng: outline, per cents and appendices against its real report.</summary>
public sealed class ThuyHungTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    private const string Sample = "thuy-hung-2023-H1";

    /// <summary>The real report numbers 2.2.1 under 2, misses 2.3.3 and starts section 4 with 4.4; here the numbers follow from the outline.</summary>
    [Fact]
    public async Task Outline_OfTheHalfYearReport_IsThatOfTheRealReportWithNumbersOfItsOwn()
    {
        var model = await samples.ModelAsync(Sample);

        model.PrintedSections().Select(s => $"{s.Number} {s.Title}").ShouldBe([
            "Phần I Kết quả tổ chức triển khai thực hiện phong trào thi đua, công tác khen thưởng 6 tháng đầu năm 2023",
            "I. Đặc điểm tình hình",
            "II. Kết quả thực hiện",
            "1. Đánh giá công tác lãnh đạo, chỉ đạo về công tác thi đua, khen thưởng",
            "- Công tác lãnh đạo, chỉ đạo của cấp ủy Đảng, chính quyền đối với công tác thi đua, khen thưởng",
            "- Việc xây dựng, ban hành các văn bản để chỉ đạo, thực hiện công tác thi đua, khen thưởng 6 tháng đầu năm 2023",
            "- Đánh giá chất lượng, hiệu quả hoạt động của Hội đồng Thi đua - Khen thưởng",
            "- Kết quả tham gia các hoạt động của Cụm thi đua",
            "2. Kết quả các phong trào thi đua, công tác phát hiện, nhân điển hình tiên tiến",
            "2.1. Công tác tổ chức triển khai các phong trào thi đua",
            "2.2. Kết quả phong trào thi đua đối với thực hiện nhiệm vụ chính trị của cơ quan, đơn vị",
            "2.2.1. Lĩnh vực kinh tế",
            "- Trồng trọt",
            "- Lâm nghiệp",
            "- Chăn nuôi",
            "- Thủy lợi",
            "- Giao thông",
            "- Chương trình xây dựng nông thôn mới",
            "- Thu, chi ngân sách",
            "2.2.2. Lĩnh vực Văn hóa - Xã hội",
            "- Giáo dục",
            "- Y tế, dân số - kế hoạch hóa gia đình",
            "- Chính sách người có công",
            "- Chính sách bảo trợ xã hội",
            "- Lao động, thương binh và xã hội",
            "2.2.3. Công tác văn hóa, văn nghệ - thể dục, thể thao",
            "- Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”",
            "- Vệ sinh an toàn thực phẩm",
            "2.2.4. Công tác dân tộc - tôn giáo",
            "- Công tác dân tộc",
            "- Công tác tôn giáo",
            "2.2.5. Công tác thông tin tuyên truyền",
            "2.2.6. Công tác cải cách hành chính, kiểm soát thủ tục hành chính, áp dụng, duy trì Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015",
            "2.2.7. Công tác phòng, chống dịch COVID-19",
            "2.2.8. Quản lý nhà nước về tài nguyên, môi trường, trật tự xây dựng; giải phóng mặt bằng",
            "2.2.9. Công tác tiếp dân, giải quyết đơn thư khiếu nại, tố cáo của công dân",
            "2.2.10. Lĩnh vực tư pháp",
            "- Công tác chứng thực",
            "- Công tác hộ tịch",
            "2.2.11. Dự án đang triển khai trên địa bàn",
            "2.2.12. Quốc phòng - An ninh, trật tự an toàn xã hội",
            "- Quốc phòng",
            "- An ninh",
            "2.3. Kết quả thực hiện từng phong trào thi đua",
            "2.3.1. Phong trào thi đua “Thực hiện thắng lợi các mục tiêu kinh tế - xã hội, quốc phòng - an ninh năm 2023”",
            "2.3.2. Phong trào thi đua “Lập thành tích chào mừng kỷ niệm 90 năm Ngày truyền thống Đảng bộ tỉnh Lạng Sơn (15/6/1933 - 15/6/2023)”",
            "2.3.3. Phong trào thi đua “Cao Lộc cùng cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”",
            "2.3.4. Phong trào thi đua “Cán bộ, công chức, viên chức huyện Cao Lộc thi đua thực hiện văn hóa công sở” giai đoạn 2019-2025",
            "3. Công tác khen thưởng",
            "4. Một số công tác khác",
            "4.1. Quản lý và sử dụng quỹ thi đua, khen thưởng của đơn vị",
            "4.2. Công tác tập huấn, bồi dưỡng nghiệp vụ công tác thi đua, khen thưởng",
            "4.3. Công tác kiểm tra, giám sát về thi đua, khen thưởng",
            "III. Đánh giá chung",
            "1. Những thành tích cơ bản đã đạt được trong phong trào thi đua và công tác khen thưởng",
            "2. Những khó khăn, vướng mắc trong công tác triển khai, thực hiện các phong trào thi đua, công tác khen thưởng",
            "3. Nguyên nhân",
            "IV. Đề xuất, kiến nghị",
            "Phần II Phương hướng, nhiệm vụ công tác thi đua, khen thưởng 6 tháng cuối năm 2023",
            "I. Những nhiệm vụ trọng tâm công tác thi đua, khen thưởng 6 tháng cuối năm 2023",
            "II. Một số giải pháp chủ yếu nhằm tổ chức triển khai thực hiện phong trào thi đua, công tác khen thưởng đạt hiệu quả",
        ]);
    }

    /// <summary>Title, symbol, place and date, preamble, closing and signature name one issuing body and one pair of periods.</summary>
    [Fact]
    public async Task Frame_OfTheHalfYearReport_NamesOneBodyAndTheRightHalves()
    {
        var model = await samples.ModelAsync(Sample);

        model.Title.ShouldBe(["Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2023; phương hướng, nhiệm vụ 6 tháng cuối năm 2023"]);
        (model.Kind, model.Head.Symbol, model.Head.Place, model.Head.Year, model.Head.Month, model.Head.Day, model.Head.Number).ShouldBe(("so-ket", "BC-HĐTĐKT", "Thụy Hùng", 2023, 6, null, null));
        model.Preamble.Select(ReportModel.TextOf).ShouldBe([
            "Thực hiện Công văn số 1420/UBND-NV ngày 11/6/2023 của UBND huyện Cao Lộc về việc sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2023; căn cứ kết quả tổ chức, triển khai phong trào thi đua yêu nước và công tác thi đua, khen thưởng 6 tháng đầu năm 2023, Hội đồng Thi đua - Khen thưởng xã Thụy Hùng báo cáo như sau:",
        ]);
        model.Closing.Select(ReportModel.TextOf).ShouldBe([
            "Trên đây là báo cáo sơ kết phong trào thi đua và công tác khen thưởng 6 tháng đầu năm 2023, phương hướng, nhiệm vụ 6 tháng cuối năm 2023 của Hội đồng Thi đua - Khen thưởng xã Thụy Hùng./.",
        ]);
        (model.Signature.Authority, model.Signature.Title, model.Signature.Office, model.Signature.Name).ShouldBe(("TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH HỘI ĐỒNG", "CHỦ TỊCH UBND XÃ", "Lý Hồng Quân"));
    }

    /// <summary>Lines 61 to 117 of the real report, its footnote 1 included; 34,49% where the real one cuts off 34,48.</summary>
    [Fact]
    public async Task Section_OfTheEconomy_PrintsThePercentsOfTheRealReport()
    {
        var model = await samples.ModelAsync(Sample);

        Percents(model, "linh-vuc-lon/kinh-te").ShouldBe(["71,14%", "100%", "103,45%", "100%", "27,91%", "346,8%", "346,8%", "20,77%", "18,97%", "34,49%"]);
        Changes(model, "linh-vuc-lon/kinh-te").ShouldBe(["tăng 1,8%", "giảm 0,8%", "không tăng", "giảm 23,2%"]);
    }

    [Fact]
    public async Task Footnotes_AreTheSixOfTheRealReport()
    {
        var notes = (await samples.ModelAsync(Sample)).PrintedSections().SelectMany(s => s.Blocks).SelectMany(ReportModel.SpansOf).Where(s => s.Footnote is not null).Select(s => string.Concat(s.Footnote!.Select(n => n.Text))).ToList();

        notes.Count.ShouldBe(6);
        notes[0].ShouldBe("Trong đó: lúa xuân 164/164 ha, đạt 100% KH huyện, tăng 1,8% so với cùng kỳ; ngô xuân 60/58 ha, đạt 103,45% KH huyện, giảm 0,8% so với cùng kỳ; mía 10/10 ha, đạt 100% KH huyện, không tăng so với cùng kỳ; rau các loại ước đạt 11,9/42,63 ha, đạt 27,91% KH huyện, giảm 23,2% so với cùng kỳ; trồng rừng 86,7/25 ha, đạt 346,8% KH năm (Nhà nước hỗ trợ 65 ha; nhân dân tự bỏ vốn 21,7 ha).");
        notes[1].ShouldBe("Tổng đàn gia súc khoảng 92 con, trong đó: đàn trâu 31 con; đàn bò 21 con; đàn lợn khoảng 40 con; đàn gia cầm khoảng 14.540 con.");
        notes[2].ShouldBe("Trong đó: thu phí, lệ phí 16.118.000 đồng; phí trước bạ 3.616.913 đồng.");
        notes[3].ShouldContain("chăm ngoan, học giỏi 99/312 trẻ, đạt 31,73%");
        notes[4].ShouldContain("phụ nữ có thai 33 người, số ca đẻ 19 ca");
        notes[5].ShouldContain("mỗi suất 300.000 đồng, cộng 10.200.000 đồng");
    }

    /// <summary>Lines 379 to 387 of the real report. It ties the appendix to a report of the UBND; here the reference is the report's own.</summary>
    [Fact]
    public async Task AppendixOfDocuments_HoldsTheFourRowsOfTheRealReport()
    {
        var appendix = (await samples.ModelAsync(Sample)).Appendices![0];

        (appendix.Label, appendix.Title).ShouldBe(("Phụ lục I", "Tổng hợp các văn bản chỉ đạo, triển khai công tác thi đua - khen thưởng xã Thụy Hùng 6 tháng đầu năm 2023"));
        string.Join(' ', appendix.Reference.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldBe("(Kèm theo Báo cáo số /BC-HĐTĐKT ngày tháng 6 năm 2023 của Hội đồng Thi đua - Khen thưởng xã Thụy Hùng)");
        Rows(appendix).ShouldBe([
            "1|Kế hoạch số 08/KH-UBND ngày 05/01/2023|Về công tác thi đua, khen thưởng năm 2023|",
            "2|Phát động số 47/PĐ-UBND ngày 25/01/2023|Thi đua thực hiện thắng lợi các mục tiêu kinh tế - xã hội, quốc phòng - an ninh năm 2023|",
            "3|Kế hoạch số 153/KH-UBND ngày 28/02/2023|Triển khai thực hiện phong trào thi đua “Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí” trên địa bàn xã Thụy Hùng năm 2023|",
            "4|Kế hoạch số 113/KH-UBND ngày 09/3/2023|Phát động phong trào thi đua đặc biệt lập thành tích chào mừng kỷ niệm 90 năm Ngày truyền thống Đảng bộ tỉnh Lạng Sơn (15/6/1933 - 15/6/2023)|",
        ]);
    }

    /// <summary>Lines 389 to 450: the same rows and totals 9, 8, 8. The two letters of the district are only proposed, which a footnote tells; their kind is known here.</summary>
    [Fact]
    public async Task AppendixOfAwards_HoldsTheRowsAndTotalsOfTheRealReport()
    {
        var appendix = (await samples.ModelAsync(Sample)).Appendices![1];

        (appendix.Label, appendix.Title).ShouldBe(("Phụ lục II", "Tổng hợp các danh hiệu thi đua, hình thức khen thưởng 6 tháng đầu năm 2023"));
        Rows(appendix).ShouldBe([
            "I|Khen thưởng cấp Nhà nước|||||||",
            "1|Huân chương Độc lập|||||||", "|Trong đó: Khen cống hiến|||||||", "|GĐ nhiều liệt sĩ|||||||",
            "2|Huân chương Lao động|||||||", "|Trong đó: Khen cống hiến|||||||", "|Khen thường xuyên|||||||",
            "3|Nghệ sĩ nhân dân|||||||", "|Nghệ sĩ ưu tú|||||||",
            "4|Nghệ nhân nhân dân|||||||", "|Nghệ nhân ưu tú|||||||",
            "5|Huân, Huy chương kháng chiến chống Mỹ|||||||", "|Huân chương kháng chiến|||||||", "|Huy chương kháng chiến|||||||",
            "6|Bà mẹ Việt Nam Anh hùng|||||||",
            "7|Bằng khen Thủ tướng Chính phủ|||||||", "|Trong đó: Khen chuyên đề|||||||", "|Khen đột xuất|||||||", "|Khen thường xuyên|||||||",
            "8|Cờ Thi đua của Chính phủ|||||||", "|Trong đó: Khen chuyên đề|||||||", "|Khen thường xuyên|||||||",
            "9|Chiến sĩ thi đua toàn quốc|||||||",
            "10|Kỷ niệm chương bộ, ngành|||||||",
            "II|Khen thưởng cấp tỉnh|||||||",
            "1|Cờ Thi đua của tỉnh|||||||", "2|Danh hiệu TTLĐXS, ĐVQT|||||||", "3|Danh hiệu CSTĐ cấp tỉnh|||||||",
            "4|Bằng khen của Chủ tịch UBND tỉnh|||||||", "|Khen chuyên đề|||||||", "|Khen đột xuất, đối ngoại|||||||", "|Khen thường xuyên|||||||",
            "III|Khen thưởng cấp huyện|||||||",
            "1|Lao động tiên tiến|||||||", "2|Chiến sĩ thi đua cơ sở|||||||", "3|Tập thể lao động tiên tiến|||||||",
            "4|Giấy khen|2 (Trong đó đề nghị, chưa có quyết định: 2.)||||||",
            "-|Khen chuyên đề|2||||||", "-|Khen đột xuất, đối ngoại|||||||", "-|Khen thường xuyên|||||||",
            "IV|Khen thưởng cấp xã|7|8|8||||",
            "TỔNG CỘNG (I + II + III + IV)|9|8|8||||",
        ]);
        appendix.Blocks.Skip(1).Select(ReportModel.TextOf).ShouldBe([
            "Ghi chú:",
            "+ Cá nhân là Lãnh đạo tính từ cấp phòng thuộc Sở, ban, ngành, đoàn thể tỉnh; phòng thuộc cấp huyện trở lên.",
            "+ Cách tính tỷ lệ danh hiệu thi đua, hình thức khen thưởng như sau:",
            "- Tỷ lệ các tập thể, cá nhân được khen thưởng tính trên tổng số các tập thể, cá nhân thuộc đơn vị.",
            "- Tỷ lệ cán bộ Lãnh đạo tính trên tổng số cá nhân được khen thưởng.",
        ]);
    }

    /// <summary>Lines 243 to 254: the two tables of the justice section.</summary>
    [Fact]
    public async Task Tables_OfTheJusticeSection_HoldTheFiguresOfTheRealReport()
    {
        var tables = (await samples.ModelAsync(Sample)).PrintedSections().SelectMany(s => s.Blocks).Select(b => b.Table).OfType<ModelTable>().ToList();

        tables.Select(t => string.Join('|', t.Rows.Single().Cells.Select(c => string.Concat(c.Spans.Select(s => s.Text))))).ShouldBe([
            "2.457|8.251.000|261|3.310.000|17|850.000",
            "32|3|11|10|0|23|3|0|102 trường hợp = 399 bản = 3.104.000 đồng|26",
        ]);
    }

    private static IEnumerable<string> Rows(ModelAppendix appendix) => appendix.Blocks[0].Table!.Rows.Select(r => string.Join('|', r.Cells.Select(c =>
        string.Concat(c.Spans.Select(s => s.Text + (s.Footnote is { } note ? $" ({string.Concat(note.Select(n => n.Text))})" : ""))))));

    private static IEnumerable<string> Percents(ReportModel model, string section) => Spans(model, section, "percent:");

    private static IEnumerable<string> Changes(ReportModel model, string section) => Spans(model, section, "change");

    private static IEnumerable<string> Spans(ReportModel model, string section, string aspect) => model.AllSections().Single(s => s.Id == section).Flatten()
        .SelectMany(s => s.Blocks).SelectMany(ReportModel.SpansOf).Where(s => s.Source?.Aspect.StartsWith(aspect, StringComparison.Ordinal) == true).Select(s => s.Text);
}
