using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Figures;
using ThiDua.Fund;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Quy;

/// <summary>One allocation or payment.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, FundService fund) : RecordForm<FundEntry, FundEntryInput>(db, me, audit)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public FundEntryKind? Kind { get; set; }

    public override string ListPath => "/quy";

    protected override string Noun => "khoản quỹ";

    protected override Task<FundEntryInput> NewAsync() => Task.FromResult(new FundEntryInput { Kind = Kind ?? FundEntryKind.Payment });

    protected override Task<FundEntryInput> InputOfAsync(FundEntry record) => Task.FromResult(FundEntryInput.From(record));

    protected override async Task FillAsync()
    {
        var sheet = await fund.SheetAsync(Period.OfYear((Record is null ? Period : Period.Parse(Record.Period)).Year));
        Choices[nameof(FundEntryInput.Kind)] = [new("Cấp vào quỹ", nameof(FundEntryKind.Allocation)), new("Chi", nameof(FundEntryKind.Payment))];
        Choices[nameof(FundEntryInput.GroupCode)] =
            [.. AwardQueries.Batches(sheet.Lines).Select(b => new SelectListItem($"{VietnameseNumber.Count(sheet.MoneyOfBatch(b.Code))} đồng – {Pick.Short($"{b.Title}: {b.Lines[0].Reason}")}", b.Code))];
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu khoản “{(await fund.SaveEntryAsync(Id, Period, Input, Me.Actor, HttpContext.RequestAborted)).Note}”.";

    protected override Task<string> RemoveAsync(Guid id) => fund.RemoveEntryAsync(id, Me.Actor, HttpContext.RequestAborted);
}
