using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhGia;

/// <summary>What became of a weakness or a proposal; which weakness a cause belongs to.</summary>
public sealed class TheoDoiModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, ReportItemService items, VietnamClock clock) : RecordForm<ReportItem, ItemFollowUp>(db, me, audit)
{
    public override string ListPath => "/danh-gia";

    public ReportItem Item => Record!;

    protected override string Noun => "dòng của danh sách";

    protected override Task<ItemFollowUp> InputOfAsync(ReportItem record) => Task.FromResult(ItemFollowUp.From(record));

    protected override async Task FillAsync()
    {
        if (Item.Kind is not (ItemKind.Weaknesses or ItemKind.Proposals or ItemKind.Causes))
        {
            throw new RecordNotFoundException("dòng cần theo dõi"); // the other lists have nothing to follow
        }

        var states = Item.Kind == ItemKind.Proposals ? Enum.GetValues<ItemState>() : [ItemState.Open, ItemState.Settled];
        Choices[nameof(ItemFollowUp.State)] = [.. states.Select(s => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem(ItemWords.State(s), s.ToString()))];
        Choices[nameof(ItemFollowUp.CauseOfId)] = Pick.Of((await items.ListsAsync(ThiDua.Shared.Period.Parse(Item.Period), HttpContext.RequestAborted))[ItemKind.Weaknesses], i => i.Id, i => i.Text);
    }

    protected override async Task<string> SaveAsync()
    {
        var saved = await items.FollowUpAsync(Id!.Value, Input, clock.Today, Me.Actor, HttpContext.RequestAborted);
        return $"Đã lưu “{Pick.Short(saved.Text)}”.";
    }

    protected override Task<string> RemoveAsync(Guid id) => throw new DomainException("Dòng này xóa ở danh sách: mở danh sách, xóa dòng rồi lưu.");
}
