using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Figures;
using ThiDua.Fund;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Integration;

/// <summary>Kind of a change in the history.</summary>
public enum ChangeKind { Added, Removed, Changed }

/// <summary>One change in words.</summary>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Record">"Văn bản “Về tổng kết…”".</param>
/// <param name="Field">Name of the field, for changed ones.</param>
/// <param name="Before">Value before.</param>
/// <param name="After">Value after.</param>
public sealed record ChangeLine(ChangeKind Kind, string Record, string? Field, string? Before, string? After);

/// <summary>Tells recorded changes in the words of the screens: no raw names, codes or keys.</summary>
public sealed class HistoryWords(ThiDuaDb db)
{
    private const string Erased = "(đã xóa khỏi nhật ký)";

    private static readonly Dictionary<string, string> s_entities = new(StringComparer.Ordinal)
    {
        [nameof(Account)] = "Tài khoản",
        [nameof(AwardDecision)] = "Quyết định khen thưởng",
        [nameof(AwardLine)] = "Khen thưởng",
        [nameof(AwardRecipient)] = "Người, tập thể được khen",
        [nameof(Benchmark)] = "Số giao, cùng kỳ",
        [nameof(CommuneProfile)] = "Hồ sơ xã",
        [nameof(ConductRecord)] = "Kỷ luật, khiếu nại, kiểm tra",
        [nameof(Field)] = "Lĩnh vực",
        [nameof(Figure)] = "Số liệu",
        [nameof(FigureAssignment)] = "Giao số liệu",
        [nameof(FigureImport)] = "Lần nhận số liệu từ tệp",
        [nameof(FigurePart)] = "Số liệu chi tiết",
        [nameof(FundEntry)] = "Quỹ thi đua, khen thưởng",
        [nameof(HeadlineItem)] = "Chỉ tiêu chủ yếu",
        [nameof(Household)] = "Hộ gia đình",
        [nameof(Indicator)] = "Chỉ tiêu",
        [nameof(Membership)] = "Vai trò",
        [nameof(Movement)] = "Phong trào",
        [nameof(MovementEvent)] = "Hội nghị, hoạt động của phong trào",
        [nameof(Narrative)] = "Đoạn văn",
        [nameof(OfficerAssignment)] = "Phân công phụ trách",
        [nameof(OfficialDocument)] = "Văn bản",
        [nameof(Person)] = "Cán bộ",
        [nameof(OutlineOverlay)] = "Đề cương riêng",
        [nameof(CommuneTemplate)] = "Mẫu của xã",
        [nameof(Report)] = "Báo cáo",
        [nameof(ReportDraft)] = "Bản nháp báo cáo",
        [nameof(ReportExplanation)] = "Giải trình",
        [nameof(ReportItem)] = "Danh sách của báo cáo",
        [nameof(TaskReminder)] = "Lần đôn đốc",
        [nameof(ReportReturn)] = "Bản Word nhận lại",
        [nameof(ReportSection)] = "Mục của báo cáo",
        [nameof(ReportSnapshot)] = "Bản ký",
        [nameof(RewardRate)] = "Mức thưởng",
        [nameof(StoredFile)] = "Tệp",
        [nameof(SuperiorForm)] = "Biểu của cấp trên",
        [nameof(Unit)] = "Đơn vị",
        [nameof(WorkingYear)] = "Năm làm việc",
        [nameof(YearlyGrade)] = "Xếp loại",
    };

