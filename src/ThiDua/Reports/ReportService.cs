using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Writing reports: edited sections, drafts, locking and unlocking. The caller opens the scope and commits.</summary>
public sealed class ReportService(ThiDuaDb db, VietnamClock clock, ReportQueries queries, TemplateQueries templates, FileService files)
{
    // readers look for the end mark in the last kilobyte; signing programs append to it
    private const int EndOfPdf = 4096;

    /// <summary>
    /// Starts the report of a period. Who issues, signs and receives it comes from the last report before it, else from the template and the commune's settings.
    /// </summary>
    public async Task<Report> CreateAsync(ReportTemplate template, Period period, ReportIssuer? issuer, Actor actor, CancellationToken ct = default)
    {
        var kind = Code.Parse<ReportKind>(template.Kind);
        var key = period.ToString();
        RequireFit(template, period);
        await RequireFreeAsync(kind, period, ct);
        var profile = await db.Set<CommuneProfile>().Where(p => p.FromYear <= period.Year).OrderByDescending(p => p.FromYear).AsNoTracking().FirstOrDefaultAsync(ct)
            ?? throw new DomainException($"Chưa có hồ sơ xã cho {period.Label}; nhập ở Danh mục rồi tạo báo cáo.", "Period");
        var last = (await db.Set<Report>().AsNoTracking().ToListAsync(ct)).OrderByDescending(r => Period.Parse(r.Period).End).FirstOrDefault(r => Period.Parse(r.Period).End < period.End);
        var body = issuer ?? last?.Issuer ?? Code.Parse<ReportIssuer>(template.Issuer.Default);
        var sameBody = last?.Issuer == body;
        var chairman = await db.Set<Person>().Where(p => p.LastYear == null && p.Position != null && p.Position.StartsWith("Chủ tịch UBND")).Select(p => p.FullName).FirstOrDefaultAsync(ct);
        var report = new Report
        {
            OwnerId = db.OwnerId,
            Period = key,
            Kind = kind,
            TemplateId = template.Id,
            TemplateVersion = template.Version,
            Issuer = body,
            Recipients = last is null ? [.. template.Recipients.Select(r => ReportWords.Recipient(r, profile))] : [.. last.Recipients],
            SignerAuthority = sameBody ? last!.SignerAuthority : ReportWords.Authority(body),
            SignerTitle = sameBody ? last!.SignerTitle : "CHỦ TỊCH",
            SignerOffice = sameBody ? last!.SignerOffice : body == ReportIssuer.HoiDong ? "CHỦ TỊCH UBND" : null,
            SignerName = last?.SignerName ?? chairman ?? "",
        };
        db.Operation = new(OperationKinds.ReportSaved, actor);
        db.Add(report);
        await db.SaveChangesAsync(ct);
        return report;
    }

    /// <summary>
    /// Replaces the text of a section, or gives it back to the template when <paramref name="text"/> is null or is what the template makes anyway.
    /// Returns the version the section has now; 0 when the template's text stands.
    /// </summary>
    public async Task<int> SaveSectionAsync(Guid reportId, string sectionId, string? text, bool hidden, int version, Actor actor, CancellationToken ct = default)
    {
        await OpenAsync(reportId, ct);
        var template = ReportSections.Of(await queries.LoadAsync(reportId, ct), sectionId);
        text = text is null || string.Equals(text.ReplaceLineEndings("\n").Trim(), template.TemplateText, StringComparison.Ordinal) ? null : text;
        db.Operation = new(OperationKinds.ReportSaved, actor);
        var section = await db.Set<ReportSection>().SingleOrDefaultAsync(s => s.ReportId == reportId && s.SectionId == sectionId, ct);
        if ((section?.Version ?? 0) != version)
        {
            throw new StaleVersionException(nameof(ReportSection), section?.Id ?? Guid.Empty, version, section?.Version ?? 0);
        }

        if (text is null && !hidden)
        {
            if (section is not null)
            {
                db.Remove(section);
            }
        }
        else if (section is null)
        {
            section = new ReportSection { OwnerId = db.OwnerId, ReportId = reportId, SectionId = sectionId, Text = text, Hidden = hidden };
            db.Add(section);
        }
        else
        {
            (section.Text, section.Hidden) = (text, hidden);
        }

        await db.SaveChangesAsync(ct);
        await CheckAsync(reportId, ct);
        return text is null && !hidden ? 0 : section!.Version;
    }

