namespace ThiDua.Documents.Tests;

/// <summary>A year-end report with every kind of block, in the length and wording of a real one.</summary>
internal static class SampleLetter
{
    public static OfficialLetter Rich() => new()
    {
        Head = Head(),
        Kind = "BÁO CÁO",
        Subject = ["Kết quả phong trào thi đua yêu nước và công tác khen thưởng năm 2022;", "phương hướng, nhiệm vụ năm 2023"],
        Numbering = OutlineNumbering.ReportInParts,
        Properties = Properties(),
        FooterNote = "Mã kiểm tra: 7f3c-91ad-0b52-e6d8 · bản in ngày 15/12/2022",
        Body = Body(),
        Signature = new(["TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH"], "CHỦ TỊCH UBND", "Nguyễn Văn Đoàn"),
        Recipients = ["Hội đồng TĐKT huyện Đại Từ", "Thường trực Đảng ủy xã", "Thường trực HĐND xã", "UB MTTQ và các đoàn thể xã", "13 xóm", "Lưu: VT, HĐTĐKT"],
        Appendices = [FirstAppendix(), SecondAppendix()],
    };

    public static LetterHead Head() => new()
    {
        ParentBody = "UBND XÃ KHÔI KỲ",
        Body = "HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG",
        Symbol = "BC-HĐTĐKT",
        Place = "Khôi Kỳ",
        Year = 2022,
        Month = 12,
    };

    public static DocumentProperties Properties() =>
        new("Báo cáo thi đua, khen thưởng năm 2022", "UBND xã Khôi Kỳ", new DateTimeOffset(2022, 12, 15, 8, 0, 0, TimeSpan.FromHours(7)));

    public static OfficialLetter Short() => Rich() with { Body = [new ParagraphBlock("Kính gửi báo cáo.")], Appendices = [], Numbering = OutlineNumbering.Report };

    public static TableBlock Results() => new(
        [new(0.6, CellAlignment.Center), new(4), new(1, CellAlignment.Center), new(1.2, CellAlignment.Right), new(1.2, CellAlignment.Right), new(1.2, CellAlignment.Right)],
        [
            [new("STT", RowSpan: 3), new("Chỉ tiêu", RowSpan: 3), new("Đơn vị tính", RowSpan: 3), new("Năm 2022", ColumnSpan: 3)],
            [new("Kế hoạch", RowSpan: 2), new("Thực hiện", ColumnSpan: 2)],
            [new("Số lượng"), new("Tỷ lệ (%)")],
        ],
        [
            new([new("I"), new("Kinh tế", columnSpan: 5)], Bold: true),
            new([new("1"), new("Tổng sản lượng lương thực có hạt"), new("tấn"), new("3.500"), new("3.612,5"), new("103,2")]),
            new([new("2"), new([new TextInline("Diện tích trồng rừng tập trung (m"), new TextInline("2", Superscript: true), new TextInline(")")]), new("ha"), new("25"), new("27,4"), new("109,6")]),
            new([new("3"), new("Thu ngân sách trên địa bàn"), new("triệu đồng"), new("1.250"), new("1.418"), new("113,4")]),
            new([new("II"), new("Văn hóa – xã hội", columnSpan: 5)], Bold: true),
            new([new("1"), new("Tỷ lệ hộ gia đình đạt danh hiệu “Gia đình văn hóa”"), new("%"), new("92"), new("94,1"), new("102,3")]),
            new([new("Cộng các chỉ tiêu đạt và vượt", columnSpan: 3, CellAlignment.Center), new("16"), new("15"), new("93,8")], Bold: true),
        ]);

