using ThiDua.Identity;

namespace ThiDua.Web.Infrastructure;

/// <summary>Who may open and who may change the pages of a folder.</summary>
/// <param name="Folder">Folder under Pages, e.g. <c>/ChiTieu</c>.</param>
/// <param name="Read">May GET.</param>
/// <param name="Write">May POST.</param>
/// <param name="MenuKey">Menu item hidden from those who may not read.</param>
public sealed record FolderRule(string Folder, Func<Role, bool> Read, Func<Role, bool> Write, string? MenuKey);

/// <summary>The permissions of all page folders. A new page is protected by the folder it lies in; a folder without a rule answers 403 to everyone.</summary>
public static class FolderRules
{
    private static readonly Func<Role, bool> s_everyone = _ => true;

    /// <summary>All rules; the longest folder that fits decides.</summary>
    public static IReadOnlyList<FolderRule> All { get; } =
    [
        new("/TrangChu", s_everyone, s_everyone, "trang-chu"),
        new("/TaiKhoan", s_everyone, s_everyone, null),
        new("/ChiTieu", Permissions.ReadWork, Permissions.EditFigures, "chi-tieu"),
        new("/ChiTieu/DanhMuc", role => Permissions.ReadWork(role) || Permissions.EditCatalogue(role), Permissions.EditCatalogue, null),
        new("/ChiTieu/BieuCapTren", Permissions.ReadWork, Permissions.RunTheYear, null),
        new("/GiaoViec", Permissions.ReadWork, Permissions.RunTheYear, null),
        new("/GiaoViec/NhapHo", Permissions.RunTheYear, Permissions.RunTheYear, null),
        new("/VanBan", Permissions.ReadWork, Permissions.EditRecords, "van-ban"),
        new("/PhongTrao", Permissions.ReadWork, Permissions.EditRecords, "phong-trao"),
        new("/KhenThuong", Permissions.ReadWork, Permissions.EditRecords, "khen-thuong"),
        new("/Quy", Permissions.ReadWork, Permissions.EditRecords, "quy"),
        new("/Tep", s_everyone, _ => false, null), // each file names its readers: FileRules.MayRead
        new("/KeHoach", Permissions.ReadWork, Permissions.EditRecords, null),
        new("/DanhGia", Permissions.ReadWork, Permissions.EditRecords, null),
        new("/BaoCao", Permissions.ReadReports, Permissions.EditReports, "bao-cao"),
        new("/BaoCao/DeCuong", Permissions.ReadWork, Permissions.EditReports, null),
        new("/BaoCao/Ky", Permissions.ReadReports, Permissions.SignReports, null),
        new("/BaoCao/DeCuong/Dan", Permissions.EditReports, Permissions.EditReports, null),
        new("/BaoCao/Tai", Permissions.ReadReports, Permissions.ReadReports, null),
        new("/SoatSoLieu", Permissions.ReadReports, Permissions.ReadReports, null), // a posted text is checked and forgotten; handing it on as figures asks for Permissions.EditFigures
        new("/TraCuu", Permissions.ReadWork, _ => false, "tra-cuu"),
        new("/DanhMuc", role => Permissions.ReadWork(role) || Permissions.EditCatalogue(role), Permissions.EditCatalogue, "danh-muc"),
        new("/KyLuat", Permissions.ReadConduct, Permissions.EditConduct, null),
        new("/KhoiTao", Permissions.ManageAccounts, Permissions.ManageAccounts, null),
        new("/MoNam", Permissions.RunTheYear, Permissions.RunTheYear, null),
        new("/HeThong", Permissions.ReadAudit, Permissions.ManageAccounts, "he-thong"),
        new("/HeThong/TaiKhoan", Permissions.ManageAccounts, Permissions.ManageAccounts, null),
    ];

    /// <summary>The rule of a page, by its path under Pages.</summary>
    public static FolderRule? Of(string pagePath) =>
        All.Where(r => pagePath.StartsWith(r.Folder + "/", StringComparison.OrdinalIgnoreCase)).MaxBy(r => r.Folder.Length);
}
