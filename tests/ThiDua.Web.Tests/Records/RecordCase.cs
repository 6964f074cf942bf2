using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Regulations;

namespace ThiDua.Web.Tests.Records;

/// <summary>One kind of record with a list and a form: what the checklist of pages needs to try it.</summary>
public sealed record RecordCase(string List, string Form, Type Entity, string Operation, string FilteredList, string RestoredBy)
{
    /// <summary>A record that exists only in another commune.</summary>
    public required Func<Guid, Owned> Foreign { get; init; }

    /// <summary>A right form for a new record.</summary>
    public required Dictionary<string, string> Valid { get; init; }

    /// <summary>Fields that make it wrong, the field that must say so, and its exact sentence.</summary>
    public required (Dictionary<string, string> Fields, string Field, string Message) Invalid { get; init; }

    /// <summary>The field two users change at once.</summary>
    public required (string Field, string First, string Second) Clash { get; init; }

    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyDictionary<string, RecordCase> All { get; } = new Dictionary<string, RecordCase>(StringComparer.Ordinal)
    {
        ["văn bản"] = new("/van-ban", "/van-ban/sua", typeof(OfficialDocument), OperationKinds.RecordSaved, "/van-ban?q=tong+ket&loai=HuongDan", "Undo")
        {
            Foreign = owner => new OfficialDocument { OwnerId = owner, Period = "2022", Code = "a", Type = DocumentType.KeHoach, Abstract = "Của xã khác", Direction = DocumentDirection.Own },
            Valid = Fields(("Type", "KeHoach"), ("Number", "15/KH-UBND"), ("IssuedOn", "5/3/2022"), ("Abstract", "Tổ chức hội thi"), ("Issuer", "UBND xã Khôi Kỳ"), ("Direction", "Own"), ("Relation", "BanHanh")),
            Invalid = (Fields(("Type", "KeHoach"), ("Abstract", "Kế hoạch mai sau"), ("IssuedOn", "31/12/2022")), "IssuedOn", "Ngày ban hành 31/12/2022 sau hôm nay (12/12/2022). Văn bản chưa ban hành thì để trống ngày."),
            Clash = ("Note", "ghi chú của người thứ nhất", "ghi chú của người thứ hai"),
        },
        ["phong trào"] = new("/phong-trao", "/phong-trao/sua", typeof(Movement), OperationKinds.RecordSaved, "/phong-trao?q=nong+thon&kq=chua", "Undo")
        {
            Foreign = owner => new Movement { OwnerId = owner, Code = "a", Name = "Của xã khác", Kind = MovementKind.Regular, Level = MovementLevel.Commune, FromYear = 2022, ToYear = 2022 },
            Valid = Fields(("Name", "“Ngày Chủ nhật xanh”"), ("Kind", "Thematic"), ("Level", "Commune"), ("Form", "Launched"), ("FromYear", "2022"), ("ToYear", "2025"), ("Result", "Trồng 1.200 cây.")),
            Invalid = (Fields(("Name", "Đi lùi"), ("Kind", "Thematic"), ("FromYear", "2022"), ("ToYear", "2021")), "ToYear", "Đến năm 2021 trước từ năm 2022. Phong trào một năm thì nhập hai ô giống nhau."),
            Clash = ("Body", "UBND xã và MTTQ", "Đảng ủy xã"),
        },
        ["khen thưởng"] = new("/khen-thuong", "/khen-thuong/sua", typeof(AwardLine), OperationKinds.RecordSaved, "/khen-thuong?q=den+on&cap=Commune", "Undo")
        {
            Foreign = owner => new AwardLine { OwnerId = owner, Period = "2022", GroupCode = "a", Code = "a", Level = AwardLevel.Commune, Body = "Chủ tịch", Form = "giay-khen", Kind = AwardKind.AdHoc, Subject = AwardSubject.Individual, State = AwardState.Awarded, Reason = "Của xã khác" },
            Valid = Fields(("Level", "Commune"), ("Body", "Chủ tịch UBND xã"), ("Form", "giay-khen"), ("Kind", "AdHoc"), ("Subject", "Individual"), ("Count", "5"), ("Leaders", "1"), ("DirectWorkers", "3"), ("State", "Awarded"), ("ByRate", "true"), ("Reason", "có thành tích đột xuất")),
            Invalid = (Fields(("Subject", "Individual"), ("Count", "5"), ("DirectWorkers", "6"), ("Reason", "quá số")), "DirectWorkers", "Số lao động trực tiếp 6 nhiều hơn số lượng 5. Sửa một trong hai ô."),
            Clash = ("Note", "trong đó 01 trưởng xóm", "trong đó 02 trưởng xóm"),
        },
        ["khoản quỹ"] = new("/quy", "/quy/sua", typeof(FundEntry), OperationKinds.RecordSaved, "/quy?loai=Payment", "Undo")
        {
            Foreign = owner => new FundEntry { OwnerId = owner, Period = "2022", Kind = FundEntryKind.Payment, Amount = 1, Note = "Của xã khác" },
            Valid = Fields(("Kind", "Allocation"), ("Amount", "30.000.000"), ("Date", "15/1/2022"), ("Note", "Dự toán đầu năm")),
            Invalid = (Fields(("Kind", "Payment"), ("Note", "chưa biết bao nhiêu")), "Amount", "Chưa có số tiền. Nhập số tiền, hoặc chọn đợt khen thưởng để tính từ các dòng của đợt."),
            Clash = ("Note", "Dự toán bổ sung", "Dự toán giao lại"),
        },
        ["mức thưởng"] = new("/quy", "/quy/muc", typeof(RewardRate), OperationKinds.RecordSaved, "/quy?loai=Payment", "UndoRate")
        {
            Foreign = owner => new RewardRate { OwnerId = owner, Subject = AwardSubject.Individual, Amount = 1, FromDate = new(2022, 1, 1) },
            Valid = Fields(("Subject", "Household"), ("Amount", "250.000"), ("FromDate", "1/7/2022")),
            Invalid = (Fields(("Subject", "Household"), ("Amount", "250.000,5"), ("FromDate", "1/8/2022")), "Amount", "Mức thưởng 250.000,5 có phần lẻ. Nhập số đồng chẵn, ví dụ 400.000."),
            Clash = ("Amount", "260.000", "270.000"),
        },
        ["kỷ luật"] = new("/ky-luat", "/ky-luat/sua", typeof(ConductRecord), OperationKinds.RecordSaved, "/ky-luat?q=cham&loai=Discipline&tg=moi", "Undo")
        {
            Foreign = owner => new ConductRecord { OwnerId = owner, Kind = ConductKind.Inspection, Date = new(2022, 1, 1), Note = "Của xã khác", UnitId = null },
            Valid = Fields(("Kind", "Discipline"), ("Measure", "Reprimand"), ("UnitId", "@unit"), ("Date", "4/5/2022"), ("Note", "Chậm báo cáo nhiều lần")),
            Invalid = (Fields(("Kind", "Discipline"), ("UnitId", "@unit"), ("Date", "4/5/2022"), ("Note", "Thiếu hình thức")), "Measure", "Kỷ luật thì cần hình thức. Chọn hình thức kỷ luật."),
            Clash = ("Number", "12/QĐ-UBND", "13/QĐ-UBND"),
        },
        ["hồ sơ xã"] = new("/danh-muc/ho-so", "/danh-muc/ho-so/sua", typeof(CommuneProfile), OperationKinds.ProfileChanged, "/danh-muc/ho-so", "Undo")
        {
            Foreign = owner => new CommuneProfile { OwnerId = owner, FromYear = 2020, Kind = "xã", Name = "Khác", Province = "tỉnh", Superior = "trên", HamletWord = "thôn", Place = "Khác" },
            Valid = Fields(("FromYear", "2023"), ("Cluster", "Cụm thi đua số 3")),
            Invalid = (Fields(("FromYear", "2022")), "FromYear", "Đã có hồ sơ áp dụng từ năm 2022. Sửa hồ sơ đó, hoặc nhập năm khác."),
            Clash = ("Cluster", "Cụm số 4", "Cụm số 5"),
        },
        ["đơn vị"] = new("/danh-muc/don-vi", "/danh-muc/don-vi/sua", typeof(Unit), OperationKinds.RegisterChanged, "/danh-muc/don-vi?q=truong&loai=School", "Undo")
        {
            Foreign = owner => new Unit { OwnerId = owner, Code = "a", Name = "Của xã khác", Kind = UnitKind.Hamlet },
            Valid = Fields(("Name", "Xóm Mới Mở"), ("Kind", "Hamlet"), ("Households", "86"), ("Head", "Lê Văn Mở")),
            Invalid = (Fields(("Name", "Hội Làm vườn xã"), ("Kind", "Organisation"), ("Households", "12")), "Households", "Chỉ thôn, xóm mới ghi số hộ. Xóa ô này, hoặc đổi Loại thành “Thôn, xóm”."),
            Clash = ("Head", "Lê Văn Một", "Lê Văn Hai"),
        },
        ["cán bộ"] = new("/danh-muc/can-bo", "/danh-muc/can-bo/sua", typeof(Person), OperationKinds.RegisterChanged, "/danh-muc/can-bo?q=lan&doi-tuong=CivilServant", "Undo")
        {
            Foreign = owner => new Person { OwnerId = owner, FullName = "Người Xã Khác", Category = PersonCategory.Farmer },
            Valid = Fields(("FullName", "Ngô Thị Ánh"), ("Category", "Teacher"), ("Position", "Giáo viên"), ("IsDirectWorker", "true")),
            Invalid = (Fields(("FullName", "Ngô Thị Ánh"), ("Category", "Teacher"), ("IsLeader", "true"), ("IsDirectWorker", "true")), "IsDirectWorker", "Một người không vừa là lãnh đạo vừa là lao động trực tiếp. Bỏ chọn một ô."),
            Clash = ("Position", "Tổ trưởng tổ Văn", "Phó Hiệu trưởng"),
        },
    };

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(f => "Input." + f.Name, f => f.Value, StringComparer.Ordinal);
}
