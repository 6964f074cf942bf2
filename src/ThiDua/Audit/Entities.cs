namespace ThiDua.Audit;

/// <summary>One finished operation of the chain.</summary>
public sealed class OperationRecord
{
    /// <summary>Managing unit whose chain it is.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Gapless number in the chain, from 1.</summary>
    public required long Seq { get; init; }

    /// <summary>Kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Account that acted; null for the system and link holders.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Name shown in the history.</summary>
    public required string ActorName { get; init; }

    /// <summary>When (UTC, microseconds).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Hash of the operation before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>Hash over the operation, its changes' hashes and <see cref="PreviousHash"/>.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>One changed field, or one added or removed row.</summary>
public sealed class ChangeRecord
{
    /// <summary>Managing unit.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Operation.</summary>
    public required long Seq { get; init; }

    /// <summary>Place in the operation.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Entity name.</summary>
    public required string Entity { get; init; }

    /// <summary>Row.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>Record whose history shows it.</summary>
    public required Guid RootId { get; init; }

    /// <summary>Field; null for added and removed rows, whose values are whole rows as JSON.</summary>
    public string? Field { get; init; }

    /// <summary>Value before; erased together with its salt when personal data must go.</summary>
    public string? OldValue { get; set; }

    /// <summary>Value after.</summary>
    public string? NewValue { get; set; }

    /// <summary>Salt of both hashes; erased with the values so that nobody can guess them back.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>Salted hash of the value before.</summary>
    public required byte[] OldHash { get; init; }

    /// <summary>Salted hash of the value after.</summary>
    public required byte[] NewHash { get; init; }
}

/// <summary>End of an owner's chain, locked last before commit.</summary>
public sealed class ChainHead
{
    /// <summary>Managing unit.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Last number.</summary>
    public long Seq { get; set; }

    /// <summary>Last hash.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>The operations and what the history calls them.</summary>
public static class OperationKinds
{
    /// <summary>Loading of sample data.</summary>
    public const string SampleLoaded = "sample.loaded";

    /// <summary>A commune was set up.</summary>
    public const string CommuneFounded = "commune.founded";

    /// <summary>A year was opened.</summary>
    public const string YearOpened = "year.opened";

    /// <summary>A year opened by mistake was taken back.</summary>
    public const string YearRemoved = "year.removed";

    /// <summary>Settings changed.</summary>
    public const string ProfileChanged = "profile.changed";

    /// <summary>Units or people changed.</summary>
    public const string RegisterChanged = "register.changed";

    /// <summary>Accounts or roles changed.</summary>
    public const string AccountChanged = "account.changed";

    /// <summary>A figure was saved.</summary>
    public const string FigureSaved = "figure.saved";

    /// <summary>The last save of a figure was undone.</summary>
    public const string FigureUndone = "figure.undone";

    /// <summary>A file or paste of figures came in, or was put right; no figure changed yet.</summary>
    public const string ImportPrepared = "import.prepared";

    /// <summary>Figures were taken over from Excel.</summary>
    public const string FiguresImported = "figures.imported";

    /// <summary>Figures taken over from Excel were taken back.</summary>
    public const string FiguresImportUndone = "figures.import-undone";

    /// <summary>The office entered figures for a unit, which the reason names with the paper it gave.</summary>
    public const string FiguresOnBehalf = "figures.on-behalf";

    /// <summary>Figures were sent through a link.</summary>
    public const string FiguresSent = "figures.sent";

    /// <summary>Figures were assigned, or links made.</summary>
    public const string FiguresAssigned = "figures.assigned";

    /// <summary>The catalogue changed.</summary>
    public const string CatalogueChanged = "catalogue.changed";

    /// <summary>Running text changed.</summary>
    public const string NarrativeSaved = "narrative.saved";

    /// <summary>A light record of the report (document, movement, award, item, fund line) changed.</summary>
    public const string RecordSaved = "record.saved";

    /// <summary>Such a record was removed.</summary>
    public const string RecordRemoved = "record.removed";

    /// <summary>A removed record was brought back.</summary>
    public const string RecordRestored = "record.restored";

    /// <summary>A file was kept.</summary>
    public const string FileStored = "file.stored";

