namespace ThiDua.Figures;

/// <summary>One rule of the checker.</summary>
/// <param name="Id">Its id, for switching it off.</param>
/// <param name="Title">What a finding of this rule is called.</param>
/// <param name="Explanation">What it checks, in one line.</param>
public sealed record FigureRule(string Id, string Title, string Explanation);

/// <summary>The rules by which figures in prose are checked.</summary>
public static class FigureRules
{
    /// <summary>A per cent that does not follow from the ratio beside it.</summary>
    public const string Ratio = "ty-le";

    /// <summary>A per cent of a total stated elsewhere in the passage.</summary>
    public const string Share = "ty-trong";

    /// <summary>Parts that do not add up to their total.</summary>
    public const string Sum = "tong-phan";

    /// <summary>A total less its cut that is not the stated remainder.</summary>
    public const string Remainder = "con-lai";

    /// <summary>An amount in words that is not the amount in digits.</summary>
    public const string InWords = "bang-chu";

    /// <summary>A word of change against its sign or its figures.</summary>
    public const string Direction = "tang-giam";

    /// <summary>One indicator with two values.</summary>
    public const string TwoValues = "hai-gia-tri";

    /// <summary>Totals of households, people or staff that disagree.</summary>
    public const string Households = "tong-so-ho";

    /// <summary>A date or year that cannot be.</summary>
    public const string Date = "ngay";

    /// <summary>An anniversary whose count does not match its years.</summary>
    public const string Anniversary = "ky-niem";

    /// <summary>A document that cites a later one.</summary>
    public const string Citation = "vien-dan";

    /// <summary>Numbers of a registry out of the order of their dates.</summary>
    public const string Registry = "so-van-ban";

    /// <summary>The symbol of a document without a kind.</summary>
    public const string Symbol = "ky-hieu";

    /// <summary>The reporting year in title or preamble.</summary>
    public const string ReportYear = "nam-bao-cao";

    /// <summary>The claim that all targets were met.</summary>
    public const string AllMet = "deu-dat";

    /// <summary>A list that is announced and does not follow, or a sentence that stops before its figure.</summary>
    public const string Missing = "muc-rong";

    /// <summary>Heading numbers skipped or repeated.</summary>
    public const string Headings = "so-muc";

    /// <summary>The signing authority against the symbol of the document.</summary>
    public const string Authority = "co-quan-ky";

    /// <summary>A passage that stands twice.</summary>
    public const string Repeated = "doan-lap";

    /// <summary>A number whose separators are not the Vietnamese ones.</summary>
    public const string NumberFormat = "dinh-dang-so";

    /// <summary>Every rule with its title and explanation, in the order they are run.</summary>
    public static IReadOnlyList<FigureRule> All { get; } =
    [
        new(Ratio, "Tỷ lệ tính lại khác", "Phần trăm nêu phải bằng kết quả chia cho số giao, đến nửa đơn vị của chữ số cuối cùng đã ghi."),
        new(Share, "Tỷ trọng tính lại khác", "Phần trăm của một phần phải bằng phần đó chia cho tổng đã nêu trong đoạn."),
        new(Sum, "Các phần không bằng tổng", "Các phần sau “trong đó”, “gồm”, trong ngoặc hoặc ở chú thích phải cộng lại bằng tổng."),
        new(Remainder, "Số còn lại không khớp", "Tổng trừ phần cắt giảm phải bằng số còn lại."),
        new(InWords, "Số bằng chữ khác số", "Số tiền bằng chữ trong ngoặc phải đúng với số tiền bằng số."),
        new(Direction, "Từ tăng, giảm trái số liệu", "Từ “tăng”, “giảm” phải đúng chiều của hai số, đúng dấu, và không ngược nhau giữa hai chỗ."),
        new(TwoValues, "Một chỉ tiêu hai giá trị", "Cùng một chỉ tiêu nêu ở hai chỗ phải cùng một số, cùng ngày chốt."),
        new(Households, "Tổng số hộ, dân số không thống nhất", "Các tổng số hộ, nhân khẩu, cán bộ nêu trong văn bản, kể cả tổng suy ra từ tỷ lệ hộ nghèo, phải như nhau."),
        new(Date, "Ngày, năm không có", "Ngày phải có trong lịch, năm phải đủ bốn chữ số."),
        new(Anniversary, "Số năm không khớp", "Số năm kỷ niệm, năm thứ mấy, số năm của giai đoạn phải đúng với các năm ghi kèm."),
        new(Citation, "Viện dẫn văn bản ban hành sau", "Văn bản không thể viện dẫn văn bản có ngày sau nó, báo cáo không thể viện dẫn văn bản sau ngày báo cáo."),
        new(Registry, "Số văn bản không theo thứ tự ngày", "Trong một sổ văn bản, số lớn hơn không thể có ngày sớm hơn."),
        new(Symbol, "Ký hiệu văn bản thiếu chữ", "Ký hiệu văn bản viện dẫn phải có loại văn bản viết tắt đúng: NQ, QĐ, CT, KH…"),
        new(ReportYear, "Năm báo cáo chưa đúng", "Năm tổng kết và năm phương hướng ở tên và mở đầu phải khớp với nội dung."),
        new(AllMet, "Nhận định rộng hơn số liệu", "“Đều đạt và vượt” chỉ đúng khi không chỉ tiêu nào trong văn bản dưới 100%."),
        new(Missing, "Thiếu nội dung", "Sau “như:”, “gồm:” phải có nội dung liệt kê; sau “đạt” phải có số."),
        new(Headings, "Số thứ tự mục", "Số thứ tự các mục phải liên tục, không trùng, không nhảy."),
        new(Authority, "Cơ quan ký khác ký hiệu", "Ký hiệu văn bản, dòng “TM.” và các phụ lục kèm theo phải cùng một cơ quan ban hành."),
        new(Repeated, "Đoạn lặp lại", "Một đoạn có số liệu chép lại nguyên văn ở chỗ khác, dễ bị tính hai lần."),
        new(NumberFormat, "Cách viết số", "Hàng nghìn ngăn bằng dấu chấm, số thập phân viết dấu phẩy."),
    ];

    private static readonly Dictionary<string, FigureRule> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule with an id; null when there is none.</summary>
    public static FigureRule? Find(string id) => ById.GetValueOrDefault(id);
}

/// <summary>What to check.</summary>
public sealed record CheckOptions
{
    /// <summary>Every rule, style included.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>Rules to leave out.</summary>
    public IReadOnlyCollection<string> SkippedRules { get; init; } = [];

    /// <summary>False to leave out findings that only concern writing.</summary>
    public bool IncludeStyle { get; init; } = true;
}
