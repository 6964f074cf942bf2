namespace ThiDua.Web.Infrastructure;

/// <summary>The menu of the public pages, same rules as <see cref="MenuItems"/>.</summary>
public static class PublicMenu
{
    /// <summary>All items, built or not.</summary>
    public static IReadOnlyList<MenuItem> All { get; } =
    [
        new("khen-thuong", "Khen thưởng", "medal", "/cong-khai/khen-thuong", Available: false),
        new("lay-y-kien", "Lấy ý kiến", "people", "/cong-khai/lay-y-kien", Available: false),
        new("dien-hinh", "Điển hình", "horn", "/cong-khai/dien-hinh", Available: false),
        new("van-hoa", "Thôn, gia đình văn hóa", "family", "/cong-khai/van-hoa", Available: false),
        new("phan-anh", "Phản ánh, kiến nghị", "pen", "/cong-khai/phan-anh", Available: false),
    ];
}
