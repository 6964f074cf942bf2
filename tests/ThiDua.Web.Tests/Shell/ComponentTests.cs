using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Web.Components;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Tests.Shell;

[Collection(ShellCollection.Name)]
public sealed class ComponentTests(ShellHost host)
{
    private enum Sample
    {
        WaitingForCouncil,
        NoSuchState,
    }

    [Fact]
    public async Task Status_OfTable_HasIconWordAndTint()
    {
        var page = await Page();
        page.QuerySelector("h1 .st")!.OuterHtml.ShouldBe(
            """<span class="st st-bad"><svg aria-hidden="true" class="icon" viewBox="0 0 20 20"><use href="#i-x"></use></svg>Trả lại</span>""");
        page.QuerySelector("td .st")!.OuterHtml.ShouldBe(
            """<span class="st st-warn"><svg aria-hidden="true" class="icon" viewBox="0 0 20 20"><use href="#i-alert"></use></svg>Còn thiếu 1</span>""");
    }

    [Fact]
    public void Status_OfEnum_IsFoundByItsWordAndNeverShownRaw()
    {
        StatusWords.Of(Sample.WaitingForCouncil).Word.ShouldBe("Chờ Hội đồng");
        Should.Throw<ArgumentException>(() => StatusWords.Of(Sample.NoSuchState)).Message.ShouldContain("NoSuchState");
    }