    private static readonly Dictionary<string, string> s_fields = new(StringComparer.Ordinal)
    {
        ["Abstract"] = "trích yếu", ["AccountId"] = "tài khoản", ["Addressee"] = "nơi nhận kiến nghị", ["Aliases"] = "tên gọi khác", ["AmendsId"] = "sửa đổi văn bản", ["Amount"] = "số tiền",
        ["AsOf"] = "tính đến ngày", ["AuditHead"] = "đầu chuỗi nhật ký", ["Better"] = "chiều tốt", ["Body"] = "cơ quan", ["ByRate"] = "tính theo mức", ["Category"] = "đối tượng", ["Changes"] = "thay đổi đề cương", ["Cluster"] = "cụm thi đua",
        ["Code"] = "mã", ["ComparedWith"] = "so với", ["Count"] = "số lượng", ["CreatedAt"] = "lúc tạo", ["CreatedBy"] = "người tạo", ["Date"] = "ngày", ["Decimals"] = "số chữ số thập phân", ["Direction"] = "nguồn",
        ["DirectWorkers"] = "lao động trực tiếp", ["District"] = "huyện", ["DocumentId"] = "văn bản", ["DueOn"] = "hạn", ["QuarterFrom"] = "từ quý", ["QuarterTo"] = "đến quý", ["Responsible"] = "người, bộ phận thực hiện", ["Edition"] = "bản ký số", ["Evidence"] = "tài liệu kiểm chứng", ["FieldCode"] = "lĩnh vực",
        ["FieldId"] = "lĩnh vực", ["FigureId"] = "số liệu", ["File"] = "tệp Word", ["Form"] = "hình thức", ["FromDate"] = "từ ngày", ["FromYear"] = "từ năm", ["FullName"] = "họ và tên", ["GroupCode"] = "đợt khen thưởng",
        ["HamletId"] = "thôn, xóm", ["HamletWord"] = "từ gọi thôn, xóm", ["Head"] = "người đứng đầu", ["Heading"] = "tiêu đề", ["Hidden"] = "ẩn", ["Households"] = "số hộ", ["IndicatorId"] = "chỉ tiêu",
        ["IsDirectWorker"] = "là lao động trực tiếp", ["IsLeader"] = "là lãnh đạo", ["IssuedOn"] = "ngày ban hành", ["Issuer"] = "cơ quan ban hành", ["Kind"] = "loại", ["Label"] = "tên dòng", ["LastYear"] = "năm cuối",
        ["Leaders"] = "lãnh đạo", ["Level"] = "cấp", ["LockedAt"] = "lúc khóa", ["LockedBy"] = "người khóa", ["Model"] = "nội dung", ["Name"] = "tên", ["Note"] = "ghi chú", ["Number"] = "số", ["Of"] = "tổng số",
        ["OfLabel"] = "tên tổng số", ["OpenedAt"] = "lúc mở", ["Order"] = "thứ tự", ["ParentId"] = "trực thuộc", ["PartRole"] = "vai trò trong tổng", ["PartsCover"] = "chi tiết cộng đủ", ["PartTime"] = "kiêm nhiệm",
        ["PercentDecimals"] = "số chữ số thập phân của tỷ lệ", ["Period"] = "kỳ", ["PersonId"] = "cán bộ", ["Phrase"] = "cách gọi trong câu", ["Place"] = "địa danh", ["Position"] = "chức vụ", ["Printed"] = "in trong báo cáo",
        ["ProblemKey"] = "vấn đề", ["Provider"] = "nguồn đếm", ["Province"] = "tỉnh", ["Qualifier"] = "mức chính xác", ["RatePlaces"] = "số chữ số thập phân của tỷ lệ", ["Reason"] = "lý do, thành tích",
        ["Recipients"] = "nơi nhận", ["Relation"] = "dùng trong báo cáo", ["RemindedAt"] = "lúc nhắc", ["ReplacedById"] = "đã bị thay thế bởi", ["ReportId"] = "báo cáo", ["Retired"] = "ngừng dùng", ["Role"] = "vai trò", ["SectionId"] = "mục",
        ["SentAt"] = "lúc gửi", ["Shape"] = "dạng số", ["SignerAuthority"] = "thẩm quyền ký", ["SignerName"] = "người ký", ["SignerOffice"] = "chức danh người ký", ["SignerTitle"] = "chức vụ ký", ["SortKey"] = "khóa sắp xếp",
        ["Source"] = "nguồn số", ["SourceCode"] = "nguồn giao", ["State"] = "trạng thái", ["StatedPercent"] = "tỷ lệ ghi sẵn", ["Subject"] = "đối tượng", ["Superior"] = "nơi gửi báo cáo", ["Symbol"] = "ký hiệu",
        ["TemplateId"] = "mẫu báo cáo", ["TemplateVersion"] = "bản của mẫu", ["Text"] = "nội dung", ["Title"] = "chức danh", ["ToDate"] = "đến ngày", ["Topic"] = "chủ đề", ["ToYear"] = "đến năm", ["Type"] = "loại",
        ["UnitId"] = "đơn vị", ["UnitInChargeId"] = "đơn vị phụ trách", ["UnitName"] = "đơn vị tính", ["UnlockReason"] = "lý do mở khóa", ["UpdatedAt"] = "lúc sửa", ["UpdatedBy"] = "người sửa", ["Value"] = "giá trị",
        ["ValueUnit"] = "đơn vị so sánh", ["Year"] = "năm",
        ["AnniversaryBase"] = "ngày gốc của ngày kỷ niệm", ["AnniversaryName"] = "ngày kỷ niệm", ["AssigneeId"] = "đơn vị thực hiện", ["Audience"] = "ai được mở", ["Bytes"] = "nội dung tệp", ["CauseOfId"] = "nguyên nhân của", ["ResultDocumentId"] = "văn bản kết quả", ["ItemId"] = "việc", ["RemindedBy"] = "người nhắc",
        ["Content"] = "nội dung", ["ContentType"] = "loại tệp", ["DecidedOn"] = "ngày quyết định", ["DirectWorker"] = "lao động trực tiếp", ["DoneOn"] = "ngày làm xong", ["DossierCode"] = "mã hồ sơ trực tuyến",
        ["EndedOn"] = "hết hiệu lực từ ngày", ["EndsOn"] = "đến ngày", ["FileId"] = "tệp đính kèm", ["FirstPeriod"] = "nêu lần đầu", ["Grade"] = "mức xếp loại", ["HouseholdId"] = "hộ gia đình",
        ["ImplementsId"] = "triển khai văn bản", ["IndicatorCodes"] = "chỉ tiêu liên quan", ["Leader"] = "lãnh đạo", ["LineId"] = "dòng khen thưởng", ["ListComplete"] = "danh sách đã đủ", ["Measure"] = "hình thức kỷ luật",
        ["Measures"] = "biện pháp", ["MovementId"] = "phong trào", ["Participants"] = "người tham gia", ["ReceivedOn"] = "ngày đến", ["RepliedOn"] = "ngày trả lời", ["Reply"] = "trả lời, kết quả", ["Sha256"] = "mã kiểm tra tệp",
        ["Size"] = "dung lượng", ["Status"] = "tình trạng", ["System"] = "hệ thống", ["Targets"] = "mục tiêu", ["UploadedAt"] = "lúc tải lên", ["UploadedBy"] = "người tải lên",
        ["Applied"] = "phần đã nhận", ["AppliedAt"] = "lúc nhận", ["Fixes"] = "phần sửa lại", ["ImportedFrom"] = "nguồn", ["ReportPeriod"] = "kỳ của báo cáo",
        ["Before"] = "nội dung trước khi nhận", ["Corrects"] = "đính chính bản ký", ["SignedFileId"] = "bản ký PDF", ["Texts"] = "chữ đã in",
        ["OnBehalfUnitId"] = "nhập hộ cho", ["EvidenceFileId"] = "nhập hộ theo tệp", ["Cells"] = "ô đã gắn", ["Pasted"] = "nội dung đã dán", ["PastedColumns"] = "cột của phần dán", ["UndoneAt"] = "lúc hoàn tác",
    };

