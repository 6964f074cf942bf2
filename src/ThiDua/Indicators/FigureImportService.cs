using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents.Excel;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;
using ThiDua.Figures;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>An import with everything its page shows.</summary>
/// <param name="Import">What came in.</param>
/// <param name="Sheet">Figures as they stand.</param>
/// <param name="Plan">What it would change.</param>
public sealed record ImportView(FigureImport Import, FigureSheet Sheet, ImportPlan Plan);

/// <summary>What undoing an import did.</summary>
/// <param name="Undone">Figures taken back.</param>
/// <param name="Kept">Names of figures somebody changed since; they stay.</param>
public sealed record ImportUndo(int Undone, IReadOnlyList<string> Kept);

/// <summary>What became of one file sent back by a unit.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Import">The import; null when it was refused.</param>
/// <param name="Refusal">Why.</param>
public sealed record ReceivedForm(string Name, FigureImport? Import, string? Refusal);

/// <summary>Receiving figures from Excel and from reports. The caller opens the scope and commits.</summary>
public sealed class FigureImportService(ThiDuaDb db, VietnamClock clock, IndicatorQueries indicators, IndicatorService figures, CatalogueService catalogue, FileService files)
{
    /// <summary>Field the provenance of a figure is noted under in its history.</summary>
    public const string SourceNote = "ImportedFrom";

    private const int LongestPaste = 500_000;
    private const int LongestReport = 1_000_000;

    /// <summary>Takes in a file: checks it, keeps it, and finds its tables.</summary>
    /// <exception cref="DomainException">The file is refused or holds no table of figures; names the field <c>Workbook</c>.</exception>
    public async Task<FigureImport> ReceiveAsync(Stream content, string fileName, Period period, Actor actor, CancellationToken ct = default)
    {
        var file = await files.SaveAsync(content, fileName, FileAudience.Office, actor, [FileKind.Xlsx], ct);
        var tables = Tables(file.Bytes, file.Name, await indicators.SheetAsync(period, ct));
        return tables.Count == 0
            ? throw new DomainException($"Tệp “{file.Name}” không có bảng số liệu nào đọc được: cần một dòng tiêu đề có cột “Chỉ tiêu” và ít nhất một cột số như “Kết quả”, “KH huyện”, “Cùng kỳ”. Tải file mẫu để xem cách ghi.", "Workbook")
            : await AddAsync(new FigureImport { OwnerId = db.OwnerId, Period = period.ToString(), Name = file.Name, FileId = file.Id, CreatedAt = clock.UtcNow, CreatedBy = actor.Name }, actor, ct);
    }

    /// <summary>
    /// Takes in forms filled by units (<see cref="UnitForm"/>), each as an import of its own on behalf of its unit. A file that is refused does not hold the others back.
    /// </summary>
    public async Task<IReadOnlyList<ReceivedForm>> ReceiveFormsAsync(IReadOnlyList<(string Name, byte[] Bytes)> forms, Period period, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var sheet = await indicators.SheetAsync(period, ct);
        var units = await db.Set<Unit>().AsNoTracking().ToListAsync(ct);
        var received = new List<ReceivedForm>();
        foreach (var (name, bytes) in forms)
        {
            try
            {
                var unit = Owner(name, bytes, units, sheet);
                using var content = new MemoryStream(bytes, writable: false);
                var file = await files.SaveAsync(content, name, FileAudience.Work, actor, [FileKind.Docx], ct);
                received.Add(new(name, await AddAsync(new FigureImport
                {
                    OwnerId = db.OwnerId, Period = period.ToString(), Name = file.Name, FileId = file.Id, OnBehalfUnitId = unit.Id, CreatedAt = clock.UtcNow, CreatedBy = actor.Name,
                }, actor, ct), null));
            }
            catch (DomainException refusal)
            {
                received.Add(new(name, null, refusal.Message));
            }
        }

        return received;
    }