    /// <summary>A report was started or its frame changed.</summary>
    public const string ReportSaved = "report.saved";

    /// <summary>A draft was kept.</summary>
    public const string DraftKept = "report.draft";

    /// <summary>A report was locked at signing.</summary>
    public const string ReportLocked = "report.locked";

    /// <summary>A locked report was opened again.</summary>
    public const string ReportUnlocked = "report.unlocked";

    /// <summary>A problem was explained.</summary>
    public const string ProblemExplained = "report.explained";

    /// <summary>The commune changed the outline of a template, or made a template of its own.</summary>
    public const string OutlineChanged = "outline.changed";

    /// <summary>An address for calendar programs made or taken back.</summary>
    public const string CalendarShared = "calendar.shared";

    /// <summary>Edits of a report were taken back.</summary>
    public const string ReportUndone = "report.undone";

    /// <summary>A Word file of a report came back; nothing was taken over yet.</summary>
    public const string ReturnReceived = "report.return-received";

    /// <summary>Sections of a returned Word file were taken over.</summary>
    public const string ReturnTaken = "report.return-taken";

    /// <summary>A locked report was opened for a corrected edition.</summary>
    public const string ReportCorrected = "report.corrected";

    /// <summary>The signed copy of a locked report was kept.</summary>
    public const string SignedCopyKept = "report.signed-copy";

    /// <summary>The signed copy of a locked report was replaced.</summary>
    public const string SignedCopyReplaced = "report.signed-copy-replaced";

    private static readonly Dictionary<string, string> s_titles = new(StringComparer.Ordinal)
    {
        [SampleLoaded] = "Nạp dữ liệu mẫu",
        [CommuneFounded] = "Khởi tạo xã",
        [YearOpened] = "Mở năm mới",
        [YearRemoved] = "Xóa năm vừa mở",
        [ProfileChanged] = "Sửa hồ sơ xã",
        [RegisterChanged] = "Sửa danh sách đơn vị, cán bộ",
        [AccountChanged] = "Sửa tài khoản, vai trò",
        [FigureSaved] = "Lưu số liệu",
        [FigureUndone] = "Hoàn tác số liệu",
        [ImportPrepared] = "Tải lên tệp số liệu",
        [FiguresImported] = "Nhận số liệu từ tệp",
        [FiguresImportUndone] = "Hoàn tác lần nhận từ tệp",
        [FiguresOnBehalf] = "Nhập hộ đơn vị",
        [FiguresSent] = "Đơn vị gửi số liệu",
        [FiguresAssigned] = "Giao số liệu",
        [CatalogueChanged] = "Sửa danh mục chỉ tiêu",
        [NarrativeSaved] = "Sửa đoạn văn",
        [RecordSaved] = "Lưu bản ghi",
        [RecordRemoved] = "Xóa bản ghi",
        [RecordRestored] = "Lấy lại bản ghi đã xóa",
        [FileStored] = "Lưu tệp",
        [ReportSaved] = "Sửa báo cáo",
        [DraftKept] = "Giữ bản nháp",
        [ReportLocked] = "Khóa báo cáo khi ký",
        [ReportUnlocked] = "Mở khóa báo cáo",
        [ProblemExplained] = "Giải trình",
        [OutlineChanged] = "Sửa đề cương",
        [CalendarShared] = "Tạo, thu hồi địa chỉ lịch",
        [ReportUndone] = "Hoàn tác sửa báo cáo",
        [ReturnReceived] = "Tải lên bản Word đã sửa",
        [ReturnTaken] = "Nhận lại bản Word đã sửa",
        [ReportCorrected] = "Lập bản đính chính",
        [SignedCopyKept] = "Lưu bản ký PDF",
        [SignedCopyReplaced] = "Thay bản ký PDF",
    };

    /// <summary>Every kind with its Vietnamese title.</summary>
    public static IReadOnlyDictionary<string, string> Titles => s_titles;

    /// <summary>Kinds that must carry a reason.</summary>
    public static IReadOnlySet<string> NeedReason { get; } = new HashSet<string>(StringComparer.Ordinal) { ReportUnlocked, ProblemExplained, ReportCorrected, SignedCopyReplaced };
}