    private static Block[] Body() =>
    [
        new ParagraphBlock("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16 tháng 11 năm 2013;", ParagraphStyle.Basis),
        new ParagraphBlock("Căn cứ Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2022 của Ủy ban nhân dân xã về công tác thi đua, khen thưởng năm 2022,", ParagraphStyle.Basis),
        new ParagraphBlock([
            new TextInline("Hội đồng Thi đua – Khen thưởng xã Khôi Kỳ báo cáo kết quả phong trào thi đua yêu nước và công tác khen thưởng năm 2022"),
            new FootnoteInline("Số liệu tính đến hết ngày 30 tháng 11 năm 2022, trừ các chỉ tiêu ghi rõ thời điểm khác."),
            new TextInline(", phương hướng, nhiệm vụ năm 2023 như sau:"),
        ]),
        new HeadingBlock(1, "Kết quả phong trào thi đua yêu nước năm 2022"),
        new HeadingBlock(2, "Đặc điểm tình hình"),
        new ParagraphBlock("Xã Khôi Kỳ là xã miền núi nằm ở phía nam huyện Đại Từ, có diện tích tự nhiên 1.213,5 ha, 13 xóm, 1.874 hộ với 7.296 nhân khẩu. Trên địa bàn xã có 08 dân tộc anh em cùng sinh sống, đời sống nhân dân chủ yếu dựa vào sản xuất nông, lâm nghiệp, trong đó cây chè là cây trồng mũi nhọn. Đảng bộ xã có 19 chi bộ trực thuộc với 412 đảng viên."),
        new HeadingBlock(3, "Thuận lợi"),
        new ParagraphBlock("Được sự quan tâm lãnh đạo, chỉ đạo của Huyện ủy, HĐND, UBND huyện, sự hướng dẫn của các phòng, ban chuyên môn của huyện;", ParagraphStyle.ListItem),
        new ParagraphBlock("Hệ thống chính trị từ xã đến xóm được củng cố, kiện toàn; nhân dân đoàn kết, tin tưởng vào sự lãnh đạo của Đảng, hưởng ứng các phong trào thi đua.", ParagraphStyle.ListItem),
        new HeadingBlock(3, "Khó khăn"),
        new ParagraphBlock("Thời tiết diễn biến phức tạp, giá vật tư nông nghiệp tăng cao, dịch tả lợn châu Phi tái phát ở một số xóm đã ảnh hưởng đến việc thực hiện các chỉ tiêu thi đua."),
        new HeadingBlock(2, "Kết quả thực hiện nhiệm vụ chính trị"),
        new HeadingBlock(3, "Phát triển kinh tế"),
        new HeadingBlock(4, "Sản xuất nông, lâm nghiệp"),
        new ParagraphBlock("Tổng sản lượng lương thực có hạt đạt 3.612,5 tấn, bằng 103,2% kế hoạch, tăng 62,5 tấn so với cùng kỳ. Năng suất chè búp tươi bình quân đạt 118 tạ/ha; diện tích chè được cấp chứng nhận VietGAP đạt 64 ha. Công tác phòng, chống dịch bệnh cho cây trồng, vật nuôi được triển khai kịp thời, tỷ lệ tiêm phòng đàn gia súc, gia cầm đạt 96,4%."),
        new HeadingBlock(4, "Thu, chi ngân sách"),
        new ParagraphBlock([
            new TextInline("Thu ngân sách trên địa bàn đạt "), new TextInline("1.418 triệu đồng", Bold: true), new TextInline(", bằng 113,4% kế hoạch"),
            new FootnoteInline([new TextInline("Không kể thu bổ sung cân đối từ ngân sách cấp trên và thu "), new TextInline("chuyển nguồn", Italic: true), new TextInline(".")]),
            new TextInline("; chi ngân sách bảo đảm đúng dự toán, tiết kiệm, hiệu quả."),
        ]),
        new HeadingBlock(3, "Văn hóa – xã hội"),
        new HeadingBlock(4, "Giáo dục"),
        new ParagraphBlock("Chất lượng giáo dục toàn diện được giữ vững, 100% trẻ trong độ tuổi được đến trường; 03/03 trường đạt chuẩn quốc gia. Các nhà trường đã đăng ký:"),
        new ParagraphBlock("Trường Mầm non: danh hiệu Tập thể Lao động tiên tiến;", ParagraphStyle.Numbered),
        new ParagraphBlock("Trường Tiểu học: danh hiệu Tập thể Lao động xuất sắc;", ParagraphStyle.Numbered),
        new ParagraphBlock("Trường Trung học cơ sở: danh hiệu Tập thể Lao động tiên tiến.", ParagraphStyle.Numbered),
        new HeadingBlock(4, "Y tế, dân số"),
        new ParagraphBlock("Trạm Y tế xã duy trì tiêu chí quốc gia về y tế; tỷ lệ người dân tham gia bảo hiểm y tế đạt 98,2%. Năm 2022, trạm đã thực hiện:"),
        new ParagraphBlock("Khám, chữa bệnh cho 6.215 lượt người;", ParagraphStyle.Numbered),
        new ParagraphBlock("Tiêm chủng đầy đủ cho 104/106 trẻ dưới 1 tuổi.", ParagraphStyle.Numbered),
        new ParagraphBlock("Bảng tổng hợp chỉ tiêu chủ yếu năm 2022", ParagraphStyle.Centered),
        Results(),
        new ParagraphBlock("Nhìn chung, 15/16 chỉ tiêu chủ yếu đạt và vượt kế hoạch đề ra; 01 chỉ tiêu không đạt là tỷ lệ đường trục xóm được cứng hóa do nguồn vốn hỗ trợ xi măng phân bổ chậm."),
        new HeadingBlock(5, [new TextInline("Đường trục xóm: "), new TextInline("đạt 87,5% kế hoạch.", Italic: true)]),
        new HeadingBlock(2, [new TextInline("Ghi chú về nguồn số liệu")], Numbered: false),
        new ParagraphBlock([new TextInline("Số liệu do công chức Văn phòng – Thống kê tổng hợp;"), new LineBreakInline(), new TextInline("đã được các ngành đối chiếu.")], ParagraphStyle.Plain),
        new HeadingBlock(1, "Phương hướng, nhiệm vụ công tác thi đua, khen thưởng năm 2023"),
        new HeadingBlock(2, "Phương hướng"),
        new ParagraphBlock("Tiếp tục quán triệt và thực hiện nghiêm Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen thưởng; gắn các phong trào thi đua với việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; phát hiện, bồi dưỡng, nhân rộng các điển hình tiên tiến, quan tâm khen thưởng người lao động trực tiếp."),
        new HeadingBlock(2, "Nhiệm vụ trọng tâm"),
        new ParagraphBlock("Tổ chức phát động, ký giao ước thi đua trong quý I năm 2023; xét tặng danh hiệu bảo đảm công khai, dân chủ, đúng người, đúng việc, kịp thời."),
        new ParagraphBlock("Trên đây là báo cáo kết quả phong trào thi đua yêu nước và công tác khen thưởng năm 2022, phương hướng, nhiệm vụ năm 2023 của Hội đồng Thi đua – Khen thưởng xã Khôi Kỳ./."),
    ];

