using System.Globalization;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Vietnamese words for reports: kinds, file names, the usual frame.</summary>
public static class ReportWords
{
    /// <summary>"Báo cáo tổng kết", "Báo cáo sơ kết", "Kế hoạch".</summary>
    public static string Kind(ReportKind kind) => kind switch
    {
        ReportKind.TongKet => "Báo cáo tổng kết",
        ReportKind.SoKet => "Báo cáo sơ kết",
        _ => "Kế hoạch",
    };

    /// <summary>"Báo cáo tổng kết năm 2022".</summary>
    public static string Title(Report report) => $"{Kind(report.Kind)} {Period.Parse(report.Period).Label}";

    /// <summary>"Hội đồng Thi đua - Khen thưởng" or "Ủy ban nhân dân".</summary>
    public static string Issuer(ReportIssuer issuer) => issuer == ReportIssuer.HoiDong ? "Hội đồng Thi đua - Khen thưởng" : "Ủy ban nhân dân";

    /// <summary>"TM. HỘI ĐỒNG TĐKT" or "TM. ỦY BAN NHÂN DÂN": signature and symbol must name the same body.</summary>
    public static string Authority(ReportIssuer issuer) => issuer == ReportIssuer.HoiDong ? "TM. HỘI ĐỒNG TĐKT" : "TM. ỦY BAN NHÂN DÂN";

    /// <summary>Symbol of the document: type and body (Nghị định 30/2020/NĐ-CP, Phụ lục III).</summary>
    public static string Symbol(ReportKind kind, ReportIssuer issuer) => (kind == ReportKind.KeHoach ? "KH-" : "BC-") + (issuer == ReportIssuer.HoiDong ? "HĐTĐKT" : "UBND");

    /// <summary>A recipient named by a template.</summary>
    public static string Recipient(string code, CommuneProfile profile) => code switch
    {
        "hdtdkt-cap-tren" => profile.Superior,
        "dang-uy" => $"TT Đảng ủy {profile.Kind}",
        "hdnd" => $"TT HĐND {profile.Kind}",
        "mttq" => $"MTTQ và các đoàn thể {profile.Kind}",
        "hdtdkt" => $"TV HĐTĐKT {profile.Kind}",
        "luu" => "Lưu: VP UBND",
        _ => code,
    };

    /// <summary>
    /// Name of the file without its ending: <c>bao-cao-tong-ket-khoi-ky-2022-ban-nhap</c>, or <c>152-BC-HĐTĐKT-bao-cao-tong-ket-khoi-ky-2022</c> once it is signed.
    /// </summary>
    public static string FileName(ReportModel model)
    {
        var name = $"{(model.Kind == "ke-hoach" ? "" : "bao-cao-")}{model.Kind}-{model.Commune}-{model.Period}";
        return model.Head.Number is { } number ? $"{number}-{model.Head.Symbol}-{name}" : name + "-ban-nhap";
    }

    /// <summary>The same name in plain letters, for programs that know no others.</summary>
    public static string PlainFileName(string name) => string.Concat(name.Select(c => c is 'Đ' ? "D" : char.IsUpper(c) ? VietnameseText.Fold(c.ToString()).ToUpperInvariant() : VietnameseText.Fold(c.ToString())));

    /// <summary>Which of a record's figures a place of the text shows.</summary>
    public static string Aspect(string aspect) => aspect.Split(':', 2) switch
    {
        ["value"] => "kết quả",
        ["rate"] => "tỷ lệ",
        ["change"] => "thay đổi so với cùng kỳ",
        ["as-of"] => "ngày chốt số",
        ["words"] => "số tiền bằng chữ",
        ["amount"] => "số tiền",
        ["count"] => "số lượng",
        ["workers"] => "số ở cơ sở, lao động trực tiếp",
        ["share"] => "tỷ lệ ở cơ sở, lao động trực tiếp trên số được khen",
        ["citation"] => "viện dẫn",
        ["name"] => "tên",
        ["hamlets"] => "số thôn, xóm",
        ["target", var source] => "mức giao theo " + FigurePhrases.SourceName(source),
        ["percent", var source] => "tỷ lệ đạt so với " + FigurePhrases.SourceName(source),
        ["part", _] => "một phần",
        _ => "",
    };

    /// <summary>A moment on Vietnamese clocks: 14:32 05/12/2022.</summary>
    public static string Moment(DateTimeOffset at) => VietnamClock.ToVietnam(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
