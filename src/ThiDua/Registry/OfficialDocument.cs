using System.Globalization;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Type of document (thể loại văn bản, Nghị định 30/2020/NĐ-CP, Điều 7, and laws above it).</summary>
public enum DocumentType { Luat, NghiDinh, ThongTu, ChiThi, NghiQuyet, QuyetDinh, KeHoach, HuongDan, CongVan, BaoCao, ToTrinh, PhatDong, BienBan, DeAn }

/// <summary>Who issued it, seen from the commune.</summary>
public enum DocumentDirection { Superior, Own }

/// <summary>What the yearly report does with it.</summary>
public enum DocumentRelation
{
    /// <summary>Nothing by itself.</summary>
    None,

    /// <summary>Cited as basis in the preamble (căn cứ).</summary>
    CanCu,

    /// <summary>In the list of law in force (quy định của Nhà nước).</summary>
    PhapLy,

    /// <summary>Issued by the commune in the period.</summary>
    BanHanh,
}

/// <summary>A document of the registry (văn bản), incoming or own.</summary>
public sealed class OfficialDocument : Editable, IOfPeriod
{
    /// <summary>Period it was entered under.</summary>
    public required string Period { get; init; }

    /// <summary>Short word used by data files; unique inside the period.</summary>
    public required string Code { get; init; }

    /// <summary>Type.</summary>
    public required DocumentType Type { get; set; }

    /// <summary>Number as printed ("07"); blank until issued.</summary>
    public string? Number { get; set; }

    /// <summary>Symbol after the slash, e.g. "HD-TĐKT".</summary>
    public string? Symbol { get; set; }

    /// <summary>Date of issue; blank until issued or when the source does not tell.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Year, for laws cited by year alone.</summary>
    public int? Year { get; set; }

    /// <summary>Issuing body.</summary>
    public string? Issuer { get; set; }

    /// <summary>Trích yếu.</summary>
    public required string Abstract { get; set; }

    /// <summary>Ghi chú.</summary>
    public string? Note { get; set; }

    /// <summary>Issued above or by the commune.</summary>
    public required DocumentDirection Direction { get; set; }

    /// <summary>What the report does with it.</summary>
    public DocumentRelation Relation { get; set; }

    /// <summary>Place in lists.</summary>
    public int Order { get; set; }

    /// <summary>The document it amends (sửa đổi).</summary>
    public Guid? AmendsId { get; set; }

    /// <summary>The document that replaced it; then it is no longer in force.</summary>
    public Guid? ReplacedById { get; set; }

    /// <summary>The document it carries out (triển khai, thực hiện).</summary>
    public Guid? ImplementsId { get; set; }

    /// <summary>First day it is no longer in force, when that is known without a document that replaces it.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Code of the field it concerns; <c>tdkt</c> for emulation and commendation: Phụ lục I lists those.</summary>
    public string? FieldCode { get; set; }

    /// <summary>Day it arrived (văn bản đến).</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Unit that carries it out.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>Day it must be carried out by.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Day it was carried out.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>The scan.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Whether it was in force on a day, as far as the registry knows.</summary>
    public bool InForceOn(DateOnly day) => ReplacedById is null && (EndedOn is null || day < EndedOn);

    /// <summary>"07/HD-TĐKT", or null while it has neither number nor symbol.</summary>
    public string? NumberAndSymbol => (Number, Symbol) switch
    {
        (null, null) => null,
        (null, var symbol) => "…/" + symbol,
        (var number, null) => number,
        _ => Number + "/" + Symbol,
    };

    /// <summary>"ngày 11/11/2022", "năm 2003" or null.</summary>
    public string? DateText => IssuedOn is { } day ? "ngày " + VietnameseDate.Text(day)
        : Year is { } year ? "năm " + year.ToString(CultureInfo.InvariantCulture) : null;
}
