namespace ThiDua.Web.Infrastructure;

/// <summary>One word of the main menu.</summary>
/// <param name="Key">Stable name; a page sets <c>ViewData["Menu"]</c> to it to mark the item as current.</param>
/// <param name="Text">The word officials know.</param>
/// <param name="Icon">Symbol of the sprite, see <c>_Icons.cshtml</c>.</param>
/// <param name="Url">First page of the module.</param>
/// <param name="Available">False while the page is not built: the item is then not shown. A test compares this with the pages that exist.</param>
public sealed record MenuItem(string Key, string Text, string Icon, string Url, bool Available);

/// <summary>The 16 words of the main menu in their fixed order; the last three stand below a line.</summary>
public static class MenuItems
{
    /// <summary>All items, built or not.</summary>
    public static IReadOnlyList<MenuItem> All { get; } =
    [
        new("trang-chu", "Trang chủ", "home", "/", Available: true),
        new("chi-tieu", "Chỉ tiêu – Kết quả", "target", "/chi-tieu", Available: true),
        new("phong-trao", "Phong trào thi đua", "flag", "/phong-trao", Available: true),
        new("van-ban", "Văn bản", "doc", "/van-ban", Available: true),
        new("dang-ky", "Đăng ký – Giao ước", "pen", "/dang-ky", Available: false),
        new("cham-diem", "Chấm điểm", "score", "/cham-diem", Available: false),
        new("hoi-dong", "Hội đồng", "people", "/hoi-dong", Available: false),
        new("sang-kien", "Sáng kiến", "bulb", "/sang-kien", Available: false),
        new("khen-thuong", "Khen thưởng", "medal", "/khen-thuong", Available: true),
        new("quy", "Quỹ TĐKT", "wallet", "/quy", Available: true),
        new("van-hoa", "Gia đình, thôn văn hóa", "family", "/van-hoa", Available: false),
        new("dien-hinh", "Điển hình – Tuyên truyền", "horn", "/dien-hinh", Available: false),
        new("bao-cao", "Báo cáo", "report", "/bao-cao", Available: true),
        new("tra-cuu", "Tra cứu", "search", "/tra-cuu", Available: true),
        new("danh-muc", "Danh mục", "list", "/danh-muc", Available: true),
        new("he-thong", "Hệ thống", "gear", "/he-thong", Available: true),
    ];

    /// <summary>Key of the first item below the line.</summary>
    public const string FirstBelowLine = "tra-cuu";

    /// <summary>The items one user sees.</summary>
    public static IEnumerable<MenuItem> For(ShellModel shell) => All.Where(item => item.Available && !shell.HiddenMenuKeys.Contains(item.Key));
}
