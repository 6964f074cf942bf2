namespace ThiDua.Registry;

/// <summary>Vietnamese names of document types.</summary>
public static class DocumentWords
{
    /// <summary>"Kế hoạch", "Hướng dẫn"…</summary>
    public static string Type(DocumentType type) => type switch
    {
        DocumentType.Luat => "Luật",
        DocumentType.NghiDinh => "Nghị định",
        DocumentType.ThongTu => "Thông tư",
        DocumentType.ChiThi => "Chỉ thị",
        DocumentType.NghiQuyet => "Nghị quyết",
        DocumentType.QuyetDinh => "Quyết định",
        DocumentType.KeHoach => "Kế hoạch",
        DocumentType.HuongDan => "Hướng dẫn",
        DocumentType.CongVan => "Công văn",
        DocumentType.BaoCao => "Báo cáo",
        DocumentType.ToTrinh => "Tờ trình",
        DocumentType.PhatDong => "Phát động",
        DocumentType.BienBan => "Biên bản",
        _ => "Đề án",
    };

    /// <summary>"Kế hoạch 15/KH-UBND", or the abstract while it has no number.</summary>
    public static string Name(OfficialDocument document) => document.NumberAndSymbol is { } number ? $"{Type(document.Type)} {number}" : document.Abstract;

    /// <summary>"Cấp trên", "Của xã".</summary>
    public static string Direction(DocumentDirection direction) => direction == DocumentDirection.Superior ? "Cấp trên ban hành" : "Xã ban hành";

    /// <summary>What the report does with it.</summary>
    public static string Relation(DocumentRelation relation) => relation switch
    {
        DocumentRelation.CanCu => "Căn cứ của báo cáo",
        DocumentRelation.PhapLy => "Quy định đang áp dụng",
        DocumentRelation.BanHanh => "Xã ban hành trong kỳ",
        _ => "Chỉ lưu",
    };
}
