using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Text of a section before and after a returned file was taken over.</summary>
/// <param name="Text">Edited text before; null when the template's stood.</param>
/// <param name="Hidden">Whether it was left out of the document.</param>
/// <param name="After">Text taken over.</param>
public sealed record TakenText(string? Text, bool Hidden, string After);

/// <summary>A returned file with everything its page shows.</summary>
/// <param name="Return">What came in.</param>
/// <param name="Report">The report.</param>
/// <param name="Data">The records.</param>
/// <param name="Compared">What the file says.</param>
/// <param name="Content">Hash of the report as it stands: the page sends it back, so that nobody accepts what he has not seen.</param>
/// <param name="Draft">Draft it was printed from, when something changed since; null when it was printed from the report as it stands.</param>
/// <param name="Origin">What the file says of itself; null when it says nothing.</param>
/// <param name="Known">Whether the words it was printed from are known; else it is compared with the report as it stands.</param>
public sealed record ReturnView(ReportReturn Return, Report Report, ReportData Data, ReturnedReport Compared, string Content, DraftInfo? Draft, PrintOrigin? Origin, bool Known)
{
    /// <summary>The figure behind a place, for a link to its record.</summary>
    public SourceCard? CardOf(Span? span) => span?.Source is { } source ? SourceCard.Of(Data, span, source) : null;
}

/// <summary>What taking back did.</summary>
/// <param name="Undone">Sections taken back.</param>
/// <param name="Kept">Headings of sections edited since; they stay.</param>
public sealed record ReturnUndo(int Undone, IReadOnlyList<string> Kept);

/// <summary>Receiving a report that was edited in Word. The caller opens the scope and commits.</summary>
public sealed class ReportReturnService(ThiDuaDb db, VietnamClock clock, ReportQueries queries, ReportService reports, FileService files)
{
    private const int MostLetters = 2_000_000;

    /// <summary>Takes in a file and keeps it; nothing of the report changes.</summary>
    /// <exception cref="DomainException">The report is locked, the file is refused, or it was printed from another report; names the field <c>File</c>.</exception>
    public async Task<ReportReturn> ReceiveAsync(Guid reportId, Stream content, string fileName, Actor actor, CancellationToken ct = default)
    {
        var report = await reports.OpenAsync(reportId, ct);
        db.Operation = new(OperationKinds.ReturnReceived, actor);
        var file = await files.SaveAsync(content, fileName, FileAudience.Office, actor, [FileKind.Docx], ct);
        var letter = Read(file);
        if (PrintOrigin.From(letter.Properties) is { } origin && origin.Report != reportId)
        {
            var other = await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == origin.Report, ct);
            throw new DomainException(other is null
                ? $"Tệp “{file.Name}” in từ báo cáo của đơn vị khác hoặc đã bị xóa, không phải từ “{ReportWords.Title(report)}”. Chọn đúng tệp đã kết xuất từ báo cáo này."
                : $"Tệp “{file.Name}” in từ “{ReportWords.Title(other)}”, không phải từ “{ReportWords.Title(report)}”. Mở báo cáo đó rồi nhận lại tệp ở đó.", "File");
        }

        if (letter.Blocks.Count == 0)
        {
            throw new DomainException($"Tệp “{file.Name}” không có chữ nào để nhận; có thể chỉ gồm ảnh chụp. Chọn bản Word đã sửa.", "File");
        }

        if (letter.Blocks.Sum(b => (long)b.Text.Length) > MostLetters)
        {
            throw new DomainException($"Tệp “{file.Name}” dài bất thường so với một báo cáo. Chọn đúng tệp đã kết xuất từ báo cáo này.", "File");
        }

