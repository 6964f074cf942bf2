using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>
/// The commune's settings (hồ sơ xã) from one year on: names and words that documents print. A report takes the newest row not after its year,
/// so that merged communes and vanished districts keep their old names in old reports. Area, households and population are figures, not settings.
/// </summary>
public sealed class CommuneProfile : Editable
{
    /// <summary>First year these settings hold for.</summary>
    public required int FromYear { get; init; }

    /// <summary>"xã", "phường" or "đặc khu".</summary>
    public required string Kind { get; set; }

    /// <summary>Proper name without the kind: "Khôi Kỳ".</summary>
    public required string Name { get; set; }

    /// <summary>District it belonged to; null in the two-level administration from 1/7/2025.</summary>
    public string? District { get; set; }

    /// <summary>Province or city.</summary>
    public required string Province { get; set; }

    /// <summary>Emulation cluster (cụm thi đua).</summary>
    public string? Cluster { get; set; }

    /// <summary>Body that reports go up to.</summary>
    public required string Superior { get; set; }

    /// <summary>What a hamlet is called here: "xóm", "thôn", "bản", "tổ dân phố".</summary>
    public required string HamletWord { get; set; }

    /// <summary>Place printed before the date of a document.</summary>
    public required string Place { get; set; }

    /// <summary>Places of an attainment per cent unless indicator or target say otherwise (0–2).</summary>
    public int RatePlaces { get; set; } = 1;

    /// <summary>"xã Khôi Kỳ".</summary>
    public string FullName => $"{Kind} {Name}";
}

/// <summary>Kind of unit inside the commune.</summary>
public enum UnitKind { Office, School, Health, Front, Organisation, Hamlet, Party, Forces, Enterprise, Other }

/// <summary>A unit (đơn vị): office, school, organisation, hamlet. Units compete, register, report and own figures.</summary>
public sealed class Unit : Editable
{
    /// <summary>Short word, unique in the commune.</summary>
    public required string Code { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; set; }

    /// <summary>Kind.</summary>
    public required UnitKind Kind { get; set; }

    /// <summary>The unit it belongs to (chi hội of an association).</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Place in lists.</summary>
    public int Order { get; set; }

    /// <summary>Households, for hamlets.</summary>
    public int? Households { get; set; }

    /// <summary>Head: trưởng xóm, hiệu trưởng, chủ tịch hội.</summary>
    public string? Head { get; set; }

    /// <summary>Last year it existed; null while it lasts.</summary>
    public int? LastYear { get; set; }

    /// <summary>Whether it existed in <paramref name="year"/>.</summary>
    public bool ExistsIn(int year) => LastYear is null || year <= LastYear;
}

/// <summary>Category of a worker (đối tượng), needed for counting and for the 40 % rule.</summary>
public enum PersonCategory { Cadre, CivilServant, PublicEmployee, Teacher, Worker, Farmer, Labourer, Pupil, PartyMember }

/// <summary>A person of the register: cadre, civil servant, teacher, farmer.</summary>
public sealed class Person : Editable
{
    private string _fullName = "";

    /// <summary>Full name; sets <see cref="SortKey"/>.</summary>
    public required string FullName
    {
        get => _fullName;
        set => (_fullName, SortKey) = (value, VietnameseText.GivenNameKey(value));
    }

    /// <summary>Given name first: Vietnamese lists sort by tên.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Position, e.g. "Công chức Tài chính – Kế toán".</summary>
    public string? Position { get; set; }

    /// <summary>Category.</summary>
    public required PersonCategory Category { get; set; }

    /// <summary>Unit the person works in.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Leader in the sense of Phụ lục II: from phòng level of a provincial department or of the district upward.</summary>
    public bool IsLeader { get; set; }

    /// <summary>Direct worker (người lao động trực tiếp).</summary>
    public bool IsDirectWorker { get; set; }

    /// <summary>First year in the register.</summary>
    public int? FromYear { get; set; }

    /// <summary>Last year in the register; null while active.</summary>
    public int? LastYear { get; set; }
}

/// <summary>A household (hộ gia đình) as an award subject.</summary>
public sealed class Household : Editable
{
    /// <summary>Head of the household.</summary>
    public required string Head { get; set; }

    /// <summary>Hamlet.</summary>
    public Guid? HamletId { get; set; }
}

/// <summary>Who keeps emulation work in a span of days; exactly one at a time.</summary>
public sealed class OfficerAssignment : Owned
{
    /// <summary>The officer.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Last day, null while it lasts.</summary>
    public DateOnly? ToDate { get; set; }

    /// <summary>Done beside another post (kiêm nhiệm).</summary>
    public bool PartTime { get; init; }
}

/// <summary>A year opened for work ("Mở năm mới").</summary>
public sealed class WorkingYear : Owned
{
    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }
}
