using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents.Excel;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;
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

/// <summary>Receiving figures from Excel. The caller opens the scope and commits.</summary>
public sealed class FigureImportService(ThiDuaDb db, VietnamClock clock, IndicatorQueries indicators, IndicatorService figures, FileService files)
{
    /// <summary>Field the provenance of a figure is noted under in its history.</summary>
    public const string SourceNote = "ImportedFrom";

    private const int LongestPaste = 500_000;

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

        var fixes = new ImportFixes(new Dictionary<string, string>(), lines.ToDictionary(l => "0:" + l.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), l => rows[l.Number - 1], StringComparer.Ordinal));
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
        import.Fixes = JsonSerializer.Serialize(new ImportFixes(newCells, newRows));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes over every cell that is not refused, in one operation.</summary>
    /// <returns>Cells taken over.</returns>
    public async Task<int> ApplyAsync(ImportView view, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (import, _, plan) = view;
        var cells = plan.Rows.Where(r => r.Changes).Sum(r => r.Cells.Count(c => c.Changes));
        if (cells == 0)
        {
            throw new DomainException("Không có ô nào để nhận: mọi số trong tệp đều trùng số đang lưu, hoặc còn lỗi cần sửa.");
        }

        var paper = import is { OnBehalfUnitId: { } unit, FileId: { } file } ? new OnBehalf(unit, file) : null;
        db.Operation = paper is null
            ? new(OperationKinds.FiguresImported, actor, import.Name)
            : new(OperationKinds.FiguresOnBehalf, actor, $"{(await db.LoadAsync<Unit>(paper.UnitId, "đơn vị", ct)).Name}, theo “{import.Name}”");
        foreach (var (indicator, input) in plan.Inputs)
        {
            var figure = await figures.SaveFigureAsync(input with { OnBehalf = paper }, actor, ct);
            var lines = plan.Rows.Where(r => r.Match.Row?.Indicator.Id == indicator && r.Changes).ToList();
            db.Notes.Add(new(nameof(Figure), figure.Id, SourceNote, null, $"{import.Name}, {(lines[0].Sheet.Length > 0 ? $"trang “{lines[0].Sheet}”, " : "")}dòng {string.Join(", ", lines.Select(l => l.Number).Distinct())}"));
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
        var used = await db.Set<Indicator>().Where(i => stored.Values.Select(f => f.IndicatorId).Contains(i.Id)).AsNoTracking().ToDictionaryAsync(i => i.Id, ct);

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
        }

        if (count == 0)
        {
            throw new DomainException("Không hoàn tác được: mọi số liệu của lần nhận này đã được sửa tiếp sau đó. Mở lịch sử của từng số liệu để xem.");
        }

        import.UndoneAt = clock.UtcNow;
        await db.SaveChangesAsync(ct);
        return new(count, kept);
    }

    /// <summary>The newest imports of a period.</summary>
    public async Task<IReadOnlyList<FigureImport>> RecentAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        return await db.Set<FigureImport>().Where(i => i.Period == key).OrderByDescending(i => i.CreatedAt).Take(20).AsNoTracking().ToListAsync(ct);
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
            { FileId: { } file } => Tables((await files.ReadAsync(file, ct)).Bytes, import.Name, sheet),
            { PastedColumns.Count: > 0 } => [FigureTable.Block(import.Pasted!, import.PastedColumns)],
            _ => FigureTable.Find(import.Pasted!, new IndicatorMatcher(sheet), sheet.Period) is { } table ? [table] : [],
        };
        return new(import, sheet, ImportPlan.Make(tables, sheet, access, Fixes(import), clock.Today));
    }

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
