using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents.Excel;
using ThiDua.Documents.Intake;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>A superior's form with its mapping and its sheets.</summary>
/// <param name="Form">The form.</param>
/// <param name="Cells">Mapped cells, sheet by sheet in reading order.</param>
/// <param name="Sheets">Its visible sheets as they came.</param>
public sealed record SuperiorFormView(SuperiorForm Form, IReadOnlyList<FormCell> Cells, IReadOnlyList<ReadSheet> Sheets);

/// <summary>What a form is filled with in a period.</summary>
/// <param name="Edits">Cells written.</param>
/// <param name="Missing">Mapped cells without a value, in Vietnamese; they stay as they came.</param>
/// <param name="Unmapped">Rows of the form that name something and are not mapped.</param>
public sealed record FormFilling(IReadOnlyList<CellEdit> Edits, IReadOnlyList<string> Missing, IReadOnlyList<UnmappedRow> Unmapped);

/// <summary>A row of the form that names something and is not mapped.</summary>
/// <param name="Sheet">Sheet.</param>
/// <param name="Row">Number of the row.</param>
/// <param name="Name">What it names, as written.</param>
/// <param name="Cells">Its cells under the heads of columns that are understood, still without an indicator.</param>
public sealed record UnmappedRow(string Sheet, int Row, string Name, IReadOnlyList<FormCell> Cells);

/// <summary>The superior's own workbooks: received once, their cells mapped once, filled for any period. The caller opens the scope and commits.</summary>
public sealed class SuperiorFormService(ThiDuaDb db, VietnamClock clock, IndicatorQueries indicators, FileService files)
{
    private const int MostCells = 2000;

    /// <summary>Keeps a form with the mapping its own labels suggest.</summary>
    /// <exception cref="DomainException">The file is refused, or the name is taken; names the field <c>Workbook</c>.</exception>
    public async Task<SuperiorForm> ReceiveAsync(Stream content, string fileName, Period period, Actor actor, CancellationToken ct = default)
    {
        var file = await files.SaveAsync(content, fileName, FileAudience.Work, actor, [FileKind.Xlsx], ct);
        var sheet = await indicators.SheetAsync(period, ct);
        var cells = FormMapping.Suggest(Sheets(file), sheet);
        var names = (await db.Set<SuperiorForm>().Select(f => f.Name).ToListAsync(ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Path.GetFileNameWithoutExtension(file.Name);
        for (var i = 2; names.Contains(name); i++)
        {
            name = $"{Path.GetFileNameWithoutExtension(file.Name)} ({i.ToString(CultureInfo.InvariantCulture)})";
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        var form = new SuperiorForm { OwnerId = db.OwnerId, Name = name, FileId = file.Id, Cells = JsonSerializer.Serialize(cells), CreatedAt = clock.UtcNow, CreatedBy = actor.Name };
        db.Add(form);
        await db.SaveChangesAsync(ct);
        return form;
    }

    /// <summary>All forms by name.</summary>
    public async Task<IReadOnlyList<SuperiorForm>> ListAsync(CancellationToken ct = default) => await db.Set<SuperiorForm>().OrderBy(f => f.Name).AsNoTracking().ToListAsync(ct);

    /// <summary>One form, or a 404.</summary>
    public async Task<SuperiorFormView> ViewAsync(Guid id, CancellationToken ct = default)
    {
        var form = await db.LoadAsync<SuperiorForm>(id, "biểu của cấp trên", ct);
        return new(form, Cells(form), Sheets(await files.ReadAsync(form.FileId, ct)));
    }

    /// <summary>Saves name and mapping.</summary>
    /// <exception cref="DomainException">A cell cannot be filled or is named twice, or the name is taken; names <c>Name</c> or <c>Cells[i]</c>.</exception>
    /// <exception cref="StaleVersionException">Somebody saved it meanwhile.</exception>
    public async Task<SuperiorForm> SaveAsync(Guid id, int version, string? name, IReadOnlyList<FormCell> cells, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (form, _, sheets) = await ViewAsync(id, ct);
        if (name is null)
        {
            throw new DomainException("Chưa có tên biểu. Nhập tên để chọn lại lần sau, ví dụ Biểu 01 Phòng Nội vụ.", nameof(SuperiorForm.Name));
        }

        if (await db.Set<SuperiorForm>().AnyAsync(f => f.Id != id && f.Name == name, ct))
        {
            throw new DomainException($"Đã có biểu tên “{name}”. Đặt tên khác.", nameof(SuperiorForm.Name));
        }

        FormMapping.Check(cells, sheets);
        return await db.SaveAsync(form, version, OperationKinds.RecordSaved, actor, () => form, f =>
        {
            f.Name = name;
            f.Cells = JsonSerializer.Serialize(cells.Take(MostCells));
        }, ct);
    }

    /// <summary>Removes a form; returns its name.</summary>
    public Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default) => db.RemoveAsync<SuperiorForm>(id, "biểu của cấp trên", OperationKinds.RecordRemoved, actor, f => f.Name, ct);

    /// <summary>What a period fills the form with.</summary>
    public async Task<FormFilling> FillingAsync(SuperiorFormView view, Period period, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return FormMapping.Fill(view.Cells, view.Sheets, await indicators.SheetAsync(period, ct), clock.Today);
    }

    /// <summary>The form filled for a period: the workbook as it came, with only the mapped cells written.</summary>
    public async Task<byte[]> WriteAsync(SuperiorFormView view, Period period, CancellationToken ct = default)
    {
        var filling = await FillingAsync(view, period, ct);
        var file = await files.ReadAsync(view.Form.FileId, ct);
        return WorkbookEditor.Write(file.Bytes, file.Name, [.. filling.Edits]);
    }

    private static List<FormCell> Cells(SuperiorForm form) => JsonSerializer.Deserialize<List<FormCell>>(form.Cells) ?? [];

    private static IReadOnlyList<ReadSheet> Sheets(StoredFile file)
    {
        try
        {
            using var stream = new MemoryStream(file.Bytes, writable: false);
            return [.. WorkbookReader.Read(stream, file.Name).Where(s => !s.Hidden)];
        }
        catch (FileRefusedException refusal)
        {
            throw new DomainException(refusal.Message, "File");
        }
    }
}
