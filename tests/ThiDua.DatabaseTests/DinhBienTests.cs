using ThiDua.Reports;

namespace ThiDua.DatabaseTests;

/// <summary>The year-end report of Định Biên: outline, per cents and awards against its real report.</summary>
public sealed class DinhBienTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    private const string Sample = "dinh-bien-2023";

    [Fact]
    public async Task Outline_OfTheReport_IsThatOfTheRealReport()
    {
        var model = await samples.ModelAsync(Sample);

        model.PrintedSections().Select(s => $"{s.Number} {s.Title}").ShouldBe([
            "Phần I Kết quả phong trào thi đua yêu nước và công tác khen thưởng năm 2023",
            "I. Kết quả tổ chức, triển khai thực hiện các phong trào thi đua",
            "1. Lãnh đạo, chỉ đạo công tác thi đua, khen thưởng",
            "2. Kết quả tổ chức, triển khai các phong trào thi đua",
            "2.1. Kết quả phong trào thi đua đối với thực hiện nhiệm vụ chính trị",
            "2.1.1. Lĩnh vực kinh tế",
            "- Sản xuất nông, lâm nghiệp",
            "- Công tác quản lý, bảo vệ và phát triển rừng",
            "- Kết quả sản xuất cây hoa màu",
            "- Cây chè",
            "- Chăn nuôi gia súc, gia cầm",
            "- Sản xuất công nghiệp - tiểu thủ công nghiệp - thương mại, dịch vụ",
            "- Xây dựng cơ bản",
            "- Xây dựng nông thôn mới",
            "- Công tác quản lý ngân sách",
            "- Công tác quản lý tài nguyên - môi trường",
            "2.1.2. Lĩnh vực văn hóa - xã hội",
            "- Công tác văn hóa - thông tin",
            "- Chương trình chuyển đổi số",
            "- Công tác y tế",
            "- Công tác giáo dục và đào tạo",
            "- Công tác lao động - thương binh và xã hội",
            "2.1.3. Lĩnh vực nội chính",
            "- Công tác nội vụ",
            "- Công tác cải cách hành chính",
            "- Công tác tư pháp, phòng, chống tham nhũng và giải quyết khiếu nại, tố cáo",
            "- Công tác quốc phòng địa phương",
            "- An ninh chính trị, trật tự an toàn xã hội",
            "3. Kết quả triển khai, thực hiện các phong trào thi đua theo đợt, theo chuyên đề do cấp trên phát động",
            "- Phong trào thi đua “Thái Nguyên chung sức xây dựng nông thôn mới” giai đoạn 2021-2025",
            "- Phong trào thi đua “Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau” giai đoạn 2021-2025",
            "- Phong trào thi đua “Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở” giai đoạn 2019-2025",
            "- Phong trào thi đua “Dân vận khéo” giai đoạn 2021-2025",
            "- Phong trào thi đua “Đẩy mạnh cải cách hành chính”",
            "4. Kết quả công tác khen thưởng năm 2023",
            "4.1. Đề nghị cấp tỉnh khen thưởng",
            "4.2. Đề nghị cấp huyện khen thưởng",
            "4.3. Khen thưởng cấp xã",
            "II. Đánh giá chung",
            "1. Thuận lợi",
            "2. Khó khăn, hạn chế, tồn tại",
            "Phần II Phương hướng, nhiệm vụ trọng tâm năm 2024",
            "I. Phương hướng, nhiệm vụ",
        ]);
    }

    /// <summary>F2:68–112, 199: all per cents, in the order of the real report.</summary>
    [Fact]
    public async Task Report_OfTheYear_ComputesEveryPercent()
    {
        var model = await samples.ModelAsync(Sample);

        model.AllSpans().Where(s => s.Source?.Aspect.StartsWith("percent:", StringComparison.Ordinal) == true).Select(s => s.Text)
            .ShouldBe(["100%", "102,7%", "135%", "144%", "100%", "101%", "270%", "100%", "100%", "100%"]);
    }

    /// <summary>F2:390–408: what is proposed is told as a proposal, titles as titles, and counts are those of the lines.</summary>
    [Fact]
    public async Task Awards_OfTheYear_StandByLevel()
    {
        var model = await samples.ModelAsync(Sample);

        string[] Of(string section) => [.. model.AllSections().Single(s => s.Id == section).Blocks.Select(ReportModel.TextOf)];
        Of("de-nghi-tinh").ShouldBe(["Đề nghị Chủ tịch UBND tỉnh Thái Nguyên tặng Bằng khen cho 01 cá nhân có thành tích xuất sắc trong phong trào thi đua năm 2023."]);
        Of("de-nghi-huyen").ShouldBe([
            "Đề nghị Chủ tịch UBND huyện Định Hóa tặng danh hiệu Chiến sĩ thi đua cơ sở cho 04 cá nhân năm 2023.",
            "Đề nghị Chủ tịch UBND huyện Định Hóa tặng Giấy khen cho 01 cá nhân có thành tích thực hiện nhiệm vụ công tác năm 2023.",
        ]);
        Of("khen-cap-xa").ShouldBe([
            "Chủ tịch UBND xã tặng danh hiệu Lao động tiên tiến cho 25 cá nhân (cán bộ, công chức) năm 2023.",
            "Chủ tịch UBND xã tặng Giấy khen cho 13 tập thể, 26 cá nhân có thành tích thực hiện nhiệm vụ công tác năm 2023.",
            "Chủ tịch UBND xã tặng Giấy khen cho 78 hộ gia đình đạt gia đình văn hóa tiêu biểu năm 2023.",
        ]);
    }

    /// <summary>F2:228–236 and 339–347 tell the same gifts twice: one record stands behind both places.</summary>
    [Fact]
    public async Task Gifts_ToldTwice_AreOneRecord()
    {
        var model = await samples.ModelAsync(Sample);

        var places = model.AllSpans().Where(s => s.Source?.Code is "qua-tet-tien" or "qua-mttq-tien").GroupBy(s => s.Source!.Code).ToDictionary(g => g.Key, g => g.Select(s => (s.Text, s.Source!.Id)).ToList());

        places["qua-tet-tien"].Count.ShouldBe(2);
        places["qua-tet-tien"].Distinct().Count().ShouldBe(1);
        places["qua-mttq-tien"].Select(p => p.Text).ShouldBe(["23 triệu đồng", "23 triệu đồng"]);
    }
}