    /// <summary>The forms of units received for a period and not taken over yet, oldest first.</summary>
    public async Task<IReadOnlyList<FigureImport>> WaitingFormsAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        return await db.Set<FigureImport>().Where(i => i.Period == key && i.OnBehalfUnitId != null && i.AppliedAt == null).OrderBy(i => i.CreatedAt).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Takes in a paste with heads.</summary>
    /// <exception cref="DomainException">Nothing is pasted, or no heads are found; names the field <c>Pasted</c>.</exception>
    public async Task<FigureImport> ReceiveAsync(string? pasted, Period period, Actor actor, CancellationToken ct = default)
    {
        var text = Checked(pasted);
        var matcher = new IndicatorMatcher(await indicators.SheetAsync(period, ct));
        return FigureTable.Find(text, matcher, period) is null
            ? throw new DomainException("Phần dán chưa có dòng tiêu đề. Chép trong Excel cả dòng tiêu đề có cột “Chỉ tiêu” và các cột số rồi dán lại.", "Pasted")
            : await AddAsync(new FigureImport { OwnerId = db.OwnerId, Period = period.ToString(), Name = "Dán từ Excel", Pasted = text, CreatedAt = clock.UtcNow, CreatedBy = actor.Name }, actor, ct);
    }

    /// <summary>Takes in a block pasted into the grid: its rows and columns are those of the grid from the cell on it was pasted into.</summary>
    /// <param name="pasted">The block.</param>
    /// <param name="rows">Indicators in the order of the grid, the first one beside the first line.</param>
    /// <param name="columns">Keys of the columns, the first one under the first cell.</param>
    /// <param name="period">Period.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<FigureImport> ReceiveBlockAsync(string? pasted, IReadOnlyList<Guid> rows, IReadOnlyList<string> columns, Period period, Actor actor, CancellationToken ct = default)
    {
        var text = Checked(pasted);
        var lines = FigureTable.Block(text, columns).Lines;
        if (lines.Count > rows.Count)
        {
            throw new DomainException($"Phần dán có {lines.Count} dòng nhưng từ ô này xuống chỉ còn {rows.Count} chỉ tiêu. Dán từ ô cao hơn, hoặc chép ít dòng hơn.", "Pasted");
        }

        var fixes = new ImportFixes(new Dictionary<string, string>(), lines.ToDictionary(l => "0:" + l.Number.ToString(CultureInfo.InvariantCulture), l => rows[l.Number - 1], StringComparer.Ordinal));
        return await AddAsync(new FigureImport
        {
            OwnerId = db.OwnerId,
            Period = period.ToString(),
            Name = "Dán từ Excel",
            Pasted = text,
            PastedColumns = [.. columns],
            Fixes = JsonSerializer.Serialize(fixes),
            CreatedAt = clock.UtcNow,
            CreatedBy = actor.Name,
        }, actor, ct);
    }

