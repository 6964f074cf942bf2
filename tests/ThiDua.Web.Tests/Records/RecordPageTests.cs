using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>The checklist of pages for every kind of record with a list and a form: 403, 404, state in the address, refusal, save, clash, removal and undo.</summary>
public sealed class RecordPageTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string FormSelector = "form.card";

    public static TheoryData<string> Kinds => [.. RecordCase.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task List_RoleWithoutAccess_Is403(string kind)
    {
        var superior = await shared.Site.SignInAsync("noivu.daitu");

        foreach (var address in new[] { RecordCase.All[kind].List, RecordCase.All[kind].Form })
        {
            using var answer = await superior.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_RoleThatOnlyReads_Is403(string kind)
    {
        var inspector = await shared.Site.SignInAsync("thanhtra.daitu");
        var page = await inspector.PageAsync(RecordCase.All[kind].Form);
        Assert.True(page.QuerySelector("form.card fieldset")!.HasAttribute("disabled"));
        Assert.Null(page.QuerySelector("form.card button"));

        using var answer = await inspector.SendAsync(page, RecordCase.All[kind].Form, FormSelector, await FilledAsync(RecordCase.All[kind].Valid));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Form_RecordOfAnotherOwner_Is404(string kind)
    {
        var id = await shared.Site.InScopeAsync(async (_, db) => await AddAsync(db, RecordCase.All[kind].Foreign(db.OwnerId)), "xa-khac");

        using var seen = await shared.Officer.GetAsync($"{RecordCase.All[kind].Form}/{id}");
        using var written = await shared.Officer.SendAsync(await shared.Officer.PageAsync(RecordCase.All[kind].Form), $"{RecordCase.All[kind].Form}/{id}", FormSelector, await FilledAsync(RecordCase.All[kind].Valid));
        using var removed = await shared.Officer.SendAsync(await shared.Officer.PageAsync(RecordCase.All[kind].Form), $"{RecordCase.All[kind].Form}/{id}?handler=Remove", FormSelector, []);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [seen.StatusCode, written.StatusCode, removed.StatusCode]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task List_FiltersInTheAddress_StandInTheForm(string kind)
    {
        var address = RecordCase.All[kind].FilteredList;
        var page = await shared.Officer.PageAsync(address);

        foreach (var pair in new Uri("http://localhost" + address).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (pair.Split('=')[0], WebUtility.UrlDecode(pair.Split('=')[1]));
            var field = page.QuerySelector($"main [name='{name}']")!;
            Assert.Equal(value, field is IHtmlSelectElement select ? select.Value : ((IHtmlInputElement)field).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_Impossible_SaysSoAtTheFieldAndKeepsWhatWasTyped(string kind)
    {
        var (asked, field, message) = RecordCase.All[kind].Invalid;
        var fields = await FilledAsync(asked);

        using var answer = await shared.Officer.PostAsync(RecordCase.All[kind].Form, FormSelector, fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await SignedInClient.ParseAsync(answer);
        Assert.Equal(message, SignedInClient.Text(page.QuerySelector($"#Input_{field}-loi")));
        Assert.Equal($"#Input_{field}", page.QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        foreach (var (name, value) in fields.Where(f => f.Value is not ("true" or "false")))
        {
            Assert.Equal(value, ValueOf(page, name));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SaveChangeRemoveUndo_LeadsBackToTheList_AndIsRecorded(string kind)
    {
        var record = RecordCase.All[kind];
        using var saved = await shared.Officer.PostAsync(record.Form, FormSelector, await FilledAsync(record.Valid));
        Assert.Equal((HttpStatusCode.Redirect, record.List), (saved.StatusCode, saved.Headers.Location?.OriginalString));
        var (operation, changes) = await shared.LastOperationAsync();
        Assert.Equal((record.Operation, "Hoàng Thị Lan"), (operation.Kind, operation.ActorName));
        var added = Assert.Single(changes, c => c.Entity == record.Entity.Name && c.Field is null && c.NewValue is not null);
        Assert.NotNull((await shared.Officer.PageAsync(record.List)).QuerySelector(".note-ok"));

        await ClashAsync(record, added.EntityId);

        var address = $"{record.Form}/{added.EntityId}";
        using var removed = await shared.Officer.SendAsync(await shared.Officer.PageAsync(address), address + "?handler=Remove", FormSelector, []);
        Assert.Equal((HttpStatusCode.Redirect, record.List), (removed.StatusCode, removed.Headers.Location?.OriginalString));
        using var gone = await shared.Officer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        var list = await shared.Officer.PageAsync(record.List);
        Assert.Equal("?handler=" + record.RestoredBy, list.QuerySelector(".undo form")!.GetAttribute("action"));
        using var undone = await shared.Officer.SendAsync(list, record.List, ".undo form", []);
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(OperationKinds.RecordRestored, (await shared.LastOperationAsync()).Operation.Kind);
        var back = await shared.Officer.PageAsync(address);
        Assert.Equal(record.Clash.Second, ValueOf(back, "Input." + record.Clash.Field));
    }

    // both open version n; the second gets 409 with both values, chooses the own one and saves it
    private async Task ClashAsync(RecordCase record, Guid id)
    {
        var address = $"{record.Form}/{id}";
        var (field, first, second) = (record.Clash.Field, record.Clash.First, record.Clash.Second);
        var openedByOther = await shared.Officer.PageAsync(address);
        using var winner = await shared.Officer.PostAsync(address, FormSelector, new() { ["Input." + field] = first });
        Assert.Equal(HttpStatusCode.Redirect, winner.StatusCode);

        using var stale = await shared.Officer.SendAsync(openedByOther, address, FormSelector, new() { ["Input." + field] = second });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var conflict = await SignedInClient.ParseAsync(stale);
        var cells = conflict.QuerySelector("table.conflict tbody tr.sel")!;
        Assert.Contains(first, cells.TextContent, StringComparison.Ordinal);
        Assert.Contains(second, cells.TextContent, StringComparison.Ordinal);

        using var chosen = await shared.Officer.SendAsync(conflict, address, "section.card form", new() { [$"Choice[{field}]"] = "own", ["resolve"] = "choose" });
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal(second, ValueOf(await shared.Officer.PageAsync(address), "Input." + field));
    }

    // "@unit" stands for a unit of the sample, whose key is not known before
    private async Task<Dictionary<string, string>> FilledAsync(Dictionary<string, string> fields)
    {
        var unit = await shared.Site.InScopeAsync((_, db) => db.Set<ThiDua.Organisation.Unit>().OrderBy(u => u.Order).Select(u => u.Id).FirstAsync());
        return fields.ToDictionary(f => f.Key, f => f.Value == "@unit" ? unit.ToString() : f.Value, StringComparer.Ordinal);
    }

    private static string? ValueOf(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    private static async Task<Guid> AddAsync(ThiDuaDb db, Owned record)
    {
        db.Operation = new(OperationKinds.RecordSaved, Actor.System);
        db.Add(record);
        await db.SaveChangesAsync();
        return record.Id;
    }
}
