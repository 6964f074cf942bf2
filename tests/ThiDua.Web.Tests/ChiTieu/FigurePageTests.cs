using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.ChiTieu;

/// <summary>Grid, record page, narratives and catalogue of figures, over the whole program with the sample commune.</summary>
public sealed class FigurePageTests : IAsyncLifetime
{
    private SampleSite _site = null!;
    private SignedInClient _officer = null!;

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
    }

    public async Task DisposeAsync()
    {
        _officer.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Grid_Officer_ShowsGroupsSumsAttainmentAndTotals()
    {
        var page = await _officer.PageAsync("/chi-tieu?lv=chu-yeu");

        var row = await RowAsync(page, "luong-thuc");
        SignedInClient.Text(row).ShouldContain("3.940,5");
        SignedInClient.Text(row).ShouldContain("102,9");
        SignedInClient.Text(row).ShouldContain("Vượt");
        SignedInClient.Text(await RowAsync(page, "ty-le-ho-ngheo")).ShouldContain("giảm 2,5 điểm");
        SignedInClient.Text(await RowAsync(page, "gdvh")).ShouldContain("1.742/1.857");
        page.QuerySelectorAll("tr.g1").Length.ShouldBeGreaterThan(1);
        SignedInClient.Text(page.QuerySelector("tr.g2")).ShouldContain("thóc + ngô = 3.940,5 tấn, khớp tổng");
        SignedInClient.Text(page.GetElementById("tong-hop")).ShouldStartWith("15 vượt · 3 đạt · 0 không đạt");
        page.QuerySelector("main [style], main script:not([src])").ShouldBeNull();
    }

    [Fact]
    public async Task Grid_FilterState_IsKeptInTheFormAndInLinks()
    {
        var page = await _officer.PageAsync("/chi-tieu?q=san+luong+che&tt=exceeded");

        page.QuerySelectorAll("tr[id]").Length.ShouldBe(1);
        ((IHtmlInputElement)page.GetElementById("f-q")!).Value.ShouldBe("san luong che");
        ((IHtmlSelectElement)page.GetElementById("f-tt")!).Value.ShouldBe("exceeded");
        page.QuerySelector("tr[id] a[href*='sua=']")!.GetAttribute("href").ShouldNotBeNull().ShouldContain("tt=exceeded");
    }

    [Fact]
    public async Task Grid_OtherHalfYearWithoutSlots_OffersToOpenThem()
    {
        var page = await _officer.PageAsync("/chi-tieu?ky=H1");
        SignedInClient.Text(page.QuerySelector(".blank h3")).ShouldBe("Chưa có chỉ tiêu nào cho 6 tháng đầu năm 2022");

        using var answer = await _officer.SendAsync(page, "/chi-tieu?ky=H1", ".blank form", []);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _officer.PageAsync("/chi-tieu?ky=H1")).QuerySelectorAll("tr[id]").Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Row_Saved_RedirectsStoresAndRecords()
    {
        var id = await IdAsync("dan-trau");
        using var answer = await _officer.PostAsync($"/chi-tieu?sua={id}", "#luoi", new() { ["Row.Value"] = "232", ["Row.Targets[nq-hdnd]"] = "235" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe($"/chi-tieu#d-{id}");
        var figure = await FigureAsync("dan-trau");
        figure.Value.ShouldBe(232);
        figure.Benchmarks.Single(b => b.SourceCode == "nq-hdnd").Value.ShouldBe(235);
        figure.AsOf.ShouldBe(new DateOnly(2022, 11, 20));
        figure.UpdatedBy.ShouldBe("Hoàng Thị Lan");
        var page = await _officer.PageAsync("/chi-tieu");
        SignedInClient.Text(page.QuerySelector(".undo")).ShouldContain("Đàn trâu, kết quả: 231 → 232 con; NQ HĐND: 230 → 235");
        SignedInClient.Text(page.QuerySelector(".undo a")).ShouldBe("1 thay đổi hôm nay");
        (await LastOperationAsync()).ShouldBe(OperationKinds.FigureSaved);

        using var undone = await _officer.SendAsync(page, "/chi-tieu", ".undo form", []);
        undone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FigureAsync("dan-trau")).Value.ShouldBe(231);
        (await LastOperationAsync()).ShouldBe(OperationKinds.FigureUndone);
    }

    [Fact]
    public async Task Row_NothingChanged_IsNoOperation()
    {
        var before = await OperationsAsync();
        using var answer = await _officer.PostAsync($"/chi-tieu?sua={await IdAsync("dan-lon")}", "#luoi", []);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await OperationsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Row_SavedWithNext_OpensTheFollowingRow()
    {
        var page = $"/chi-tieu?lv=chu-yeu&sua={await IdAsync("dan-trau")}";
        using var answer = await _officer.PostAsync(page, "#luoi", new() { ["Row.Value"] = "233", ["next"] = "true" });

        answer.Headers.Location!.OriginalString.ShouldContain("sua=" + await IdAsync("dan-lon"));
    }

    [Theory]
    [InlineData("trong-rung-moi", "Row.Value", "8.6", "“8.6” chưa rõ: dấu chấm dùng ngăn hàng nghìn, số thập phân viết dấu phẩy. Ý bạn là 8,6 ha?")]
    [InlineData("dan-lon", "Row.Targets[kh-huyen]", "-5", "KH huyện: Chỉ tiêu giao: -5 là số âm, “Đàn lợn” không thể âm; nhập số từ 0 trở lên.")]
    [InlineData("gdvh", "Row.Of", "1.700", "Kết quả 1.742 lớn hơn tổng số 1.700")]
    [InlineData("dan-lon", "Row.AsOf", "31/2/2022", "Tính đến ngày: Không có ngày “31/2/2022”: tháng 2/2022 chỉ có 28 ngày. Kiểm tra lại ngày, tháng.")]
    [InlineData("dan-lon", "Row.AsOf", "31/12/2022", "Tính đến ngày: Ngày 31/12/2022 chưa tới (hôm nay 12/12/2022); nhập ngày chốt số đã qua.")]
    public async Task Row_Refused_SaysWhyAtTheCellAndKeepsTheText(string code, string field, string typed, string message)
    {
        using var answer = await _officer.PostAsync($"/chi-tieu?sua={await IdAsync(code)}", "#luoi", new() { [field] = typed });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await SignedInClient.ParseAsync(answer);
        SignedInClient.Text(page.QuerySelector("tr.err")).ShouldContain(message);
        ((IHtmlInputElement)page.QuerySelector($"input[name='{field}']")!).Value.ShouldBe(typed);
        page.QuerySelectorAll(".is-bad").Length.ShouldBe(1);
        SignedInClient.Text(page.GetElementById("tong-hop")).ShouldContain("1 ô lỗi chưa lưu");
    }

    [Fact]
    public async Task Row_SuggestionTaken_IsSaved()
    {
        var address = $"/chi-tieu?sua={await IdAsync("trong-rung-moi")}";
        using var refused = await _officer.PostAsync(address, "#luoi", new() { ["Row.Value"] = "9.1" });
        var page = await SignedInClient.ParseAsync(refused);
        var use = page.QuerySelector("button[name=use]").ShouldNotBeNull();
        SignedInClient.Text(use).ShouldBe("Dùng 9,1");

        using var answer = await _officer.SendAsync(page, address, "#luoi", new() { ["use"] = use.GetAttribute("value")! });
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FigureAsync("trong-rung-moi")).Value.ShouldBe(9.1m);
    }

    [Fact]
    public async Task Row_ChangeTarget_SurvivesASaveOfTheRow()
    {
        var address = $"/chi-tieu?sua={await IdAsync("ty-le-ho-ngheo")}";
        (await _officer.PageAsync(address)).QuerySelector("input[name='Row.Targets[kh-huyen]']").ShouldBeNull();
        using var answer = await _officer.PostAsync(address, "#luoi", new() { ["Row.Value"] = "6,90" });

        var figure = await FigureAsync("ty-le-ho-ngheo");
        figure.Value.ShouldBe(6.9m);
        figure.Benchmarks.Single(b => b.SourceCode == "kh-huyen").ShouldSatisfyAllConditions(b => b.Form.ShouldBe(BenchmarkForm.Change), b => b.Value.ShouldBe(-2.5m));
    }

    [Fact]
    public async Task Row_StaleVersion_Is409WithThreeVersionsAndTheChoiceIsSaved()
    {
        var address = $"/chi-tieu?sua={await IdAsync("che-bup")}";
        var mine = await _officer.PageAsync(address);
        using var first = await _officer.PostAsync(address, "#luoi", new() { ["Row.Value"] = "2.420,5", ["Row.AsOf"] = "30/11/2022" });
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var stale = await _officer.SendAsync(mine, address, "#luoi", new() { ["Row.Value"] = "2.430,1", ["Row.Targets[kh-huyen]"] = "2.395" });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await SignedInClient.ParseAsync(stale);
        SignedInClient.Text(page.QuerySelector(".conflict")).ShouldContain("Khác nhau");
        page.QuerySelectorAll(".conflict input[type=radio]").Length.ShouldBe(2);
        (await FigureAsync("che-bup")).Value.ShouldBe(2420.5m);

        using var resolved = await _officer.SendAsync(page, address, "main form", new() { ["Choice[Value]"] = "own", ["resolve"] = "choose" });
        resolved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var figure = await FigureAsync("che-bup");
        figure.Value.ShouldBe(2430.1m);
        figure.AsOf.ShouldBe(new DateOnly(2022, 11, 30), "changed by the other only");
        figure.Benchmarks.Single(b => b.SourceCode == "kh-huyen").Value.ShouldBe(2395, "changed by me only");
    }

    [Fact]
    public async Task Row_FromScript_AnswersRowsSumsAndTotals()
    {
        var page = await _officer.PageAsync($"/chi-tieu?sua={await IdAsync("thoc")}");
        using var answer = await _officer.ScriptAsync(page, "#luoi", new() { ["Row.Value"] = "3.880,2" });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var fragment = await SignedInClient.ParseAsync(answer);
        SignedInClient.Text(await RowAsync(fragment, "luong-thuc")).ShouldContain("3.940,6");
        fragment.QuerySelectorAll("tr.edit").Length.ShouldBe(0);
        SignedInClient.Text(fragment.QuerySelector(".undo")).ShouldContain("3.880,1 → 3.880,2");
        fragment.GetElementById("hoan-tac")!.GetAttribute("data-saved").ShouldNotBeNull().ShouldStartWith("Đã lưu ");

        using var refused = await _officer.ScriptAsync(page, "#luoi", new() { ["Row.Value"] = "3880.2" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var stale = await _officer.ScriptAsync(page, "#luoi", new() { ["Row.Value"] = "3.880,4" });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Grid_OthersFigures_AreReadOnlyWithAReasonAnd403()
    {
        using var school = await _site.SignInAsync("nhung.th");
        var page = await school.PageAsync("/chi-tieu");
        var foreign = await RowAsync(page, "dan-trau");
        foreign.QuerySelector("a[href*='sua=']").ShouldBeNull();
        foreign.QuerySelector("th a")!.GetAttribute("title").ShouldNotBeNull().ShouldStartWith("Số liệu do Địa chính");
        page.QuerySelectorAll("tr.can").Length.ShouldBeLessThan(page.QuerySelectorAll("tr[id]").Length);

        var finance = await _site.SignInAsync("huong.dt");
        (await RowAsync(await finance.PageAsync("/chi-tieu"), "thu-can-doi")).ClassList.ShouldContain("can");
        var form = await finance.PageAsync($"/chi-tieu?sua={await IdAsync("thu-can-doi")}");
        using var refused = await finance.SendAsync(form, "/chi-tieu", "#luoi", new() { ["Row.Id"] = (await IdAsync("dan-trau")).ToString(), ["Row.Value"] = "1" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await FigureAsync("dan-trau")).Value.ShouldBe(231);
    }

    [Fact]
    public async Task Grid_Inspector_ReadsOnly()
    {
        using var inspector = await _site.SignInAsync("thanhtra.daitu");
        var page = await inspector.PageAsync("/chi-tieu");
        page.QuerySelectorAll("tr.can").Length.ShouldBe(0);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("Bạn xem được số liệu nhưng không sửa");

        using var refused = await inspector.SendAsync(page, "/chi-tieu", "#luoi", new() { ["Row.Id"] = (await IdAsync("dan-trau")).ToString(), ["Row.Value"] = "1" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var superior = await _site.SignInAsync("noivu.daitu");
        using var closed = await superior.GetAsync("/chi-tieu");
        closed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Record_OfAnotherOwner_Is404()
    {
        var (figure, indicator) = await _site.InScopeAsync(
            async (_, db) =>
            {
                db.Operation = new(OperationKinds.CatalogueChanged, Actor.System);
                var field = new Field { OwnerId = db.OwnerId, Code = "x", Name = "X" };
                var other = new Indicator { OwnerId = db.OwnerId, Code = "x", Name = "X", FieldId = field.Id, UnitName = "con", Shape = Shape.Value };
                var slot = new Figure { OwnerId = db.OwnerId, IndicatorId = other.Id, Period = "2022", Value = 1 };
                db.AddRange(field, other, slot);
                await db.SaveChangesAsync();
                return (slot.Id, other.Id);
            },
            "xa-khac");

        foreach (var address in new[] { $"/chi-tieu/{figure}", $"/chi-tieu/danh-muc/sua/{indicator}", $"/chi-tieu?handler=Row&id={indicator}" })
        {
            using var answer = await _officer.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task Record_Officer_ShowsTargetsHistoryAndWhereItIsPrinted()
    {
        var figure = await FigureAsync("che-bup");
        var page = await _officer.PageAsync($"/chi-tieu/{figure.Id}");
        var text = SignedInClient.Text(page.QuerySelector("main"));
        text.ShouldContain("đạt 101,3%");
        text.ShouldContain("Cây chè");
        text.ShouldContain("nạp dữ liệu mẫu");

        using var saved = await _officer.SendAsync(page, $"/chi-tieu/{figure.Id}", "form[action*='handler=Figure']", new() { ["Input.Value"] = "2.422", ["Input.Qualifier"] = "About", ["Input.Evidence"] = "Biên bản số 5" });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var after = SignedInClient.Text((await _officer.PageAsync($"/chi-tieu/{figure.Id}")).QuerySelector(".hist"));
        after.ShouldContain("kết quả: 2.421,9 → 2.422");
        after.ShouldContain("mức chính xác: ước → khoảng");
        after.ShouldContain("tài liệu kiểm chứng: – → Biên bản số 5");

        using var stale = await _officer.SendAsync(page, $"/chi-tieu/{figure.Id}", "form[action*='handler=Figure']", new() { ["Input.Value"] = "9" });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var conflict = await SignedInClient.ParseAsync(stale);
        ((IHtmlInputElement)conflict.GetElementById("Input_Value")!).Value.ShouldBe("9");
        SignedInClient.Text(conflict.QuerySelector("[data-error-summary]")).ShouldContain("Hoàng Thị Lan vừa sửa số liệu này");
    }

    [Fact]
    public async Task Record_PartsThatDoNotAddUp_AreRefusedAndKept()
    {
        var figure = await FigureAsync("dan-trau");
        var address = $"/chi-tieu/{figure.Id}";
        var rows = new Dictionary<string, string> { ["Parts.Rows[0].Label"] = "trâu cày", ["Parts.Rows[0].Value"] = "200", ["Parts.Rows[1].Label"] = "nghé", ["Parts.Rows[1].Value"] = "30", ["Parts.Cover"] = "true" };
        using var refused = await _officer.PostAsync(address, "form[action*='handler=Parts']", rows);
        var page = await SignedInClient.ParseAsync(refused);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("Các phần cộng 230 nhưng kết quả là 231 con, lệch 1.");
        ((IHtmlInputElement)page.QuerySelector("input[name='Parts.Rows[1].Label']")!).Value.ShouldBe("nghé");

        using var saved = await _officer.SendAsync(page, address, "form[action*='handler=Parts']", new() { ["Parts.Rows[1].Value"] = "31", ["Parts.Rows[0].Order"] = "2", ["Parts.Rows[1].Order"] = "1" });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FigureAsync("dan-trau")).Parts.OrderBy(p => p.Order).Select(p => p.Label).ShouldBe(["nghé", "trâu cày"]);

        using var undone = await _officer.PostAsync(address, "form[action*='handler=Undo']", []);
        (await FigureAsync("dan-trau")).Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Record_PlacesOfAPercent_ArePrintedAsChosenForThatTarget()
    {
        var figure = await FigureAsync("dan-lon");
        var address = $"/chi-tieu/{figure.Id}";
        using var saved = await _officer.PostAsync(address, "form[action*='handler=Targets']", new() { ["Targets[0].Places"] = "3" });

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var benchmark = (await FigureAsync("dan-lon")).Benchmarks.Single(b => b.PercentDecimals == 3);
        var percent = Figures.VietnameseNumber.Format(figure.Value!.Value * 100 / benchmark.Value!.Value, 3);
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("dl.kv")).ShouldContain($"đạt {percent}%");
    }

    [Fact]
    public async Task Record_ChangeTarget_IsSavedWithItsSign()
    {
        var figure = await FigureAsync("dan-trau");
        using var saved = await _officer.PostAsync($"/chi-tieu/{figure.Id}", "form[action*='handler=Targets']", new() { ["Targets[2].Source"] = "kh-nam", ["Targets[2].Way"] = "down", ["Targets[2].Value"] = "2,5", ["Targets[2].Unit"] = "Percent" });

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FigureAsync("dan-trau")).Benchmarks.Single(b => b.SourceCode == "kh-nam").ShouldSatisfyAllConditions(b => b.Form.ShouldBe(BenchmarkForm.Change), b => b.Value.ShouldBe(-2.5m), b => b.ValueUnit.ShouldBe(ValueUnit.Percent));
        SignedInClient.Text((await _officer.PageAsync($"/chi-tieu/{figure.Id}")).QuerySelector(".kv")).ShouldContain("giảm 2,5%");
    }

    [Fact]
    public async Task Narrative_Saved_PreviewsAndNamesUnknownTokens()
    {
        const string Address = "/chi-tieu/loi-van?chu-de=cay-che";
        var page = await _officer.PageAsync(Address);
        using var saved = await _officer.SendAsync(page, Address, "main form", new() { ["Text"] = "Chè đạt [[che-bup]], còn [[khong-co]]." });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var shown = await _officer.PageAsync(Address);
        SignedInClient.Text(shown.QuerySelector(".paper")).ShouldContain("2.421,9 tấn");
        shown.QuerySelectorAll("#van-de-muc li.find").Select(SignedInClient.Text).ShouldHaveSingleItem().ShouldContain("khong-co");
        (await LastOperationAsync()).ShouldBe(OperationKinds.NarrativeSaved);

        using var stale = await _officer.SendAsync(page, Address, "main form", new() { ["Text"] = "Bản của tôi." });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var conflict = await SignedInClient.ParseAsync(stale);
        conflict.GetElementById("Text")!.TextContent.ShouldBe("Bản của tôi.");
        conflict.GetElementById("ban-dang-luu")!.TextContent.ShouldContain("[[khong-co]]");
        using var school = await _site.SignInAsync("nhung.th");
        (await school.PageAsync(Address)).QuerySelector("textarea").ShouldBeNull();
    }

    [Fact]
    public async Task Narrative_WhileBeingWritten_ShowsWhatIsTheMatterAndIsExplainedInTheReport()
    {
        const string Address = "/chi-tieu/loi-van?chu-de=chan-nuoi";
        const string Text = "Tiêm phòng 14/15 đợt, đạt 95,33% kế hoạch. Chim bồ câu: 620 con.";
        var page = await _officer.PageAsync(Address);
        page.GetElementById("soan")!.SetAttribute("action", Address + "&handler=Preview");
        using var preview = await _officer.SendAsync(page, Address, "#soan", new() { ["Text"] = Text });
        var shown = await SignedInClient.ParseAsync(preview);
        shown.QuerySelectorAll("#van-de-muc li.find h3").Select(SignedInClient.Text).ShouldBe(["“14/15 đợt, đạt 95,33%”", "“620” gõ tay, trùng bản ghi “Chim bồ câu”"]);
        shown.QuerySelectorAll("#xem-thu .paper a.no").Select(a => a.GetAttribute("href")).ShouldBe(["#p1", "#p2"]);
        var key = shown.QuerySelector("#van-de-muc button[name=key]")!.GetAttribute("value")!;

        shown.GetElementById("soan")!.SetAttribute("action", Address + "&handler=Explain");
        using var early = await _officer.SendAsync(shown, Address, "#soan", new() { ["key"] = key, [$"Reasons[{key}]"] = "Đợt 15 dồn sang năm sau." });
        var refused = await SignedInClient.ParseAsync(early);
        SignedInClient.Text(refused.QuerySelector("main [role=alert]")).ShouldContain("chữ vừa sửa chưa lưu");
        refused.GetElementById("Reason")!.TextContent.ShouldBe("Đợt 15 dồn sang năm sau.");

        using var saved = await _officer.PostAsync(Address, "#soan", new() { ["Text"] = Text });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await _officer.PageAsync(Address);
        page.GetElementById("soan")!.SetAttribute("action", Address + "&handler=Explain");
        using var explained = await _officer.SendAsync(page, Address, "#soan", new() { ["key"] = key, [$"Reasons[{key}]"] = "Đợt 15 dồn sang năm sau." });
        explained.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await _officer.PageAsync(Address);
        SignedInClient.Text(page.QuerySelector("main [role=status]")).ShouldBe("Đã ghi giải trình vào lịch sử báo cáo.");
        page.QuerySelectorAll("#van-de-muc li.find h3").Select(SignedInClient.Text).ShouldBe(["“620” gõ tay, trùng bản ghi “Chim bồ câu”"]);
        (await LastOperationAsync()).ShouldBe(OperationKinds.ProblemExplained);

        using var school = await _site.SignInAsync("nhung.th");
        (await school.PageAsync(Address)).QuerySelector("#van-de-muc button[name=key]").ShouldBeNull();
    }

    [Fact]
    public async Task Catalogue_Add_ValidatesOpensTheSlotAndRetires()
    {
        const string Address = "/chi-tieu/danh-muc/sua";
        using var refused = await _officer.PostAsync(Address, "main form", []);
        var page = await SignedInClient.ParseAsync(refused);
        SignedInClient.Text(page.GetElementById("Input_Name-loi")).ShouldBe("Chưa điền “Tên chỉ tiêu”. Mục này bắt buộc.");

        var field = await _site.InScopeAsync((_, db) => db.Set<Field>().Where(f => f.Code == "chan-nuoi").Select(f => f.Id).SingleAsync());
        using var saved = await _officer.PostAsync(Address, "main form", new() { ["Input.Name"] = "Đàn ngựa bạch", ["Input.UnitName"] = "con", ["Input.FieldId"] = field.ToString() });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FigureAsync("dan-ngua-bach")).Value.ShouldBeNull();
        using var twice = await _officer.PostAsync(Address, "main form", new() { ["Input.Name"] = "đàn ngựa bạch", ["Input.UnitName"] = "con", ["Input.FieldId"] = field.ToString() });
        SignedInClient.Text((await SignedInClient.ParseAsync(twice)).GetElementById("Input_Name-loi")).ShouldBe("Lĩnh vực này đã có chỉ tiêu “Đàn ngựa bạch”; đặt tên khác hoặc sửa chỉ tiêu đang có.");

        using var retired = await _officer.PostAsync("/chi-tieu/danh-muc", "main form[method=post]", new() { ["retire"] = (await IdAsync("dan-ngua-bach")).ToString() });
        retired.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _site.InScopeAsync((_, db) => db.Set<Indicator>().SingleAsync(i => i.Code == "dan-ngua-bach"))).Retired.ShouldBeTrue();
        using var finance = await _site.SignInAsync("huong.dt");
        using var denied = await finance.PostAsync(Address, "main form", []);
        denied.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Fields_Moved_ChangeOrderInGridAndStopAtTheEnds()
    {
        const string Address = "/chi-tieu/danh-muc/linh-vuc";
        const string Form = "form[action*='handler=Move']";
        async Task<string[]> OrderAsync() => [.. (await _officer.PageAsync(Address)).QuerySelectorAll($"{Form} li:not(.ps-4) a").Select(SignedInClient.Text)];
        var before = await OrderAsync();
        var first = await _site.InScopeAsync((_, db) => db.Set<Field>().Where(f => f.Name == before[0] && f.ParentId == null).Select(f => f.Id).SingleAsync());

        using var top = await _officer.PostAsync(Address, Form, new() { ["up"] = first.ToString() });
        (await OrderAsync()).ShouldBe(before);
        using var down = await _officer.PostAsync(Address, Form, new() { ["down"] = first.ToString() });

        (await OrderAsync()).ShouldBe([before[1], before[0], .. before[2..]]);
        (await LastOperationAsync()).ShouldBe(OperationKinds.CatalogueChanged);
        using var back = await _officer.PostAsync(Address, Form, new() { ["up"] = first.ToString() });
        (await OrderAsync()).ShouldBe(before);
        using var unknown = await _officer.PostAsync(Address, Form, new() { ["up"] = Guid.Empty.ToString() });
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Headline_Saved_ReplacesTheSet()
    {
        var id = await IdAsync("dan-bo");
        using var refused = await _officer.PostAsync("/chi-tieu/danh-muc/chu-yeu", "main form", new() { [$"Numbers[{id}]"] = "120" });
        SignedInClient.Text((await SignedInClient.ParseAsync(refused)).QuerySelector("[data-error-summary]")).ShouldContain("Số thứ tự 120 không dùng được");

        using var saved = await _officer.PostAsync("/chi-tieu/danh-muc/chu-yeu", "main form", new() { [$"Numbers[{id}]"] = "1" });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _site.InScopeAsync((_, db) => db.Set<HeadlineItem>().Where(h => h.Period == "2022" && h.Number == 1).OrderBy(h => h.Order).Select(h => h.IndicatorId).ToListAsync())).ShouldContain(id);
    }

    [Fact]
    public async Task Pack_Taken_SkipsKnownCodesFillsWordsAndOpensSlots()
    {
        var result = await _site.InScopeAsync(async (services, db) =>
        {
            db.Operation = new(OperationKinds.CommuneFounded, Actor.System);
            db.Add(new CommuneProfile { OwnerId = db.OwnerId, FromYear = 2022, Kind = "xã", Name = "Khác", Province = "tỉnh Thái Nguyên", Superior = "Hội đồng huyện", HamletWord = "bản", Place = "Khác" });
            await db.SaveChangesAsync();
            var catalogue = services.GetRequiredService<CatalogueService>();
            var totals = (Made: 0, Slots: 0);
            foreach (var pack in IndicatorPacks.All)
            {
                var taken = await catalogue.TakePackAsync(pack.Id, "2022", Actor.System);
                totals = (totals.Made + taken.Indicators, totals.Slots + taken.Slots);
            }

            (await catalogue.TakePackAsync(IndicatorPacks.All[0].Id, "2022", Actor.System)).Known.Count.ShouldBe(IndicatorPacks.All[0].Indicators.Count);
            (await db.Set<Indicator>().ToListAsync()).Select(i => i.Name + i.UnitName).ShouldAllBe(n => !n.Contains('{'));
            (await db.Set<Indicator>().SingleAsync(i => i.Code == "thoc")).ParentId.ShouldBe((await db.Set<Indicator>().SingleAsync(i => i.Code == "luong-thuc")).Id);
            return totals;
        }, "xa-khac");
        result.Made.ShouldBe(IndicatorPacks.All.SelectMany(p => p.Indicators).Select(i => i.Code).Distinct().Count());
        result.Slots.ShouldBe(result.Made);

        var page = await _officer.PageAsync("/chi-tieu/danh-muc/bo-mau?bo=kinh-te");
        page.QuerySelectorAll("input[name=Codes][disabled]").Length.ShouldBeGreaterThan(20);
    }

    private static Task<IElement> RowAsync(IHtmlDocument page, Guid id) => Task.FromResult(page.QuerySelector($"tr[id='d-{id}']").ShouldNotBeNull());

    private async Task<IElement> RowAsync(IHtmlDocument page, string code) => await RowAsync(page, await IdAsync(code));

    private Task<Guid> IdAsync(string code) => _site.InScopeAsync((_, db) => db.Set<Indicator>().Where(i => i.Code == code).Select(i => i.Id).SingleAsync());

    private Task<Figure> FigureAsync(string code) => _site.InScopeAsync(async (_, db) =>
    {
        var id = await db.Set<Indicator>().Where(i => i.Code == code).Select(i => i.Id).SingleAsync();
        return await db.Set<Figure>().Include(f => f.Benchmarks).Include(f => f.Parts).AsSplitQuery().AsNoTracking().SingleAsync(f => f.IndicatorId == id && f.Period == "2022");
    });

    private Task<string> LastOperationAsync() => _site.InScopeAsync((_, db) => db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId).OrderByDescending(o => o.Seq).Select(o => o.Kind).FirstAsync());

    private Task<int> OperationsAsync() => _site.InScopeAsync((_, db) => db.Set<OperationRecord>().CountAsync(o => o.OwnerId == db.OwnerId));
}