    /// <summary>Changes who issues, signs and receives the report.</summary>
    public async Task SaveFrameAsync(Guid reportId, int version, ReportIssuer issuer, IReadOnlyList<string> recipients, string authority, string title, string? office, string name, Actor actor, CancellationToken ct = default)
    {
        var report = await OpenAsync(reportId, ct);
        report.RequireVersion(version);
        if (string.IsNullOrWhiteSpace(authority) || string.IsNullOrWhiteSpace(title))
        {
            throw new DomainException("Khối chữ ký thiếu thẩm quyền hoặc chức vụ; nhập ví dụ TM. HỘI ĐỒNG TĐKT và CHỦ TỊCH.", "Authority");
        }

        if (recipients.Count == 0)
        {
            throw new DomainException("Nơi nhận đang trống; nhập mỗi nơi một dòng, dòng cuối là nơi lưu.", "Recipients");
        }

        db.Operation = new(OperationKinds.ReportSaved, actor);
        report.Issuer = issuer;
        report.Recipients = [.. recipients];
        (report.SignerAuthority, report.SignerTitle, report.SignerOffice, report.SignerName) = (authority, title, office, name);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Gives the report another template, a newer version of its own, or another period. Edited sections stay under the id of their section; those the new outline
    /// has no place for are kept and shown, see <see cref="ReportView.Kept"/>.
    /// </summary>
    /// <param name="reportId">Report.</param>
    /// <param name="version">Version the user had open.</param>
    /// <param name="templateId">Template; its newest version is taken.</param>
    /// <param name="period">Period.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ReframeAsync(Guid reportId, int version, string templateId, Period period, Actor actor, CancellationToken ct = default)
    {
        var report = await OpenAsync(reportId, ct);
        report.RequireVersion(version);
        var template = await templates.NewestAsync(templateId, ct) ?? throw new DomainException("Chọn một mẫu báo cáo trong danh sách.", "Template");
        if (template.Kind != Code.Of(report.Kind))
        {
            throw new DomainException($"Mẫu “{template.Name}” dùng cho {VietnameseText.LowerFirst(ReportWords.Kind(Code.Parse<ReportKind>(template.Kind)))}, không phải {VietnameseText.LowerFirst(ReportWords.Kind(report.Kind))}; chọn mẫu khác hoặc tạo báo cáo mới.", "Template");
        }

        RequireFit(template, period);
        var key = period.ToString();
        if (key != report.Period)
        {
            await RequireFreeAsync(report.Kind, period, ct);
        }

        db.Operation = new(OperationKinds.ReportSaved, actor);
        (report.TemplateId, report.TemplateVersion, report.Period) = (template.Id, template.Version, key);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Puts the text of a section the outline no longer has at the end of another section, or drops it when <paramref name="toSection"/> is null.</summary>
    public async Task PlaceKeptAsync(Guid reportId, string fromSection, string? toSection, int version, Actor actor, CancellationToken ct = default)
    {
        await OpenAsync(reportId, ct);
        var kept = await db.Set<ReportSection>().SingleOrDefaultAsync(s => s.ReportId == reportId && s.SectionId == fromSection, ct) ?? throw new RecordNotFoundException("đoạn giữ lại");
        kept.RequireVersion(version);
        if (toSection is { Length: 0 })
        {
            throw new DomainException("Chọn mục để đưa đoạn này vào.", "To");
        }

        db.Operation = new(OperationKinds.ReportSaved, actor);
        if (toSection is not null)
        {
            var target = ReportSections.Of(await queries.LoadAsync(reportId, ct), toSection);
            var text = $"{target.Text}\n\n{kept.Text}".Trim();
            if (await db.Set<ReportSection>().SingleOrDefaultAsync(s => s.ReportId == reportId && s.SectionId == toSection, ct) is { } stored)
            {
                stored.Text = text;
            }
            else
            {
                db.Add(new ReportSection { OwnerId = db.OwnerId, ReportId = reportId, SectionId = toSection, Text = text });
            }
        }

        db.Remove(kept);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Keeps the report as it stands as the next draft; returns its number.</summary>
    public async Task<int> KeepDraftAsync(Guid reportId, Actor actor, CancellationToken ct = default)
    {
        await OpenAsync(reportId, ct);
        db.Operation = new(OperationKinds.DraftKept, actor);
        return await AddDraftAsync(PrintedReport.Of(await queries.LoadAsync(reportId, ct)), reportId, actor, ct);
    }

    /// <summary>
    /// Prints the report as a Word file that can come back: what it prints is kept as a draft, unless the last draft prints the same, so that a returned file is
    /// compared with the words it was made from, whatever changes meanwhile.
    /// </summary>
    /// <returns>The file, the model it shows, the number of its draft.</returns>
    public async Task<(byte[] File, ReportModel Model, int Draft)> PrintAsync(Guid reportId, Actor actor, CancellationToken ct = default)
    {
        await OpenAsync(reportId, ct);
        var printed = PrintedReport.Of(await queries.LoadAsync(reportId, ct));
        var number = await EnsureDraftAsync(printed, reportId, actor, ct);
        return (ReportLayout.Word(printed.Model, PrintOrigin.Of(printed.Model, reportId, number)), printed.Model, number);
    }

    /// <summary>Keeps what a report prints unless the last draft prints the same; joins the operation that is open. Returns the number of the draft.</summary>
    internal async Task<int> EnsureDraftAsync(PrintedReport printed, Guid reportId, Actor actor, CancellationToken ct)
    {
        var last = await db.Set<ReportDraft>().Where(d => d.ReportId == reportId).OrderByDescending(d => d.Number).Select(d => new { d.Number, d.Content }).FirstOrDefaultAsync(ct);
        if (last is not null && last.Content == PrintOrigin.ContentOf(printed.Model))
        {
            return last.Number;
        }

        db.Operation ??= new(OperationKinds.DraftKept, actor);
        return await AddDraftAsync(printed, reportId, actor, ct);
    }

    private async Task<int> AddDraftAsync(PrintedReport printed, Guid reportId, Actor actor, CancellationToken ct)
    {
        var number = 1 + (await db.Set<ReportDraft>().Where(d => d.ReportId == reportId).MaxAsync(d => (int?)d.Number, ct) ?? 0);
        db.Add(new ReportDraft
        {
            OwnerId = db.OwnerId,
            ReportId = reportId,
            Number = number,
            CreatedAt = clock.UtcNow,
            CreatedBy = actor.Name,
            Model = printed.Model.ToJson(),
            Content = PrintOrigin.ContentOf(printed.Model),
            Texts = printed.TextsToJson(),
        });
        await db.SaveChangesAsync(ct);
        return number;
    }

    /// <summary>Notes how many problems a report has, for the list and the menu; nothing is written while the numbers stay.</summary>
    public Task NoteProblemsAsync(Guid reportId, IReadOnlyList<Problem> problems, CancellationToken ct = default)
    {
        var blocking = problems.Count(p => p.Weight == ProblemWeight.Blocking);
        var look = problems.Count(p => p is { Weight: ProblemWeight.Look, Explained: null } && p.Rule != ReportProblems.EmptySection);
        // one statement: two people may look at the same report at once
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO report_check (owner_id, id, blocking, look, checked_at) VALUES ({db.OwnerId}, {reportId}, {blocking}, {look}, {clock.UtcNow.ToUniversalTime()})
            ON CONFLICT (owner_id, id) DO UPDATE SET blocking = excluded.blocking, look = excluded.look, checked_at = excluded.checked_at
            WHERE report_check.blocking <> excluded.blocking OR report_check.look <> excluded.look
            """, ct);
    }

    /// <summary>Composes the report again and notes its problems: after a save that no page follows.</summary>
    internal async Task CheckAsync(Guid reportId, CancellationToken ct)
    {
        var data = await queries.LoadAsync(reportId, ct);
        await NoteProblemsAsync(reportId, ReportProblems.Find(data, ReportComposer.Compose(data).Model), ct);
    }

    /// <summary>Lets a problem stand, with the reason kept in the history.</summary>
    public async Task ExplainAsync(Guid reportId, string problemKey, string? reason, Actor actor, CancellationToken ct = default)
    {
        await OpenAsync(reportId, ct);
        if (reason is null)
        {
            throw new DomainException("Ghi lý do giải trình: vì sao giữ nguyên chỗ này.", "Reason");
        }

        var data = await queries.LoadAsync(reportId, ct);
        if (!ReportProblems.Find(data, ReportComposer.Compose(data).Model).Any(p => p.Key == problemKey))
        {
            throw new DomainException("Điểm này không có trong bản đang lưu nên chưa ghi giải trình: chữ vừa sửa chưa lưu, hoặc số liệu vừa đổi. Lưu lại, xem danh sách vấn đề rồi giải trình.", "Reason");
        }

        db.Operation = new(OperationKinds.ProblemExplained, actor, reason);
        var existing = await db.Set<ReportExplanation>().SingleOrDefaultAsync(e => e.ReportId == reportId && e.ProblemKey == problemKey, ct);
        if (existing is not null)
        {
            db.Remove(existing);
            await db.SaveChangesAsync(ct);
        }

        db.Add(new ReportExplanation { OwnerId = db.OwnerId, ReportId = reportId, ProblemKey = problemKey, Reason = reason });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Writes the computed value in place of a typed figure that contradicts its own sentence.</summary>
    /// <returns>Section it stands in.</returns>
    /// <exception cref="DomainException">The problem is gone, or has no value to put in.</exception>
    public async Task<string> ReplaceAsync(Guid reportId, string problemKey, Actor actor, CancellationToken ct = default)
    {
        await OpenAsync(reportId, ct);
        var data = await queries.LoadAsync(reportId, ct);
        var composed = ReportComposer.Compose(data);
        if (ReportProblems.Find(data, composed.Model).FirstOrDefault(p => p.Key == problemKey) is not { Replacement: { } replacement, SectionId: { } section, Quote: { } quote })
        {
            throw new DomainException("Điểm này vừa đổi theo số liệu hoặc câu chữ mới nên chưa thay; xem lại danh sách vấn đề.");
        }

        var paragraphs = PrintedText.Of(data, composed.Sources[section]);
        var changed = paragraphs.Select(p => PrintedText.Replace(p, quote, replacement)).ToList();
        if (changed.TrueForAll(p => p is null))
        {
            throw new DomainException("Không thay tự động được câu này. Bấm “Sửa đoạn” rồi sửa số bằng tay.");
        }

        var first = changed.FindIndex(p => p is not null);
        var text = PrintedText.ToSource(paragraphs.Select((p, at) => at == first ? changed[at]! : p));
        var stored = data.Edits.GetValueOrDefault(section);
        await SaveSectionAsync(reportId, section, text, stored?.Hidden == true, stored?.Version ?? 0, actor, ct);
        return section;
    }

    /// <summary>
    /// Locks the report at signing: number, date, and a snapshot of the model and the Word file. Refused while blocking problems are open.
    /// </summary>
    public async Task<ReportSnapshot> LockAsync(Guid reportId, int version, string? number, DateOnly? issuedOn, Actor actor, CancellationToken ct = default)
    {
        var report = await OpenAsync(reportId, ct);
        report.RequireVersion(version);
        if (number is not { Length: > 0 } || !number.All(char.IsAsciiLetterOrDigit))
        {
            throw new DomainException($"Số văn bản “{number}” không đúng; nhập số do văn thư cấp, chỉ gồm chữ số và chữ cái, ví dụ 152.", "Number");
        }

        var period = Period.Parse(report.Period);
        if (issuedOn is not { } day || day < period.Start || day > clock.Today)
        {
            throw new DomainException($"Ngày ký phải từ {period.Start:dd/MM/yyyy} đến hôm nay {clock.Today:dd/MM/yyyy}; nhập lại ngày ký.", "IssuedOn");
        }

        (report.Number, report.IssuedOn, report.State) = (number, day, ReportState.Locked);
        report.Edition++;
        db.Operation = new(OperationKinds.ReportLocked, actor);
        await db.SaveChangesAsync(ct);
        var data = await queries.LoadAsync(reportId, ct);
        var composed = ReportComposer.Compose(data);
        var model = composed.Model with { AuditHead = data.AuditHead };
        var blocking = ReportProblems.Find(data, model).Where(p => p.Weight == ProblemWeight.Blocking).ToList();
        if (blocking.Count > 0)
        {
            throw new DomainException($"Chưa khóa được: còn {blocking.Count} điểm chặn ký, đầu tiên là “{blocking[0].Title}”. Sửa số, sửa câu hoặc giải trình rồi khóa lại.");
        }

        var draft = await EnsureDraftAsync(PrintedReport.Of(data, composed), reportId, actor, ct);
        var snapshot = new ReportSnapshot
        {
            OwnerId = db.OwnerId,
            ReportId = reportId,
            Edition = report.Edition,
            Number = number,
            IssuedOn = day,
            LockedAt = clock.UtcNow,
            LockedBy = actor.Name,
            Model = model.ToJson(),
            File = ReportLayout.Word(model, PrintOrigin.Of(model, reportId, draft, report.Edition)),
            AuditHead = data.AuditHead,
            Corrects = report.Corrects,
        };
        db.Add(snapshot);
        await db.SaveChangesAsync(ct);
        await NoteProblemsAsync(reportId, [], ct);
        return snapshot;
    }

    /// <summary>Opens a locked report again; the snapshot stays, the next lock makes a new edition.</summary>
    public Task UnlockAsync(Guid reportId, int version, string? reason, Actor actor, CancellationToken ct = default) =>
        ReopenAsync(reportId, version, reason, "Ghi lý do mở khóa, ví dụ: ký nhầm khi chưa đủ số liệu.", OperationKinds.ReportUnlocked, actor, _ => { }, ct);

    /// <summary>
    /// Opens a locked report for a corrected edition (báo cáo đính chính): the report as issued stays, the new edition names its number, day and the reason.
    /// </summary>
    public Task CorrectAsync(Guid reportId, int version, string? reason, Actor actor, CancellationToken ct = default) =>
        ReopenAsync(reportId, version, reason, "Ghi lý do đính chính, ví dụ: số ước đã có số chính thức. Lý do được in trong bản đính chính.", OperationKinds.ReportCorrected, actor, report => report.Corrects = report.Edition, ct);

    /// <summary>Keeps the signed PDF of a locked report as its issued copy; replacing one asks for a reason.</summary>
    /// <param name="reportId">Report.</param>
    /// <param name="content">The upload.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="reason">Why an earlier copy is replaced.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task KeepSignedCopyAsync(Guid reportId, Stream content, string fileName, string? reason, Actor actor, CancellationToken ct = default)
    {
        var report = await db.LoadAsync<Report>(reportId, "báo cáo", ct);
        if (report.State != ReportState.Locked)
        {
            throw new DomainException("Báo cáo chưa khóa nên chưa có bản ký để lưu. Khóa báo cáo với số, ngày ký rồi tải bản PDF lên.", "File");
        }

        var snapshot = await db.Set<ReportSnapshot>().SingleAsync(s => s.ReportId == reportId && s.Edition == report.Edition, ct);
        var replaces = snapshot.SignedFileId is not null;
        if (replaces && string.IsNullOrWhiteSpace(reason))
        {
            throw new DomainException("Bản ký PDF đã có; ghi lý do thay, ví dụ: quét lại cho rõ con dấu. Tệp cũ vẫn được giữ.", "Reason");
        }

        db.Operation = new(replaces ? OperationKinds.SignedCopyReplaced : OperationKinds.SignedCopyKept, actor, replaces ? reason : null);
        var file = await files.SaveAsync(content, fileName, FileAudience.Reports, actor, [FileKind.Pdf], ct);
        if (file.Bytes.AsSpan()[Math.Max(0, file.Bytes.Length - EndOfPdf)..].LastIndexOf("%%EOF"u8) < 0)
        {
            throw new DomainException($"Tệp “{file.Name}” bị hỏng hoặc tải lên chưa trọn: không thấy phần cuối của tệp PDF. Mở thử bằng chương trình đọc PDF rồi gửi lại.", "File");
        }

        if (replaces && await db.Set<StoredFile>().AnyAsync(f => f.Id == snapshot.SignedFileId && f.Sha256 == file.Sha256, ct))
        {
            throw new DomainException($"Tệp “{file.Name}” giống hệt bản ký đang giữ nên không thay. Chọn tệp khác.", "File");
        }

        snapshot.SignedFileId = file.Id;
        await db.SaveChangesAsync(ct);
    }

    private async Task ReopenAsync(Guid reportId, int version, string? reason, string asksReason, string operation, Actor actor, Action<Report> also, CancellationToken ct)
    {
        var report = await db.LoadAsync<Report>(reportId, "báo cáo", ct);
        report.RequireVersion(version);
        if (report.State != ReportState.Locked)
        {
            throw new DomainException("Báo cáo này chưa khóa nên không cần mở khóa.");
        }

        if (reason is null)
        {
            throw new DomainException(asksReason, "Reason");
        }

        db.Operation = new(operation, actor, reason);
        var last = await db.Set<ReportSnapshot>().SingleAsync(s => s.ReportId == reportId && s.Edition == report.Edition, ct);
        last.UnlockReason = reason;
        also(report);
        (report.State, report.Number, report.IssuedOn) = (ReportState.Draft, null, null);
        await db.SaveChangesAsync(ct);
    }

    private static void RequireFit(ReportTemplate template, Period period)
    {
        if (ReportWords.KindOf(template.Period) != period.Kind)
        {
            throw new DomainException($"Mẫu “{template.Name}” dùng cho kỳ {ReportWords.PeriodKind(template.Period)}, không khớp {period.Label}; chọn kỳ hoặc mẫu khác.", "Period");
        }
    }

    private async Task RequireFreeAsync(ReportKind kind, Period period, CancellationToken ct)
    {
        var key = period.ToString();
        if (await db.Set<Report>().AnyAsync(r => r.Kind == kind && r.Period == key, ct))
        {
            throw new DomainException($"{ReportWords.Kind(kind)} {period.Label} đã có; mở báo cáo đó ở danh sách để soạn tiếp.", "Period");
        }

        if (!await db.Set<WorkingYear>().AnyAsync(y => y.Year == period.Year, ct))
        {
            throw new DomainException($"Năm {period.Year} chưa mở nên chưa có số liệu; mở năm trước rồi tạo báo cáo.", "Period");
        }
    }

    /// <summary>The report when it may be written; a refusal when it is locked.</summary>
    internal async Task<Report> OpenAsync(Guid reportId, CancellationToken ct)
    {
        var report = await db.LoadAsync<Report>(reportId, "báo cáo", ct);
        return report.State == ReportState.Draft
            ? report
            : throw new DomainException("Báo cáo đã khóa khi ký nên không sửa được. Mở khóa (có lý do) rồi sửa; bản đã ký vẫn được giữ.");
    }
}