        var received = new ReportReturn { OwnerId = db.OwnerId, ReportId = reportId, FileId = file.Id, Name = file.Name, CreatedAt = clock.UtcNow, CreatedBy = actor.Name };
        db.Add(received);
        await db.SaveChangesAsync(ct);
        return received;
    }

    /// <summary>Files that came back, newest first.</summary>
    public async Task<IReadOnlyList<ReportReturn>> ListAsync(Guid reportId, CancellationToken ct = default) =>
        await db.Set<ReportReturn>().Where(r => r.ReportId == reportId).OrderByDescending(r => r.CreatedAt).AsNoTracking().ToListAsync(ct);

    /// <summary>A returned file beside the report as it stands, or a 404.</summary>
    public async Task<ReturnView> ViewAsync(Guid reportId, Guid returnId, CancellationToken ct = default)
    {
        var received = await LoadAsync(reportId, returnId, ct);
        var data = await queries.LoadAsync(reportId, ct);
        var now = PrintedReport.Of(data);
        var content = PrintOrigin.ContentOf(now.Model);
        var letter = Read(await files.ReadAsync(received.FileId, ct));
        var origin = PrintOrigin.From(letter.Properties);
        var draft = origin is null || origin.Content == content ? null : await queries.PrintedDraftAsync(reportId, origin.Content, ct);
        return new(received, data.Report, data, ReturnedReport.Compare(letter, draft?.Printed ?? now, data, now), content, draft?.Draft, origin, draft is not null || origin?.Content == content);
    }

    /// <summary>Takes over the words of the chosen sections, and puts unmatched parts at the end of the sections chosen for them, in one operation. The report before is kept as a draft.</summary>
    /// <param name="reportId">Report.</param>
    /// <param name="returnId">Returned file.</param>
    /// <param name="content">Hash of the report the user saw.</param>
    /// <param name="sections">Sections accepted; null for all that can be.</param>
    /// <param name="places">Sections for unmatched parts, by their place in the list.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Sections changed.</returns>
    /// <exception cref="StaleVersionException">The report changed after the page was shown.</exception>
    public async Task<int> AcceptAsync(Guid reportId, Guid returnId, string? content, IReadOnlyCollection<string>? sections, IReadOnlyDictionary<int, string> places, Actor actor, CancellationToken ct = default)
    {
        await reports.OpenAsync(reportId, ct);
        var view = await ViewAsync(reportId, returnId, ct);
        if (!string.Equals(content, view.Content, StringComparison.Ordinal))
        {
            throw new StaleVersionException(nameof(Report), reportId, 0, 0);
        }

        var texts = view.Compared.Sections.Where(s => s.CanAccept && (sections is null || sections.Contains(s.Id))).ToDictionary(s => s.Id, s => s.Text, StringComparer.Ordinal);
        var now = PrintedReport.Of(view.Data);
        foreach (var (at, target) in places.Where(p => p.Value.Length > 0 && p.Key >= 0 && p.Key < view.Compared.Unmatched.Count).OrderBy(p => p.Key))
        {
            if (!now.Sections.TryGetValue(target, out var paragraphs))
            {
                throw new DomainException("Chọn một mục trong danh sách để đưa phần chưa khớp vào.", "Place");
            }

            texts[target] = $"{texts.GetValueOrDefault(target) ?? PrintedText.ToSource(paragraphs)}\n\n{view.Compared.Unmatched[at].Text}".Trim();
        }

        if (texts.Count == 0)
        {
            throw new DomainException("Chưa chọn mục nào để nhận. Đánh dấu các mục cần nhận rồi bấm lại; số liệu thay đổi thì sửa ở bản ghi của nó.");
        }

        db.Operation = new(OperationKinds.ReturnTaken, actor);
        await reports.EnsureDraftAsync(now, reportId, actor, ct);
        var received = view.Return;
        var before = Taken(received);
        var stored = await db.Set<ReportSection>().Where(s => s.ReportId == reportId).ToDictionaryAsync(s => s.SectionId, StringComparer.Ordinal, ct);
        foreach (var (id, text) in texts)
        {
            var section = stored.GetValueOrDefault(id);
            before[id] = before.TryGetValue(id, out var first) && first.After == section?.Text ? first with { After = text } : new(section?.Text, section?.Hidden == true, text);
            if (section is null)
            {
                db.Add(new ReportSection { OwnerId = db.OwnerId, ReportId = reportId, SectionId = id, Text = text });
            }
            else
            {
                section.Text = text;
            }
        }

        received.Applied = [.. received.Applied.Union(texts.Keys, StringComparer.Ordinal)];
        received.Before = JsonSerializer.Serialize(before);
        (received.AppliedAt, received.UndoneAt) = (clock.UtcNow, null);
        await db.SaveChangesAsync(ct);
        await reports.CheckAsync(reportId, ct);
        return texts.Count;
    }

    /// <summary>Takes back what was taken over, but for sections edited since.</summary>
    public async Task<ReturnUndo> UndoAsync(Guid reportId, Guid returnId, Actor actor, CancellationToken ct = default)
    {
        await reports.OpenAsync(reportId, ct);
        var received = await LoadAsync(reportId, returnId, ct);
        var taken = Taken(received);
        if (taken.Count == 0)
        {
            throw new DomainException($"“{received.Name}” chưa nhận mục nào, hoặc đã hoàn tác rồi.");
        }

        db.Operation = new(OperationKinds.ReportUndone, actor, received.Name);
        var titles = (await queries.CurrentModelAsync(reportId, ct)).AllSections().ToDictionary(s => s.Id, s => s.Title, StringComparer.Ordinal);
        var stored = await db.Set<ReportSection>().Where(s => s.ReportId == reportId).ToDictionaryAsync(s => s.SectionId, StringComparer.Ordinal, ct);
        var kept = new List<string>();
        foreach (var (id, text) in taken)
        {
            if (stored.GetValueOrDefault(id) is not { } section || !string.Equals(section.Text, text.After, StringComparison.Ordinal))
            {
                kept.Add(titles.GetValueOrDefault(id, id));
            }
            else if (text is { Text: null, Hidden: false } && !section.Hidden)
            {
                db.Remove(section);
            }
            else
            {
                section.Text = text.Text;
            }
        }

        if (kept.Count == taken.Count)
        {
            throw new DomainException("Không hoàn tác được: mọi mục của lần nhận này đã được sửa tiếp sau đó. Các bản nháp và lịch sử báo cáo còn giữ nội dung cũ.");
        }

        (received.Applied, received.Before, received.UndoneAt) = ([], "{}", clock.UtcNow);
        await db.SaveChangesAsync(ct);
        await reports.CheckAsync(reportId, ct);
        return new(taken.Count - kept.Count, kept);
    }

    private async Task<ReportReturn> LoadAsync(Guid reportId, Guid returnId, CancellationToken ct) =>
        await db.Set<ReportReturn>().SingleOrDefaultAsync(r => r.Id == returnId && r.ReportId == reportId, ct) ?? throw new RecordNotFoundException("bản Word nhận lại");

    private static Dictionary<string, TakenText> Taken(ReportReturn received) => JsonSerializer.Deserialize<Dictionary<string, TakenText>>(received.Before)!;

    private static ReturnedLetter Read(StoredFile file)
    {
        try
        {
            using var stream = new MemoryStream(file.Bytes, writable: false);
            return ReturnedLetter.Read(stream, file.Name);
        }
        catch (FileRefusedException refusal)
        {
            throw new DomainException(refusal.Message, "File");
        }
    }
}