    /// <summary>Fields nobody asks about.</summary>
    private static readonly HashSet<string> s_silent = new(StringComparer.Ordinal) { "UpdatedAt", "UpdatedBy", "SortKey", "Order" };

    /// <summary>What a snapshot is called by: the first of these it has.</summary>
    private static readonly string[] s_names = ["Name", "FullName", "Abstract", "Reason", "Text", "Note", "Label", "SectionId", "Year", "Number", "Topic"];

    /// <summary>Vietnamese name of a kind of record; null when unknown.</summary>
    public static string? Entity(string name) => s_entities.GetValueOrDefault(name);

    /// <summary>Vietnamese name of a field; null when unknown.</summary>
    public static string? FieldName(string name) => s_fields.GetValueOrDefault(name);

    /// <summary>The changes of each operation in words, by number of the operation.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<ChangeLine>>> DescribeAsync(IReadOnlyList<HistoryEntry> entries, CancellationToken ct = default)
    {
        var names = await NamesAsync([.. entries.SelectMany(e => e.Changes)], ct);
        return entries.ToDictionary(e => e.Seq, IReadOnlyList<ChangeLine> (e) => [.. e.Changes.Where(c => c.Field is null || !s_silent.Contains(c.Field)).Select(c => Line(c, names))]);
    }