    [Fact]
    public async Task Icons_AllUsed_AreInTheSprite()
    {
        var page = await Page();
        var sprite = page.QuerySelectorAll("symbol").Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var used = page.QuerySelectorAll("use").Select(u => u.GetAttribute("href")![1..])
            .Concat(MenuItems.All.Concat(PublicMenu.All).Select(i => "i-" + i.Icon))
            .Concat(StatusWords.All.Values.Select(w => "i-" + w.Icon))
            .Concat(new[] { 400, 401, 403, 404, 405, 409, 413, 429, 500, 503 }.Select(s => "i-" + ErrorTexts.For(s).Icon));
        used.Where(icon => !sprite.Contains(icon)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bar_WithSecondTarget_MatchesTheDesign()
    {
        var bars = (await Page()).QuerySelectorAll("li.bar");
        Shapes(bars[0]).ShouldBe(["v-track 200", "v-ok 102.9", "v-ref x99.7 .6", "v-cut x103.6 3", "v-tick x104.2 1.8"]);
        bars[0].QuerySelector(".num")!.TextContent.ShouldBe("102,9%, so với nghị quyết HĐND 105,1%");
        bars[0].QuerySelector("svg")!.GetAttribute("preserveAspectRatio").ShouldBe("none");
    }

    [Fact]
    public async Task Bar_OverTheMaximum_IsCut()
    {
        var bar = (await Page()).QuerySelectorAll("li.bar")[2];
        Shapes(bar).ShouldBe(["v-track 200", "v-ok 200", "v-cut M183 12l3-12h3l-3 12z", "v-ref x99.7 .6"]);
        bar.QuerySelector(".num")!.TextContent.ShouldBe("520,1%");
    }

    [Fact]
    public async Task Bar_MissedOrMissing_SaysSo()
    {
        var bars = (await Page()).QuerySelectorAll("li.bar");
        Shapes(bars[3]).ShouldContain("v-warn 42.9");
        bars[4].QuerySelector(".num")!.TextContent.ShouldBe("– chưa có số");
        Shapes(bars[4]).ShouldBe(["v-track 200", "v-ref x99.7 .6"]);
    }

    [Fact]
    public async Task PageHead_WithEverything_HasTheMarkupOfTheDesign()
    {
        var head = (await Page()).QuerySelector(".head")!;
        head.QuerySelector(".crumb")!.InnerHtml.ShouldBe("""<a href="/khen-thuong">Khen thưởng</a> › Đợt năm 2022""");
        head.QuerySelector("h1")!.TextContent.ShouldBe("Đợt khen thưởng tổng kết năm 2022 Trả lại");
        head.QuerySelector("p.sub")!.TextContent.ShouldBe("28 tập thể, 37 cá nhân, 22 hộ gia đình");
        head.QuerySelectorAll(".acts > .btn").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Conflict_OnlyRealClashes_AskForAChoice()
    {
        var rows = (await Page()).QuerySelectorAll("table.conflict tbody tr");
        rows[0].QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("name") + "=" + r.GetAttribute("value")).ShouldBe(["Choice[Result]=saved", "Choice[Result]=own"]);
        rows.Skip(1).ShouldAllBe(row => row.QuerySelector("input") == null);
        rows[1].TextContent.ShouldContain("chỉ bạn sửa");
        rows[2].TextContent.ShouldContain("chỉ người kia sửa");
    }

    [Fact]
    public async Task Undo_WithoutScript_IsAFormWithToken()
    {
        var form = (await Page()).QuerySelector(".undo form")!;
        form.GetAttribute("method").ShouldBe("post");
        form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        form.QuerySelector("input[name=operation]")!.GetAttribute("value").ShouldBe("7");
    }

    [Fact]
    public async Task Sorting_AndPaging_KeepTheFilters()
    {
        var page = await Page("?q=ha&sap=ten&sau=z");
        var sorted = page.QuerySelectorAll("th[aria-sort]").ShouldHaveSingleItem();
        sorted.GetAttribute("aria-sort").ShouldBe("ascending");
        sorted.QuerySelector("a")!.GetAttribute("href").ShouldBe("?q=ha&sap=-ten");
        page.QuerySelector("nav a[rel=next]")!.GetAttribute("href").ShouldBe("?q=ha&sap=ten&sau=b");
        page.QuerySelector("nav a[rel=prev]")!.GetAttribute("href").ShouldBe("?q=ha&sap=ten&truoc=a");
    }

    [Fact]
    public async Task Layout_SignedIn_ShowsPlaceYearUserAndSaveState()
    {
        var page = await Page();
        page.QuerySelector(".top .place")!.TextContent.ShouldBe("Xã Khôi Kỳ");
        page.QuerySelectorAll("#nam option").Select(o => o.TextContent).ShouldBe(["2022", "2021"]);
        page.QuerySelector("#nam option[selected]")!.TextContent.ShouldBe("2022");
        page.QuerySelector(".top .saved")!.TextContent.ShouldBe("Đã lưu 14:32 · chưa gửi");
        var signOut = page.QuerySelector("form[action='/dang-xuat']")!;
        signOut.GetAttribute("method").ShouldBe("post");
        signOut.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#noi-dung");
        page.QuerySelector("main .note-warn")!.TextContent.ShouldContain("Dữ liệu mẫu");
        page.QuerySelector(".rail").ShouldBeNull();
        (await Page("?rail=1")).QuerySelector(".shell.rail").ShouldNotBeNull();
    }

    [Fact]
    public async Task Layout_Anonymous_HasNoMenu()
    {
        var page = await ShellHost.Parse(await host.Client().GetAsync(new Uri("/kiem-thu/thanh-phan", UriKind.Relative)));
        page.QuerySelector("nav.side").ShouldBeNull();
        page.QuerySelector("form[role=search]").ShouldBeNull();
        page.QuerySelector("header a[href='/dang-nhap']").ShouldNotBeNull();
    }

    [Fact]
    public void Menu_Words_AreTheSixteenInOrder() => string.Join(" · ", MenuItems.All.Select(i => i.Text)).ShouldBe(
        "Trang chủ · Chỉ tiêu – Kết quả · Phong trào thi đua · Văn bản · Đăng ký – Giao ước · Chấm điểm · Hội đồng · Sáng kiến · Khen thưởng · Quỹ TĐKT · "
        + "Gia đình, thôn văn hóa · Điển hình – Tuyên truyền · Báo cáo · Tra cứu · Danh mục · Hệ thống");

    [Fact]
    public void Menu_AvailableItems_AreExactlyThePagesThatExist()
    {
        var routes = host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Select(page => "/" + page.AttributeRouteInfo?.Template?.Split("/{")[0].TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var item in MenuItems.All.Concat(PublicMenu.All))
        {
            item.Available.ShouldBe(routes.Contains(item.Url), $"{item.Url}: set Available in the menu table to whether the page exists");
        }
    }

    private static List<string> Shapes(IElement bar) => [.. bar.QuerySelectorAll("svg > *").Select(shape => string.Join(' ', new[]
    {
        shape.GetAttribute("class"), shape.HasAttribute("x") ? "x" + shape.GetAttribute("x") : null, shape.GetAttribute("width") ?? shape.GetAttribute("d"),
    }.OfType<string>()))];

    private async Task<IHtmlDocument> Page(string query = "") =>
        await ShellHost.Parse(await host.Client(signedIn: true).GetAsync(new Uri("/kiem-thu/thanh-phan" + query, UriKind.Relative)));
}
