using ThiDua.Data;

namespace ThiDua.Reports;

/// <summary>Kind of list in a report or plan.</summary>
public enum ItemKind { Advantages, Difficulties, Strengths, Weaknesses, Causes, Proposals, Directions, Solutions, Training, Contents, Tasks, Duties }

/// <summary>What became of a weakness or a task of the plan (open, settled), or of a proposal (also answered, declined).</summary>
public enum ItemState { Open, Answered, Settled, Declined }

/// <summary>One item of the lists: advantage, weakness, proposal, direction; in a plan a task of some quarters, or a duty of whoever is charged with it.</summary>
public sealed class ReportItem : Editable
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>List.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Place in the list.</summary>
    public int Order { get; set; }

    /// <summary>Text; may hold tokens.</summary>
    public required string Text { get; set; }

    /// <summary>Addressee of a proposal.</summary>
    public string? Addressee { get; set; }

    /// <summary>First quarter of a task, 1–4.</summary>
    public int? QuarterFrom { get; set; }

    /// <summary>Last quarter of a task; the first one for tasks of one quarter.</summary>
    public int? QuarterTo { get; set; }

    /// <summary>Day a task or duty is to be done by.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Who does it: an office, the units, the hamlets, as the plan calls them.</summary>
    public string? Responsible { get; set; }

    /// <summary>Quarters of a task.</summary>
    public Quarters? Quarters
    {
        get => (QuarterFrom, QuarterTo) is ({ } from, { } to) ? new(from, to) : null;
        set => (QuarterFrom, QuarterTo) = (value?.From, value?.To);
    }

    /// <summary>Open until a weakness is overcome, a task done or a proposal answered.</summary>
    public ItemState State { get; set; }

    /// <summary>Answer to a proposal, how a weakness was overcome, or what came of a task.</summary>
    public string? Reply { get; set; }

    /// <summary>Day of the answer; of a task the day it was done.</summary>
    public DateOnly? RepliedOn { get; set; }

    /// <summary>The document a task resulted in.</summary>
    public Guid? ResultDocumentId { get; set; }

    /// <summary>Period it was first reported in, when it was carried over from there.</summary>
    public string? FirstPeriod { get; set; }

    /// <summary>The weakness a cause belongs to.</summary>
    public Guid? CauseOfId { get; set; }
}

/// <summary>One time somebody was reminded of a task of the plan (đôn đốc).</summary>
public sealed class TaskReminder : Owned, IPartOf
{
    /// <summary>The task or duty.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset RemindedAt { get; init; }

    /// <summary>Who reminded.</summary>
    public required string RemindedBy { get; init; }

    /// <summary>How, and what was answered.</summary>
    public required string Note { get; init; }

    /// <inheritdoc/>
    public Guid RootId => ItemId;
}

/// <summary>Kind of document.</summary>
public enum ReportKind { TongKet, SoKet, KeHoach }

/// <summary>State of a report.</summary>
public enum ReportState { Draft, Locked }

/// <summary>Body the report is signed for; decides symbol and signature.</summary>
public enum ReportIssuer { HoiDong, Ubnd }

/// <summary>A report of one period.</summary>
public sealed class Report : Editable
{
    /// <summary>Period.</summary>
    public required string Period { get; set; }

    /// <summary>Kind.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>Template id.</summary>
    public required string TemplateId { get; set; }

    /// <summary>Template version; newer ones are taken over only when the officer accepts.</summary>
    public required int TemplateVersion { get; set; }

    /// <summary>Issuing body.</summary>
    public ReportIssuer Issuer { get; set; }

    /// <summary>Draft or locked.</summary>
    public ReportState State { get; set; }

    /// <summary>Number given at signing.</summary>
    public string? Number { get; set; }

    /// <summary>Day of signing.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Nơi nhận, one per line.</summary>
    public List<string> Recipients { get; set; } = [];

    /// <summary>"TM. HỘI ĐỒNG TĐKT".</summary>
    public required string SignerAuthority { get; set; }

    /// <summary>"CHỦ TỊCH".</summary>
    public required string SignerTitle { get; set; }

    /// <summary>"CHỦ TỊCH UBND", printed between title and name when the signer holds that office.</summary>
    public string? SignerOffice { get; set; }

    /// <summary>Name of the signer.</summary>
    public required string SignerName { get; set; }

    /// <summary>Number of the last lock; 0 before the first.</summary>
    public int Edition { get; set; }

    /// <summary>Signed edition this text corrects (đính chính) and names; null when it corrects none.</summary>
    public int? Corrects { get; set; }
}

/// <summary>An edited or hidden section; sections without a row print what the template makes of the records.</summary>
public sealed class ReportSection : Editable, IPartOf
{
    /// <summary>Report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>Section id of the template.</summary>
    public required string SectionId { get; init; }

    /// <summary>Text instead of the template's body; null until edited.</summary>
    public string? Text { get; set; }

    /// <summary>Left out of the document.</summary>
    public bool Hidden { get; set; }

    /// <inheritdoc/>
    public Guid RootId => ReportId;
}

/// <summary>A kept draft.</summary>
public sealed class ReportDraft : Owned, IPartOf
{
    /// <summary>Report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Number { get; init; }