    private static LetterAppendix FirstAppendix() => new(
        "Phụ lục I",
        "Danh mục văn bản chỉ đạo về thi đua, khen thưởng năm 2022",
        "(Kèm theo Báo cáo số " + Head().NumberText + " " + Head().DateText + " của Hội đồng TĐKT xã Khôi Kỳ)",
        [
            new HeadingBlock(2, "Văn bản của Đảng ủy"),
            new ParagraphBlock("Nghị quyết số 05-NQ/ĐU ngày 10 tháng 01 năm 2022 về nhiệm vụ năm 2022."),
            new HeadingBlock(2, "Văn bản của Ủy ban nhân dân"),
            new ParagraphBlock("Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2022."),
        ]);

    private static LetterAppendix SecondAppendix() => new(
        "Phụ lục II",
        "Danh sách tập thể, cá nhân được khen thưởng",
        "(Kèm theo Báo cáo số " + Head().NumberText + " " + Head().DateText + " của Hội đồng TĐKT xã Khôi Kỳ)",
        [
            new TableBlock(
                [new(0.5, CellAlignment.Center), new(3), new(3), new(2, CellAlignment.Center), new(2, CellAlignment.Right)],
                [[new("STT"), new("Họ và tên"), new("Đơn vị"), new("Hình thức"), new("Tiền thưởng (đồng)")]],
                [.. Enumerable.Range(1, 40).Select(i => new TableRow([
                    new(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), new($"Người thứ {i} Nguyễn Thị Ưởng"), new("Xóm Đức Long"), new("Giấy khen"), new("250.000")]))]),
        ],
        Landscape: true);
}