    /// <summary>Takes in a report: a file that is kept as evidence, or a pasted text. Where its figures go is guessed from the year in its title and can be changed.</summary>
    /// <param name="content">The file; null for a pasted text.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="pasted">The text, when no file is given.</param>
    /// <param name="period">Period the user works in.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="DomainException">The file is refused or holds no figures; names the field <c>Report</c> or <c>Pasted</c>.</exception>
    public async Task<FigureImport> ReceiveReportAsync(Stream? content, string? fileName, string? pasted, Period period, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(period);
        var field = content is null ? "Pasted" : "Report";
        var name = content is null && fileName is null ? "Văn bản dán" : FileRules.CleanName(fileName ?? "");
        Guid? file = null;
        string text;
        if (content is null)
        {
            text = string.IsNullOrWhiteSpace(pasted) ? throw new DomainException("Chưa chọn tệp và chưa dán gì. Chọn báo cáo cũ (.docx, .pdf, .txt), hoặc dán nội dung vào ô bên dưới.", "Report") : DocumentReader.Paste(pasted).Text;
        }
        else
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, ct);
            copy.Position = 0;
            text = await ReadAsync(copy, name, ct);
            if (Path.GetExtension(name).ToUpperInvariant() is ".DOCX" or ".PDF")
            {
                copy.Position = 0;
                file = (await files.SaveAsync(copy, name, FileAudience.Office, actor, [FileKind.Docx, FileKind.Pdf], ct)).Id;
            }
        }

        if (text.Length > LongestReport)
        {
            throw new DomainException($"Báo cáo dài {VietnameseNumber.Format(text.Length, 0)} chữ, quá giới hạn {VietnameseNumber.Format(LongestReport, 0)}. Tách thành nhiều tệp rồi nhận từng tệp.", field);
        }

        if (FigureStatements.Read(text).Count == 0)
        {
            throw new DomainException($"“{name}” không có câu nào nêu số liệu kèm tên chỉ tiêu. Kiểm tra lại có đúng là báo cáo cần nhận không.", field);
        }

        var (into, reported) = await GuessAsync(text, period, ct);
        return await AddAsync(new FigureImport
        {
            OwnerId = db.OwnerId,
            Period = into.ToString(),
            ReportPeriod = reported.ToString(),
            Name = name,
            FileId = file,
            Pasted = text.Normalize(),
            CreatedAt = clock.UtcNow,
            CreatedBy = actor.Name,
        }, actor, ct);
    }

    /// <summary>Says anew which period a report tells of and where its figures go. What was put right by hand stays.</summary>
    /// <exception cref="DomainException">Figures were taken over already, or the two periods do not go together.</exception>
    public async Task RetargetAsync(FigureImport import, Period into, Period reported, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(into);
        if (import is { AppliedAt: not null, UndoneAt: null })
        {
            throw new DomainException("Đã nhận số từ báo cáo này. Hoàn tác lần nhận rồi mới đổi kỳ.");
        }

        if ((reported != into && reported != into.Previous()) || !(await indicators.YearsAsync(ct)).Contains(into.Year))
        {
            throw new DomainException($"Không ghi được số của {reported.Label} vào {into.Label}. Chọn một dòng trong danh sách.", "Target");
        }

        db.Operation ??= new(OperationKinds.ImportPrepared, actor, import.Name);
        (import.Period, import.ReportPeriod) = (into.ToString(), reported.ToString());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>An import and what it would change now.</summary>
    public async Task<ImportView> ViewAsync(Guid id, FigureAccess access, CancellationToken ct = default)
    {
        var import = await db.LoadAsync<FigureImport>(id, "lần nhận số liệu", ct);
        return await ViewAsync(import, access, ct);
    }

    /// <summary>Keeps what the user put right: texts of cells and indicators of rows, beside what was put right before.</summary>
    public async Task FixAsync(FigureImport import, IReadOnlyDictionary<string, string?> cells, IReadOnlyDictionary<string, Guid?> rows, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        var fixes = Fixes(import);
        var newCells = new Dictionary<string, string>(fixes.Cells, StringComparer.Ordinal);
        var newRows = new Dictionary<string, Guid>(fixes.Rows, StringComparer.Ordinal);
        foreach (var (key, text) in cells)
        {
            newCells[key] = VietnameseText.Clean(text) ?? "";
        }

        foreach (var (key, indicator) in rows.Where(r => r.Value is not null))
        {
            newRows[key] = indicator!.Value;
        }

        db.Operation ??= new(OperationKinds.ImportPrepared, actor);
        import.Fixes = JsonSerializer.Serialize(fixes with { Cells = newCells, Rows = newRows });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Keeps which rows are to be taken and which indicators are to be added for them.</summary>
    public async Task DecideAsync(FigureImport import, IReadOnlyDictionary<string, bool> taken, IReadOnlyDictionary<string, NewIndicator?> added, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(taken);
        ArgumentNullException.ThrowIfNull(added);
        var fixes = Fixes(import);
        var newTaken = new Dictionary<string, bool>(fixes.Taken, StringComparer.Ordinal);
        var newAdded = new Dictionary<string, NewIndicator>(fixes.Added, StringComparer.Ordinal);
        foreach (var (row, take) in taken)
        {
            newTaken[row] = take;
        }

        foreach (var (row, indicator) in added)
        {
            if (indicator is null)
            {
                newAdded.Remove(row);
            }
            else
            {
                newAdded[row] = indicator;
            }
        }

        db.Operation ??= new(OperationKinds.ImportPrepared, actor);
        import.Fixes = JsonSerializer.Serialize(fixes with { Taken = newTaken, Added = newAdded });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes over every cell that is not refused, in one operation, with the indicators to be added first.</summary>
    /// <returns>Cells taken over.</returns>
    public async Task<int> ApplyAsync(ImportView view, FigureAccess access, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        db.Operation = new(OperationKinds.FiguresImported, actor, view.Import.Name);
        if (await AddIndicatorsAsync(view, actor, ct))
        {
            view = await ViewAsync(view.Import, access, ct);
        }

        var (import, sheet, plan) = view;
        var cells = plan.Rows.Where(r => r.Changes).Sum(r => r.Cells.Count(c => c.Changes));
        if (cells == 0)
        {
            throw new DomainException("Không có ô nào để nhận: mọi số trong tệp đều trùng số đang lưu, hoặc còn lỗi cần sửa.");
        }

        var paper = import is { OnBehalfUnitId: { } unit, FileId: { } file } ? new OnBehalf(unit, file) : null;
        if (paper is not null)
        {
            db.Operation = new(OperationKinds.FiguresOnBehalf, actor, $"{(await db.LoadAsync<Unit>(paper.UnitId, "đơn vị", ct)).Name}, theo “{import.Name}”");
        }

        foreach (var (indicator, input) in plan.Inputs)
        {
            var source = Source(import, [.. plan.Rows.Where(r => r.Match.Row?.Indicator.Id == indicator && r.Changes)]);
            var stored = sheet.Find(indicator)?.Figure;
            var figure = await figures.SaveFigureAsync(import.ReportPeriod == import.Period && stored?.Evidence is null
                ? input with { TouchesRemarks = true, FromDate = stored?.FromDate, Note = stored?.Note, Evidence = VietnameseText.Capitalise(source) }
                : input with { OnBehalf = paper }, actor, ct);
            db.Notes.Add(new(nameof(Figure), figure.Id, SourceNote, null, source));
        }

        (import.AppliedAt, import.UndoneAt) = (clock.UtcNow, null);
        import.Applied += cells;
        await db.SaveChangesAsync(ct);
        return cells;
    }

    /// <summary>Takes back everything an import changed, but for figures somebody changed since.</summary>
    /// <exception cref="DomainException">There is nothing to take back.</exception>
    public async Task<ImportUndo> UndoAsync(FigureImport import, FigureAccess access, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(access);
        if (import.AppliedAt is null || import.UndoneAt is not null)
        {
            throw new DomainException($"“{import.Name}” chưa nhận ô nào, hoặc đã hoàn tác rồi.");
        }

        var owner = db.OwnerId;
        var history = await db.Set<ChangeRecord>().Where(c => c.OwnerId == owner && c.EntityId == import.Id && (c.Field == nameof(FigureImport.Applied) || c.Field == nameof(FigureImport.UndoneAt))).OrderBy(c => c.Seq).AsNoTracking().ToListAsync(ct);
        var undone = history.Where(c => c.Field == nameof(FigureImport.UndoneAt) && c.NewValue is not null).Select(c => c.Seq).DefaultIfEmpty(0).Max();
        var numbers = history.Where(c => c.Field == nameof(FigureImport.Applied) && c.Seq > undone).Select(c => c.Seq).Distinct().ToList();
        var changes = await db.Set<ChangeRecord>().Where(c => c.OwnerId == owner && numbers.Contains(c.Seq) && (c.Entity == nameof(Figure) || c.Entity == nameof(Benchmark))).OrderByDescending(c => c.Seq).ThenByDescending(c => c.Ordinal).AsNoTracking().ToListAsync(ct);
        var ids = changes.Select(c => c.RootId).Distinct().ToList();
        var newest = await db.Set<ChangeRecord>().Where(c => c.OwnerId == owner && ids.Contains(c.RootId)).GroupBy(c => c.RootId).Select(g => new { g.Key, Seq = g.Max(c => c.Seq) }).ToDictionaryAsync(g => g.Key, g => g.Seq, ct);
        var stored = await db.Set<Figure>().Where(f => ids.Contains(f.Id)).Include(f => f.Benchmarks).Include(f => f.Parts).AsSplitQuery().ToDictionaryAsync(f => f.Id, ct);
        var used = await db.Set<Indicator>().Where(i => stored.Values.Select(f => f.IndicatorId).Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);

        db.Operation = new(OperationKinds.FiguresImportUndone, actor, import.Name);
        var kept = new List<string>();
        var count = 0;
        foreach (var figure in stored.Values)
        {
            var indicator = used[figure.IndicatorId];
            if (!numbers.Contains(newest[figure.Id]) || !access.MayEdit(indicator))
            {
                kept.Add(indicator.Name);
                continue;
            }

            figures.Revert(figure, changes.Where(c => c.RootId == figure.Id), actor);
            count++;
            if (await IsOnlyHereAsync(indicator, numbers, ct))
            {
                db.Remove(figure);
                db.Remove(indicator);
            }
        }

        if (count == 0)
        {
            throw new DomainException("Không hoàn tác được: mọi số liệu của lần nhận này đã được sửa tiếp sau đó. Mở lịch sử của từng số liệu để xem.");
        }

        import.UndoneAt = clock.UtcNow;
        await db.SaveChangesAsync(ct);
        return new(count, kept);
    }

    /// <summary>The newest imports of a period, from tables or from reports.</summary>
    public async Task<IReadOnlyList<FigureImport>> RecentAsync(Period period, bool reports = false, CancellationToken ct = default)
    {
        var key = period.ToString();
        return await db.Set<FigureImport>().Where(i => i.Period == key && (i.ReportPeriod != null) == reports).OrderByDescending(i => i.CreatedAt).Take(20).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>What a file would change, without keeping it: for the command line's dry run.</summary>
    public async Task<ImportPlan> PlanAsync(byte[] bytes, string fileName, Period period, FigureAccess access, CancellationToken ct = default)
    {
        var sheet = await indicators.SheetAsync(period, ct);
        return ImportPlan.Make(Tables(bytes, fileName, sheet), sheet, access, ImportFixes.None, clock.Today);
    }

    private async Task<ImportView> ViewAsync(FigureImport import, FigureAccess access, CancellationToken ct)
    {
        var sheet = await indicators.SheetAsync(Period.Parse(import.Period), ct);
        var tables = import switch
        {
            { ReportPeriod: { } reported } => [ReportTable.Of(import.Pasted!, sheet, Period.Parse(reported), Fixes(import))],
            { FileId: { } file } => Tables((await files.ReadAsync(file, ct)).Bytes, import.Name, sheet),
            { PastedColumns.Count: > 0 } => [FigureTable.Block(import.Pasted!, import.PastedColumns)],
            _ => FigureTable.Find(import.Pasted!, new IndicatorMatcher(sheet), sheet.Period) is { } table ? [table] : [],
        };
        return new(import, sheet, ImportPlan.Make(tables, sheet, access, Fixes(import), clock.Today));
    }

    /// <summary>Adds what rows ask for that are to be taken; true when there was something.</summary>
    private async Task<bool> AddIndicatorsAsync(ImportView view, Actor actor, CancellationToken ct)
    {
        var rows = new Dictionary<string, Guid?>(StringComparer.Ordinal);
        foreach (var row in view.Plan.Rows.Where(r => r is { Skipped: false, Decided: true, Added: not null }))
        {
            var (name, unit, field) = row.Added!;
            var percent = unit.Trim() == "%";
            var money = FigureColumns.Key(unit) is "dong" or "d" or "vnd";
            var statement = row.Source.Statement;
            var places = statement is null ? 0 : statement.Targets.Select(t => t.Value).Append(statement.Value).Max(FigureText.Places);
            rows[row.Id] = (await catalogue.AddIndicatorAsync(new(name, null, field, money ? "đồng" : unit, money ? 0 : Math.Min(places, 3), null, percent ? Shape.Percent : money ? Shape.Money : Shape.Value, null,
                Better.Higher, null, null, FigureSource.Typed, null, []), view.Import.Period, actor, ct)).Id;
        }

        if (rows.Count > 0)
        {
            await FixAsync(view.Import, new Dictionary<string, string?>(), rows, actor, ct);
        }

        return rows.Count > 0;
    }

    /// <summary>An indicator that one of these operations added and that nothing else uses.</summary>
    private async Task<bool> IsOnlyHereAsync(Indicator indicator, List<long> operations, CancellationToken ct)
    {
        var owner = db.OwnerId;
        return await db.Set<ChangeRecord>().AnyAsync(c => c.OwnerId == owner && operations.Contains(c.Seq) && c.Entity == nameof(Indicator) && c.EntityId == indicator.Id && c.Field == null && c.OldValue == null, ct)
            && await db.Set<Figure>().CountAsync(f => f.IndicatorId == indicator.Id, ct) == 1
            && !await db.Set<Indicator>().AnyAsync(i => i.ParentId == indicator.Id, ct)
            && !await db.Set<HeadlineItem>().AnyAsync(h => h.IndicatorId == indicator.Id, ct)
            && !await db.Set<FigureAssignment>().AnyAsync(a => a.IndicatorId == indicator.Id, ct);
    }

    /// <summary>Where figures come from, as the history says it.</summary>
    private static string Source(FigureImport import, IReadOnlyList<ImportRow> rows)
    {
        var lines = string.Join(", ", rows.SelectMany(r => r.Source.Lines.Count > 0 ? r.Source.Lines : [r.Number]).Distinct().Order());
        return import.ReportPeriod is { } reported ? $"theo báo cáo {Period.Parse(reported).Label} “{import.Name}”, dòng {lines}"
            : $"{import.Name}, {(rows[0].Sheet.Length > 0 ? $"trang “{rows[0].Sheet}”, " : "")}dòng {lines}";
    }

    private static async Task<string> ReadAsync(Stream content, string name, CancellationToken ct)
    {
        try
        {
            return (await DocumentReader.ReadAsync(content, name, ct)).Text;
        }
        catch (FileRefusedException refusal)
        {
            throw new DomainException(refusal.Message, "Report");
        }
    }

    // last year's report goes beside this year's figures, this year's report into them
    private async Task<(Period Into, Period Reported)> GuessAsync(string text, Period period, CancellationToken ct)
    {
        var years = await indicators.YearsAsync(ct);
        var year = ReportYear.Guess(text) ?? period.Year - 1;
        return year != period.Year && year != period.Year - 1 && years.Contains(year) ? (Same(period, year), Same(period, year))
            : year != period.Year && years.Contains(year + 1) ? (Same(period, year + 1), Same(period, year))
            : year == period.Year ? (period, period)
            : (period, period.Previous());
    }

    private static Period Same(Period period, int year) =>
        Period.Parse(period.ToString().Replace(period.Year.ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private async Task<FigureImport> AddAsync(FigureImport import, Actor actor, CancellationToken ct)
    {
        db.Operation = new(OperationKinds.ImportPrepared, actor, import.Name);
        db.Add(import);
        await db.SaveChangesAsync(ct);
        return import;
    }

    private static ImportFixes Fixes(FigureImport import) =>
        JsonSerializer.Deserialize<ImportFixes>(import.Fixes) is { Cells: not null, Rows: not null } fixes ? fixes : ImportFixes.None;

    private static string Checked(string? pasted) => string.IsNullOrWhiteSpace(pasted)
        ? throw new DomainException("Chưa dán gì. Chép vùng ô trong Excel rồi dán vào đây.", "Pasted")
        : pasted.Length > LongestPaste ? throw new DomainException("Phần dán quá dài. Dán từng phần, hoặc dùng “Nhận từ Excel” với cả tệp.", "Pasted") : pasted;

    // the unit a form is of, when it can be taken
    private static Unit Owner(string name, byte[] bytes, IReadOnlyList<Unit> units, FigureSheet sheet)
    {
        FileRules.Check(name, bytes, [FileKind.Docx]);
        var text = FormText(bytes, name);
        var (written, unit, period) = UnitForm.Read(text, units);
        if (unit is null)
        {
            throw new DomainException(written is null
                ? $"“{name}” không có dòng “Đơn vị báo cáo: …” nên không rõ của đơn vị nào. Dùng biểu trong “Bộ mẫu gửi đơn vị”, hoặc nhập ở “Nhập hộ”."
                : $"“{name}” ghi đơn vị “{written}”, không có trong danh mục. Sửa dòng “Đơn vị báo cáo” theo tên trong Danh mục rồi gửi lại.");
        }

        return !UnitForm.IsOf(period, sheet.Period) ? throw new DomainException($"“{name}” là biểu {period}, đang nhận {sheet.Period.Label}. Chọn đúng kỳ ở đầu trang rồi gửi lại.")
            : FigureTable.Find(text, new IndicatorMatcher(sheet), sheet.Period) is null ? throw new DomainException($"“{name}” không có bảng với cột “Tên chỉ tiêu” và “Kết quả”. Giữ nguyên hàng tiêu đề của biểu mẫu rồi gửi lại.")
            : unit;
    }

    private static string FormText(byte[] bytes, string name)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            OfficeFiles.Check(stream, OfficeKind.Docx, name);
            return WordText.Read(stream, name).Text.Replace('"', '”'); // a straight quote would open a cell of several lines
        }
        catch (FileRefusedException refusal)
        {
            throw new DomainException(refusal.Message, "File");
        }
    }

    private static List<FigureTable> Tables(byte[] bytes, string fileName, FigureSheet sheet)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var matcher = new IndicatorMatcher(sheet);
            if (fileName.EndsWith(".docx", StringComparison.OrdinalIgnoreCase))
            {
                return FigureTable.Find(FormText(bytes, fileName), matcher, sheet.Period) is { } form ? [form] : [];
            }

            return [.. WorkbookReader.Read(stream, fileName).Where(s => !s.Hidden).Select(s => FigureTable.Find(s, matcher, sheet.Period)).OfType<FigureTable>()];
        }
        catch (FileRefusedException refusal)
        {
            throw new DomainException(refusal.Message, "Workbook");
        }
    }
}
