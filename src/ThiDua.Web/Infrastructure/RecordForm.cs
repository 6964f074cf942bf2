using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Components;

namespace ThiDua.Web.Infrastructure;

/// <summary>What the answer to a stale save shows.</summary>
/// <param name="Record">Name of the record.</param>
/// <param name="By">Who saved first.</param>
/// <param name="At">When.</param>
/// <param name="Fields">Fields that differ.</param>
/// <param name="Hidden">Everything typed, merged with what only the other changed.</param>
public sealed record ConflictView(string Record, string By, string At, IReadOnlyList<ConflictField> Fields, IReadOnlyList<KeyValuePair<string, string>> Hidden);

/// <summary>Buttons at the foot of a form.</summary>
/// <param name="Back">Where "Hủy" goes.</param>
/// <param name="Removable">Whether the record can be removed.</param>
/// <param name="Remove">Word on the button.</param>
public sealed record FormButtons(string Back, bool Removable, string Remove = "Xóa");

/// <summary>
/// Base of the forms of single records, at <c>…/sua</c> for a new one and <c>…/sua/{id}</c> for a stored one: shows it, saves it, removes it with undo,
/// and answers a stale save with 409 and both versions, nothing typed lost.
/// </summary>
/// <typeparam name="TRecord">Entity.</typeparam>
/// <typeparam name="TInput">What is typed about it.</typeparam>
public abstract class RecordForm<TRecord, TInput>(ThiDuaDb db, CurrentUser me, AuditQueries audit) : RecordPage(db, me)
    where TRecord : Editable
    where TInput : class, new()
{
    /// <summary>Key of the stored record; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>A scan uploaded with the form, where the form has one.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Answer of the conflict form: "choose" or "keep-saved".</summary>
    [BindProperty(Name = "resolve")]
    public string? Resolve { get; set; }

    /// <summary>Per field with a clash: "saved" or "own".</summary>
    [BindProperty(Name = "Choice")]
    public Dictionary<string, string> Choice { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Set when somebody else saved first.</summary>
    public ConflictView? Conflict { get; private set; }

    /// <summary>Choices of selects, by property of the input.</summary>
    public Dictionary<string, IReadOnlyList<SelectListItem>> Choices { get; } = new(StringComparer.Ordinal);

    /// <summary>Buttons of the form.</summary>
    public FormButtons Buttons => new(ListPath, Id is not null && Me.MayWrite);

    /// <summary>The stored record; null for a new one. Its period, not the year chosen in the top bar, decides what can be chosen.</summary>
    protected TRecord? Record { get; private set; }

    /// <summary>Address of the list.</summary>
    public abstract string ListPath { get; }

    /// <summary>What the record is called in sentences: "văn bản".</summary>
    protected abstract string Noun { get; }

    /// <summary>Shows the stored record, or a new one.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Input = Id is { } id ? await InputOfAsync(await StoredAsync(id)) : await NewAsync();
        await FillAsync();
        return Page();
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Id is { } id)
        {
            var stored = await StoredAsync(id);
            if (Resolve is "keep-saved")
            {
                Message = $"Đã giữ {Noun} như đang lưu.";
                return LocalRedirect("~" + ListPath);
            }

            if (Resolve is "choose")
            {
                TakeChosen(await InputOfAsync(stored));
            }
        }

        try
        {
            if (await SavedAsync(async () => Message = await SaveAsync(), nameof(Input)))
            {
                return LocalRedirect("~" + ListPath);
            }
        }
        catch (StaleVersionException)
        {
            await ReopenAsync();
            return await ShowConflictAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            await ReopenAsync();
            return await ShowConflictAsync();
        }

        await FillAsync();
        return Page();
    }

    /// <summary>Removes; the list then offers to take it back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var id = Id ?? throw new RecordNotFoundException(Noun);
        var stored = await StoredAsync(id);
        ModelState.Clear();
        string? name = null;
        if (await SavedAsync(async () => name = await RemoveAsync(id)))
        {
            (RemovedId, RemovedName) = (id, $"“{name}”");
            return LocalRedirect("~" + ListPath);
        }

        Input = await InputOfAsync(stored);
        await FillAsync();
        return Page();
    }

    /// <summary>Keeps the uploaded scan, if there is one; null leaves the stored one.</summary>
    protected async Task<Guid?> KeepFileAsync(FileService files, FileAudience audience)
    {
        if (Upload is null)
        {
            return null;
        }

        await using var content = Upload.OpenReadStream();
        return (await files.SaveAsync(content, Upload.FileName, audience, Me.Actor, ct: HttpContext.RequestAborted)).Id;
    }

    /// <summary>A new record's first values.</summary>
    protected virtual Task<TInput> NewAsync() => Task.FromResult(new TInput());

    /// <summary>The stored values as they are typed.</summary>
    protected abstract Task<TInput> InputOfAsync(TRecord record);

    /// <summary>Loads what the form needs besides: <see cref="Choices"/>.</summary>
    protected abstract Task FillAsync();

    /// <summary>Calls the service; returns the sentence for the list.</summary>
    protected abstract Task<string> SaveAsync();

    /// <summary>Calls the service; returns what the record was called.</summary>
    protected abstract Task<string> RemoveAsync(Guid id);

    protected async Task<TRecord> StoredAsync(Guid id) =>
        Record = await Db.Set<TRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, HttpContext.RequestAborted) ?? throw new RecordNotFoundException(Noun);

    private async Task ReopenAsync()
    {
        await Db.RollbackAsync();
        await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
    }

    private static IEnumerable<PropertyInfo> Fields() => typeof(TInput).GetProperties().Where(p => !IsVersion(p));

    private static bool IsVersion(PropertyInfo property) => property.Name.EndsWith("Version", StringComparison.Ordinal);

    private void TakeChosen(TInput saved)
    {
        foreach (var property in Fields().Where(p => Choice.GetValueOrDefault(p.Name) is "saved"))
        {
            property.SetValue(Input, property.GetValue(saved));
            ModelState.Remove($"{nameof(Input)}.{property.Name}");
        }
    }

    private async Task<IActionResult> ShowConflictAsync()
    {
        var stored = await StoredAsync(Id!.Value);
        var saved = await InputOfAsync(stored);
        var last = await audit.LastChangeAsync(stored.Id, HttpContext.RequestAborted);
        var version = (int)typeof(TInput).GetProperty(nameof(IVersioned.Version))!.GetValue(Input)!;
        var opened = await audit.AtVersionAsync(await StoredAsync(stored.Id), version, HttpContext.RequestAborted) is { } before ? await InputOfAsync(before) : null;
        await FillAsync();
        var fields = new List<ConflictField>();
        var hidden = new List<KeyValuePair<string, string>>();
        foreach (var property in typeof(TInput).GetProperties())
        {
            var own = property.GetValue(Input);
            if (IsVersion(property))
            {
                hidden.Add(new($"{nameof(Input)}.{property.Name}", FieldState.Text(property.GetValue(saved))));
                continue;
            }

            var label = property.GetCustomAttribute<DisplayAttribute>()?.Name ?? property.Name;
            var field = new ConflictField(property.Name, label, opened is null ? "(không rõ)" : Show(property, opened), Show(property, saved), Show(property, Input));
            hidden.Add(new($"{nameof(Input)}.{property.Name}", FieldState.Text(field.ChangedByOther ? property.GetValue(saved) : own)));
            if (field.Clashes || field.ChangedByOther || field.ChangedByOwn)
            {
                fields.Add(field);
            }
        }

        var at = last is { } change ? VietnamClock.ToVietnam(change.At).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) : "";
        Conflict = new(VietnameseText.Capitalise(Noun), last?.Actor ?? "người khác", at, fields, hidden);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private string Show(PropertyInfo property, TInput input)
    {
        var value = property.GetValue(input);
        var text = FieldState.Text(value);
        return value switch
        {
            null => "–",
            bool flag => flag ? "có" : "không",
            _ when Choices.TryGetValue(property.Name, out var items) => items.FirstOrDefault(i => string.Equals(i.Value, text, StringComparison.OrdinalIgnoreCase))?.Text ?? text,
            _ => text,
        };
    }
}