    /// <summary>When it was kept (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who kept it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The typed model as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>Hash of what it prints, see <see cref="PrintOrigin.ContentOf"/>; null in drafts kept before files were read back.</summary>
    public string? Content { get; init; }

    /// <summary>Text of each section beside what it prints, see <see cref="PrintedReport.TextsToJson"/>; null as for <see cref="Content"/>.</summary>
    public string? Texts { get; init; }

    /// <inheritdoc/>
    public Guid RootId => ReportId;
}

/// <summary>A signed edition: the model with its record versions, and the Word file as issued.</summary>
public sealed class ReportSnapshot : Owned, IPartOf
{
    /// <summary>Report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>1, 2… : unlocking and signing again makes a new edition.</summary>
    public required int Edition { get; init; }

    /// <summary>Number of the document.</summary>
    public required string Number { get; init; }

    /// <summary>Date of the document.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>When it was locked (UTC).</summary>
    public required DateTimeOffset LockedAt { get; init; }

    /// <summary>Who locked it.</summary>
    public required string LockedBy { get; init; }

    /// <summary>The typed model as JSON: every figure with its record and version.</summary>
    public required string Model { get; init; }

    /// <summary>The Word file.</summary>
    public required byte[] File { get; init; }

    /// <summary>Head of the audit chain when it was locked; printed in the file.</summary>
    public required string AuditHead { get; init; }

    /// <summary>Why it was unlocked again, or corrected.</summary>
    public string? UnlockReason { get; set; }

    /// <summary>Earlier edition it corrects (đính chính); null when it corrects none.</summary>
    public int? Corrects { get; init; }

    /// <summary>The signed copy as issued: a PDF with hand-written or digital signature, kept as a file.</summary>
    public Guid? SignedFileId { get; set; }

    /// <inheritdoc/>
    public Guid RootId => ReportId;
}

/// <summary>A Word file of the report that came back: what it says is worked out anew whenever it is looked at; what was taken over stands here, to be taken back.</summary>
public sealed class ReportReturn : Editable, IPartOf
{
    /// <summary>Report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>The file, kept as it came.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Last time sections were taken over (UTC); null before.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Ids of the sections taken over.</summary>
    public List<string> Applied { get; set; } = [];

    /// <summary>Texts of these sections before and after, as JSON of <see cref="TakenText"/> by section.</summary>
    public string Before { get; set; } = "{}";

    /// <summary>When it was taken back (UTC); null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; set; }

    /// <inheritdoc/>
    public Guid RootId => ReportId;
}

/// <summary>How many problems a report had when it was composed last; its key is that of the report. Lists and menu show it without composing.</summary>
public sealed class ReportCheck : Owned, INotAudited
{
    /// <summary>Problems that forbid signing.</summary>
    public required int Blocking { get; set; }

    /// <summary>Problems to be looked at.</summary>
    public required int Look { get; set; }

    /// <summary>When they were counted (UTC).</summary>
    public required DateTimeOffset CheckedAt { get; set; }
}

/// <summary>A problem the officer explained instead of changing the text (giải trình).</summary>
public sealed class ReportExplanation : Owned, IPartOf
{
    /// <summary>Report.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>Key of the problem; it changes when the problem's figures change, so an old explanation does not cover a new mistake.</summary>
    public required string ProblemKey { get; init; }

    /// <summary>Why it stands.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public Guid RootId => ReportId;
}

/// <summary>The commune's own changes to the outline of one template: a list of changes, never a copy.</summary>
public sealed class OutlineOverlay : Editable
{
    /// <summary>Template whose versions all take these changes.</summary>
    public required string TemplateId { get; init; }

    /// <summary>The changes in their order, each in the written form of <see cref="OutlineChange"/>.</summary>
    public List<string> Changes { get; set; } = [];
}

/// <summary>A template of the commune's own, made from an outline the superior sent. A version never changes once it is stored.</summary>
public sealed class CommuneTemplate : Owned
{
    /// <summary>Template id, unlike that of every embedded template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>1, 2, 3…: pasting a newer outline under the same name makes the next version.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary>Name shown where a template is chosen.</summary>
    public required string Name { get; init; }

    /// <summary>The template as YAML, see templates/README.md.</summary>
    public required string Content { get; init; }

    /// <summary>The outline as it was pasted.</summary>
    public required string Pasted { get; init; }
}

/// <summary>State of background work.</summary>
public enum JobState { Waiting, Running, Done, Failed }

/// <summary>Long work with progress: a PDF of a report.</summary>
public sealed class Job : Owned, INotAudited
{
    /// <summary>Kind: <c>report-pdf</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Record it works on.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>State.</summary>
    public JobState State { get; set; }

    /// <summary>0–100.</summary>
    public int Progress { get; set; }

    /// <summary>What is being done, or why it failed, in Vietnamese.</summary>
    public string? Message { get; set; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>What the work needs (a .docx).</summary>
    public byte[]? Input { get; set; }

    /// <summary>File made.</summary>
    public byte[]? Result { get; set; }

    /// <summary>Its name.</summary>
    public required string FileName { get; init; }
}
