using System.ComponentModel.DataAnnotations;

namespace ThiDua.Organisation;

/// <summary>What is typed about the commune's settings from one year on.</summary>
public sealed class ProfileInput
{
    /// <summary>First year.</summary>
    [Display(Name = "Áp dụng từ năm"), Required]
    public int? FromYear { get; set; }

    /// <summary>Kind.</summary>
    [Display(Name = "Loại đơn vị"), Required, StringLength(20)]
    public string? Kind { get; set; }

    /// <summary>Name.</summary>
    [Display(Name = "Tên riêng"), Required, StringLength(100)]
    public string? Name { get; set; }

    /// <summary>District.</summary>
    [Display(Name = "Huyện"), StringLength(100)]
    public string? District { get; set; }

    /// <summary>Province.</summary>
    [Display(Name = "Tỉnh, thành phố"), Required, StringLength(100)]
    public string? Province { get; set; }

    /// <summary>Cluster.</summary>
    [Display(Name = "Cụm thi đua"), StringLength(100)]
    public string? Cluster { get; set; }

    /// <summary>Body reports go up to.</summary>
    [Display(Name = "Nơi gửi báo cáo"), Required, StringLength(200)]
    public string? Superior { get; set; }

    /// <summary>Word for a hamlet.</summary>
    [Display(Name = "Ở đây gọi là"), Required, StringLength(30)]
    public string? HamletWord { get; set; }

    /// <summary>Place before the date.</summary>
    [Display(Name = "Địa danh trước ngày tháng"), Required, StringLength(100)]
    public string? Place { get; set; }

    /// <summary>Places of per cents.</summary>
    [Display(Name = "Số chữ số thập phân của tỷ lệ"), Required]
    public int? RatePlaces { get; set; } = 1;

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static ProfileInput From(CommuneProfile p) => new()
    {
        FromYear = p.FromYear,
        Kind = p.Kind,
        Name = p.Name,
        District = p.District,
        Province = p.Province,
        Cluster = p.Cluster,
        Superior = p.Superior,
        HamletWord = p.HamletWord,
        Place = p.Place,
        RatePlaces = p.RatePlaces,
        Version = p.Version,
    };
}

/// <summary>What is typed about a unit or hamlet.</summary>
public sealed class UnitInput
{
    /// <summary>Name.</summary>
    [Display(Name = "Tên đơn vị"), Required, StringLength(200)]
    public string? Name { get; set; }

    /// <summary>Kind.</summary>
    [Display(Name = "Loại"), Required]
    public UnitKind? Kind { get; set; }

    /// <summary>Unit it belongs to.</summary>
    [Display(Name = "Trực thuộc")]
    public Guid? ParentId { get; set; }

    /// <summary>Households.</summary>
    [Display(Name = "Số hộ")]
    public int? Households { get; set; }

    /// <summary>Head.</summary>
    [Display(Name = "Người đứng đầu"), StringLength(100)]
    public string? Head { get; set; }

    /// <summary>Last year it existed.</summary>
    [Display(Name = "Năm cuối cùng hoạt động")]
    public int? LastYear { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static UnitInput From(Unit u) => new() { Name = u.Name, Kind = u.Kind, ParentId = u.ParentId, Households = u.Households, Head = u.Head, LastYear = u.LastYear, Version = u.Version };
}

/// <summary>What is typed about a person.</summary>
public sealed class PersonInput
{
    /// <summary>Full name.</summary>
    [Display(Name = "Họ và tên"), Required, StringLength(100)]
    public string? FullName { get; set; }

    /// <summary>Position.</summary>
    [Display(Name = "Chức vụ, công việc"), StringLength(200)]
    public string? Position { get; set; }

    /// <summary>Category.</summary>
    [Display(Name = "Đối tượng"), Required]
    public PersonCategory? Category { get; set; }

    /// <summary>Unit.</summary>
    [Display(Name = "Đơn vị")]
    public Guid? UnitId { get; set; }

    /// <summary>Leader.</summary>
    [Display(Name = "Là lãnh đạo")]
    public bool IsLeader { get; set; }

    /// <summary>Direct worker.</summary>
    [Display(Name = "Là lao động trực tiếp")]
    public bool IsDirectWorker { get; set; }

    /// <summary>First year.</summary>
    [Display(Name = "Từ năm")]
    public int? FromYear { get; set; }

    /// <summary>Last year.</summary>
    [Display(Name = "Đến hết năm")]
    public int? LastYear { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static PersonInput From(Person p) => new()
    {
        FullName = p.FullName,
        Position = p.Position,
        Category = p.Category,
        UnitId = p.UnitId,
        IsLeader = p.IsLeader,
        IsDirectWorker = p.IsDirectWorker,
        FromYear = p.FromYear,
        LastYear = p.LastYear,
        Version = p.Version,
    };
}

/// <summary>What is typed about who keeps emulation work.</summary>
public sealed class OfficerInput
{
    /// <summary>The officer.</summary>
    [Display(Name = "Cán bộ, công chức"), Required]
    public Guid? PersonId { get; set; }

    /// <summary>First day.</summary>
    [Display(Name = "Từ ngày"), Required]
    public DateOnly? FromDate { get; set; }

    /// <summary>Last day.</summary>
    [Display(Name = "Đến ngày")]
    public DateOnly? ToDate { get; set; }

    /// <summary>Beside another post.</summary>
    [Display(Name = "Kiêm nhiệm")]
    public bool PartTime { get; set; } = true;
}
