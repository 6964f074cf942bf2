using ThiDua.Reports;

namespace ThiDua.DatabaseTests;

/// <summary>The short year-end report of Khánh Cư: outline, figures of counts and shares, honours unit by unit against its real report.</summary>
public sealed class KhanhCuTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    private const string Sample = "khanh-cu-2023";

    /// <summary>The real report jumps from 2 to 4 and writes a., b., "c,"; here the numbers follow from the outline.</summary>
    [Fact]
    public async Task Outline_OfTheReport_IsThatOfTheRealReportWithNumbersOfItsOwn()
    {
        var model = await samples.ModelAsync(Sample);

        model.PrintedSections().Select(s => $"{s.Number} {s.Title}").ShouldBe([
            "I. Kết quả phong trào thi đua yêu nước và công tác khen thưởng năm 2023",
            "1. Đặc điểm chung",
            "2. Kết quả phong trào thi đua yêu nước và công tác khen thưởng",
            "a) Về phong trào thi đua",
            "+ Trong lĩnh vực kinh tế",
            "+ Phong trào xây dựng nông thôn mới",
            "+ Trong lĩnh vực văn hóa - xã hội",
            "+ Xây dựng chính quyền số, đẩy mạnh cải cách hành chính",
            "+ Phong trào thi đua trên lĩnh vực an ninh - quốc phòng",
            "+ Phong trào thi đua xây dựng, củng cố hệ thống chính trị, Đảng, đoàn thể, Mặt trận Tổ quốc, quản lý nhà nước",
            "b) Về công tác khen thưởng",
            "c) Thành tích của các ngành, đoàn thể, tập thể, cá nhân được cấp trên khen thưởng năm 2023",
            "3. Đổi mới hoạt động của Hội đồng Thi đua - Khen thưởng và công tác tổ chức, cán bộ làm thi đua, khen thưởng",
            "4. Những tồn tại, hạn chế trong công tác thi đua, khen thưởng",
            "II. Phương hướng, nhiệm vụ năm 2024",
            "1. Phương hướng thực hiện",
            "2. Nhiệm vụ và giải pháp",
        ]);
    }

    /// <summary>The real report calls its own year 2024 three times (title and preamble) and its place and date line tells January 2024.</summary>
    [Fact]
    public async Task Head_OfTheReport_NamesTheYearReportedAndTheMonthItIsWritten()
    {
        var model = await samples.ModelAsync(Sample);

        model.Title.ShouldBe(["Tổng kết công tác thi đua, khen thưởng năm 2023, phương hướng, nhiệm vụ công tác năm 2024"]);
        ReportModel.TextOf(model.Preamble.Single()).ShouldStartWith("Căn cứ Hướng dẫn của UBND huyện Yên Khánh tổng kết công tác thi đua, khen thưởng năm 2023, UBND xã Khánh Cư báo cáo");
        (model.Head.Year, model.Head.Month, model.Head.Day, model.Head.Symbol, model.Signature.Authority).ShouldBe((2024, 1, null, "BC-UBND", "TM. ỦY BAN NHÂN DÂN"));
    }

    /// <summary>F4:55, 57, 79: shares computed from their counts, in reading order.</summary>
    [Fact]
    public async Task Report_OfTheYear_ComputesEveryShare()
    {
        var model = await samples.ModelAsync(Sample);

        model.AllSpans().Where(s => s.Source is { } source && (source.Aspect == "rate" || source.Aspect.StartsWith("percent:", StringComparison.Ordinal))).Select(s => s.Text).ShouldBe(["95,2%", "100%", "100%", "100%"]);
        model.AllSpans().Where(s => s.Source is { Aspect: "change" }).Select(s => s.Text).ShouldBe(["giảm 11%"]);
    }

    /// <summary>F4:105–115: the state, the Party and the others apart; money as stated.</summary>
    [Fact]
    public async Task Awards_OfTheCommune_KeepStateAndPartyApart()
    {
        var model = await samples.ModelAsync(Sample);

        model.AllSections().Single(s => s.Id == "khen-thuong").Blocks.Select(ReportModel.TextOf).Skip(1).Take(5).ShouldBe([
            "Đề nghị Chủ tịch UBND huyện Yên Khánh tặng Giấy khen cho 03 tập thể, 05 cá nhân có thành tích xuất sắc trong phong trào thi đua năm 2023.",
            "Chủ tịch UBND xã tặng Giấy khen cho 11 tập thể, 23 cá nhân có thành tích tiêu biểu trong các phong trào thi đua năm 2023.",
            "Năm 2023, xã trích quỹ thi đua, khen thưởng 13,1 triệu đồng để thưởng các tập thể, cá nhân trên.",
            "Đảng ủy xã khen thưởng cho 02 tập thể (chi bộ), 30 cá nhân (đảng viên) hoàn thành xuất sắc nhiệm vụ.",
            "Đề nghị Huyện ủy khen thưởng cho 04 cá nhân có thành tích trong công tác Đảng năm 2023.",
        ]);
    }

    /// <summary>F4:119–137: one paragraph per unit, by position where the report names people, by count where it does not.</summary>
    [Fact]
    public async Task Honours_FromAbove_AreToldUnitByUnit()
    {
        var model = await samples.ModelAsync(Sample);

        var told = model.AllSections().Single(s => s.Id == "cap-tren-khen").Blocks.Select(ReportModel.TextOf).ToList();

        told.Select(t => t.Split(':')[0]).ShouldBe([
            "UBND xã Khánh Cư", "Lực lượng vũ trang nhân dân xã Khánh Cư", "Ủy ban MTTQ Việt Nam xã Khánh Cư", "Hội Cựu chiến binh xã Khánh Cư", "Đoàn TNCS Hồ Chí Minh xã Khánh Cư", "Hội Nông dân xã Khánh Cư",
            "Công ty Cổ phần Công nghệ Xanh", "Hội Liên hiệp Phụ nữ xã Khánh Cư", "Trường THCS Khánh Cư", "Trường Tiểu học Khánh Cư", "Trường Mầm non Khánh Cư", "Trạm Y tế xã Khánh Cư",
        ]);
        told[1].ShouldBe("Lực lượng vũ trang nhân dân xã Khánh Cư: tập thể, 03 cá nhân (trong đó có Chủ tịch UBND xã và Chỉ huy trưởng Ban CHQS xã) được Chủ tịch UBND huyện Yên Khánh tặng Giấy khen có thành tích xuất sắc trong cuộc diễn tập phòng thủ năm 2023; "
            + "Ban Chỉ huy Quân sự xã được Quân khu 3 tặng danh hiệu Đơn vị quyết thắng; Chỉ huy trưởng Ban CHQS xã được Bộ Chỉ huy Quân sự tỉnh tặng danh hiệu Chiến sĩ thi đua cơ sở.");
        told[3].ShouldBe("Hội Cựu chiến binh xã Khánh Cư: được Chủ tịch UBND huyện Yên Khánh tặng Giấy khen; Chi hội Cựu chiến binh Xuân Dương 1, Chủ tịch Hội Cựu chiến binh xã được Hội Cựu chiến binh huyện tặng Giấy khen.");
        told[9].ShouldBe("Trường Tiểu học Khánh Cư: tập thể, 01 cá nhân được Chủ tịch UBND tỉnh Ninh Bình tặng Bằng khen; 04 cá nhân được Chủ tịch UBND huyện Yên Khánh tặng Giấy khen; "
            + "02 cá nhân được Chủ tịch UBND huyện Yên Khánh tặng danh hiệu Chiến sĩ thi đua cơ sở.");
    }
}
