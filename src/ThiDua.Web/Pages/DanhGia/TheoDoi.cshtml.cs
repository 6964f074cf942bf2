using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhGia;

/// <summary>What became of a weakness, a proposal or a task of the plan; which weakness a cause belongs to.</summary>
public sealed class TheoDoiModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, ReportItemService items, OrganisationQueries organisation, VietnamClock clock) : RecordForm<ReportItem, ItemFollowUp>(db, me, audit)
{
    private string _hamletWord = "thôn";

    public override string ListPath => IsTask ? "/ke-hoach" : "/danh-gia";

    public ReportItem Item => Record!;

    /// <summary>Whether it is a task or duty of the plan.</summary>
    public bool IsTask => ItemWords.OfPlan(Item.Kind);

    /// <summary>The task with its term.</summary>
    public PlanTask Term => PlanRules.Of(Item, clock.Today, WorkingDays.Vietnam);

    /// <summary>Times somebody was reminded of the task, newest first.</summary>
    public IReadOnlyList<TaskReminder> Reminders { get; private set; } = [];

    /// <summary>What is typed about a reminder.</summary>
    [BindProperty, Display(Name = "Đã đôn đốc thế nào"), DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    /// <summary>The task as it reads.</summary>
    public string Show(string text) => ItemWords.Show(text, ThiDua.Shared.Period.Parse(Item.Period).Year, _hamletWord, Me.Owner.Name);

    /// <summary>Text to send to whoever the task is charged to.</summary>
    public string Reminder => PlanRules.Reminder(Me.Owner.Name, Term, Show(Item.Text));

    /// <summary>Notes a reminder.</summary>
    public async Task<IActionResult> OnPostRemindAsync()
    {
        var item = await StoredAsync(Id!.Value);
        ModelState.Clear(); // this form sends nothing of the other one
        if (await SavedAsync(() => items.RemindAsync(item.Id, Note, clock.UtcNow, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = "Đã ghi lần đôn đốc.";
            return RedirectToPage(new { id = item.Id });
        }

        Input = await InputOfAsync(item);
        await FillAsync();
        return Page();
    }

    protected override string Noun => "dòng của danh sách";

    protected override Task<ItemFollowUp> InputOfAsync(ReportItem record) => Task.FromResult(ItemFollowUp.From(record));

    protected override async Task FillAsync()
    {
        if (Item.Kind is not (ItemKind.Weaknesses or ItemKind.Proposals or ItemKind.Causes) && !IsTask)
        {
            throw new RecordNotFoundException("dòng cần theo dõi"); // the other lists have nothing to follow
        }

        var states = Item.Kind == ItemKind.Proposals ? Enum.GetValues<ItemState>() : [ItemState.Open, ItemState.Settled];
        Choices[nameof(ItemFollowUp.State)] = [.. states.Select(s => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem(IsTask && s == ItemState.Settled ? "Đã xong" : ItemWords.State(s), s.ToString()))];
        if (IsTask)
        {
            var period = ThiDua.Shared.Period.Parse(Item.Period);
            _hamletWord = (await organisation.ProfilesAsync()).Where(p => p.FromYear <= period.Year).Select(p => p.HamletWord).FirstOrDefault() ?? _hamletWord;
            Reminders = [.. (await items.RemindersAsync(period, HttpContext.RequestAborted))[Item.Id]];
            Choices[nameof(ItemFollowUp.ResultDocumentId)] = Pick.Of(await RegistryQueries.Of(Db, period).OrderByDescending(d => d.IssuedOn).AsNoTracking().ToListAsync(HttpContext.RequestAborted), d => d.Id, DocumentWords.Name);
        }

        Choices[nameof(ItemFollowUp.CauseOfId)] = Pick.Of((await items.ListsAsync(ThiDua.Shared.Period.Parse(Item.Period), HttpContext.RequestAborted))[ItemKind.Weaknesses], i => i.Id, i => i.Text);
    }

    protected override async Task<string> SaveAsync()
    {
        var saved = await items.FollowUpAsync(Id!.Value, Input, clock.Today, Me.Actor, HttpContext.RequestAborted);
        return $"Đã lưu “{Pick.Short(saved.Text)}”.";
    }

    protected override Task<string> RemoveAsync(Guid id) => throw new DomainException("Dòng này xóa ở danh sách: mở danh sách, xóa dòng rồi lưu.");
}