    private ChangeLine Line(ChangeRecord change, Dictionary<Guid, string> names)
    {
        var entity = s_entities.GetValueOrDefault(change.Entity, "Bản ghi");
        var snapshot = change.NewValue ?? change.OldValue;
        if (change.Field is null)
        {
            var name = change.Salt is null ? Erased : NameOf(snapshot) ?? names.GetValueOrDefault(change.RootId);
            return new(change.NewValue is null ? ChangeKind.Removed : ChangeKind.Added, Named(entity, name), null, null, null);
        }

        var record = Named(entity, names.GetValueOrDefault(change.EntityId) ?? names.GetValueOrDefault(change.RootId));
        var type = db.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == change.Entity)?.FindProperty(change.Field)?.ClrType;
        var field = s_fields.GetValueOrDefault(change.Field, type is null ? change.Field : "mục khác");
        return change.Salt is null
            ? new(ChangeKind.Changed, record, field, Erased, Erased)
            : new(ChangeKind.Changed, record, field, Value(type, change.OldValue, names), Value(type, change.NewValue, names));
    }

    private static string Named(string entity, string? name) => name is null ? entity : $"{entity} “{Short(name)}”";

    private static string Short(string text)
    {
        var line = text.Replace('\n', ' ');
        return line.Length > 120 ? line[..120].TrimEnd() + "…" : line;
    }

    private static string? NameOf(string? snapshot)
    {
        if (snapshot is null || !snapshot.StartsWith('{'))
        {
            return null;
        }

        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(snapshot)!;
        return values.TryGetValue("Role", out var role) && values.ContainsKey("AccountId") ? RoleWords.Of(Code.Parse<Role>(role))
            : s_names.Select(n => values.GetValueOrDefault(n)).FirstOrDefault(v => v is not null);
    }

    private static string? Value(Type? type, string? text, Dictionary<Guid, string> names)
    {
        var clr = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return text switch
        {
            null => null,
            _ when clr == typeof(bool) => string.Equals(text, "True", StringComparison.OrdinalIgnoreCase) ? "có" : "không",
            _ when clr == typeof(decimal) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => VietnameseNumber.FormatTrimmed(number, 6),
            _ when clr == typeof(DateOnly) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            _ when clr == typeof(Guid) => Guid.TryParse(text, out var id) && names.TryGetValue(id, out var name) ? Short(name) : "bản ghi khác",
            _ when clr is { IsEnum: true } => EnumWord(clr, text),
            _ => Short(text),
        };
    }

    private static string EnumWord(Type type, string code) => type.Name switch
    {
        nameof(DocumentType) => DocumentWords.Type(Code.Parse<DocumentType>(code)),
        nameof(DocumentDirection) => DocumentWords.Direction(Code.Parse<DocumentDirection>(code)),
        nameof(DocumentRelation) => DocumentWords.Relation(Code.Parse<DocumentRelation>(code)),
        nameof(MovementKind) => MovementWords.Kind(Code.Parse<MovementKind>(code)),
        nameof(MovementLevel) => MovementWords.Level(Code.Parse<MovementLevel>(code)),
        nameof(MovementForm) => MovementWords.Form(Code.Parse<MovementForm>(code)),
        nameof(AwardLevel) => TitleWords.Level(Code.Parse<AwardLevel>(code)),
        nameof(AwardSystem) => AwardWords.System(Code.Parse<AwardSystem>(code)),
        nameof(MovementStatus) => MovementWords.Status(Code.Parse<MovementStatus>(code)),
        nameof(MovementEventKind) => MovementWords.Event(Code.Parse<MovementEventKind>(code)),
        nameof(ItemState) => ItemWords.State(Code.Parse<ItemState>(code)),
        nameof(ConductKind) => OrganisationWords.Conduct(Code.Parse<ConductKind>(code)),
        nameof(DisciplineMeasure) => OrganisationWords.Measure(Code.Parse<DisciplineMeasure>(code)),
        nameof(Grade) => OrganisationWords.Grade(Code.Parse<Grade>(code)),
        nameof(AwardKind) => AwardWords.Kind(Code.Parse<AwardKind>(code)),
        nameof(AwardSubject) => TitleWords.Subject(Code.Parse<AwardSubject>(code)),
        nameof(AwardState) => AwardWords.State(Code.Parse<AwardState>(code)),
        nameof(FundEntryKind) => Code.Parse<FundEntryKind>(code) == FundEntryKind.Payment ? "Chi" : "Cấp",
        nameof(UnitKind) => OrganisationWords.Kind(Code.Parse<UnitKind>(code)),
        nameof(PersonCategory) => OrganisationWords.Category(Code.Parse<PersonCategory>(code)),
        nameof(Role) => RoleWords.Of(Code.Parse<Role>(code)),
        nameof(Qualifier) => Code.Parse<Qualifier>(code) switch { Qualifier.Estimated => "ước", Qualifier.About => "khoảng", Qualifier.AtLeast => "trên", _ => "chính xác" },
        nameof(ReportState) => Code.Parse<ReportState>(code) == ReportState.Locked ? "Đã khóa" : "Nháp",
        nameof(ReportIssuer) => Code.Parse<ReportIssuer>(code) == ReportIssuer.Ubnd ? "UBND xã" : "Hội đồng TĐKT xã",
        nameof(Better) => Code.Parse<Better>(code) switch { Better.Higher => "cao hơn là tốt", Better.Lower => "thấp hơn là tốt", _ => "không xét" },
        nameof(FigureSource) => Code.Parse<FigureSource>(code) switch { FigureSource.Typed => "nhập tay", FigureSource.SumOfParts => "cộng các dòng con", _ => "đếm từ phần khác" },
        nameof(BenchmarkForm) => Code.Parse<BenchmarkForm>(code) == BenchmarkForm.Change ? "mức tăng, giảm" : "mức",
        _ => "đã đổi",
    };

    private async Task<Dictionary<Guid, string>> NamesAsync(List<ChangeRecord> changes, CancellationToken ct)
    {
        var ids = changes.Select(c => c.RootId).Concat(changes.Select(c => c.EntityId))
            .Concat(changes.SelectMany(c => new[] { c.OldValue, c.NewValue }).Where(v => v?.Length == 36).Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty))
            .Where(id => id != Guid.Empty).Distinct().ToList();
        var names = new Dictionary<Guid, string>();
        async Task Add(IQueryable<KeyValuePair<Guid, string>> found)
        {
            foreach (var (id, name) in await found.ToListAsync(ct))
            {
                names[id] = name;
            }
        }

        await Add(db.Set<Unit>().Where(u => ids.Contains(u.Id)).Select(u => new KeyValuePair<Guid, string>(u.Id, u.Name)));
        await Add(db.Set<Person>().Where(p => ids.Contains(p.Id)).Select(p => new KeyValuePair<Guid, string>(p.Id, p.FullName)));
        await Add(db.Set<OfficialDocument>().Where(d => ids.Contains(d.Id)).Select(d => new KeyValuePair<Guid, string>(d.Id, d.Abstract)));
        await Add(db.Set<Movement>().Where(m => ids.Contains(m.Id)).Select(m => new KeyValuePair<Guid, string>(m.Id, m.Name)));
        await Add(db.Set<AwardLine>().Where(a => ids.Contains(a.Id)).Select(a => new KeyValuePair<Guid, string>(a.Id, a.Reason)));
        await Add(db.Set<AwardDecision>().Where(d => ids.Contains(d.Id)).Select(d => new KeyValuePair<Guid, string>(d.Id, d.Number ?? d.DossierCode ?? d.GroupCode)));
        await Add(db.Set<StoredFile>().Where(f => ids.Contains(f.Id)).Select(f => new KeyValuePair<Guid, string>(f.Id, f.Name)));
        await Add(db.Set<ConductRecord>().Where(c => ids.Contains(c.Id)).Select(c => new KeyValuePair<Guid, string>(c.Id, c.Note)));
        await Add(db.Set<Household>().Where(h => ids.Contains(h.Id)).Select(h => new KeyValuePair<Guid, string>(h.Id, h.Head)));
        await Add(db.Set<FundEntry>().Where(e => ids.Contains(e.Id)).Select(e => new KeyValuePair<Guid, string>(e.Id, e.Note)));
        await Add(db.Set<ReportItem>().Where(i => ids.Contains(i.Id)).Select(i => new KeyValuePair<Guid, string>(i.Id, i.Text)));
        await Add(db.Set<Indicator>().Where(i => ids.Contains(i.Id)).Select(i => new KeyValuePair<Guid, string>(i.Id, i.Name)));
        await Add(from f in db.Set<Figure>() where ids.Contains(f.Id) join i in db.Set<Indicator>() on f.IndicatorId equals i.Id select new KeyValuePair<Guid, string>(f.Id, i.Name));
        await Add(from m in db.Set<Membership>() where ids.Contains(m.Id) join a in db.Set<Account>() on m.AccountId equals a.Id select new KeyValuePair<Guid, string>(m.Id, a.DisplayName));
        return names;
    }
}
