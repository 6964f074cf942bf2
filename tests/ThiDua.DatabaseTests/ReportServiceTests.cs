using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>The year-end report of Khôi Kỳ from draft to its second edition.</summary>
public sealed class ReportServiceTests : IAsyncLifetime
{
    private const string Section = "linh-vuc-nho/tin-dung";

    private static readonly DateOnly s_signed = new(2022, 12, 12);

    private TestDatabase _database = null!;
    private Guid _owner;
    private Guid _report;

    public async Task InitializeAsync()
    {
        _database = await TestCluster.CreateDatabaseAsync(KhoiKy.Template);
        _owner = await KhoiKy.OwnerAsync(_database);
        _report = (await KhoiKy.ReportAsync(_database)).Report.Id;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Section_EditHideRestore_ChangesTheReportAndBack()
    {
        var before = await TextAsync();

        await SectionAsync("Dư nợ [[du-no]].", hidden: false, version: 0);
        (await TextAsync()).ShouldBe("Dư nợ 70.381.708.608 đồng.");
        await SectionAsync(null, hidden: true, version: 1);
        (await TextAsync()).ShouldBe("(ẩn)");
        await SectionAsync(null, hidden: false, version: 2);

        (await TextAsync()).ShouldBe(before);
        (await Sql.NamesAsync(_database, "select section_id from report_section")).ShouldBeEmpty();
        var history = await DoAsync(work => work.Audit.HistoryAsync(_report));
        history.Take(3).Select(h => h.Title).ShouldBe(["Sửa báo cáo", "Sửa báo cáo", "Sửa báo cáo"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Section_OlderVersion_IsRefused(int version)
    {
        await SectionAsync("một", false, 0);

        await Should.ThrowAsync<StaleVersionException>(() => SectionAsync("hai", false, version));

        (await TextAsync()).ShouldBe("một");
    }

    [Fact]
    public async Task Section_RemovedMeanwhile_IsRefused()
    {
        await SectionAsync("một", false, 0);
        await SectionAsync(null, false, 1);

        await Should.ThrowAsync<StaleVersionException>(() => SectionAsync("hai", false, 1));
    }

    [Fact]
    public async Task Frame_Saved_ChangesIssuerSignerAndRecipients()
    {
        await DoAsync(work => work.Writing.SaveFrameAsync(_report, 1, ReportIssuer.Ubnd, ["Như trên", "Lưu: VT"], "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", null, "Nguyễn Văn Đoàn", Work.Lan));

        var model = await DoAsync(work => work.Reports.CurrentModelAsync(_report));
        (model.Head.Symbol, model.Head.Body, model.Head.ParentBody).ShouldBe(("BC-UBND", "UBND XÃ KHÔI KỲ", null));
        model.Recipients.ShouldBe(["Như trên", "Lưu: VT"]);
        model.Signature.ShouldBe(new ReportSignature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", null, "Nguyễn Văn Đoàn"));
    }

    [Fact]
    public async Task Draft_KeptTwice_IsNumberedAndKeepsItsText()
    {
        (await DoAsync(work => work.Writing.KeepDraftAsync(_report, Work.Lan))).ShouldBe(1);
        await SectionAsync("đã sửa", false, 0);
        (await DoAsync(work => work.Writing.KeepDraftAsync(_report, Work.Lan))).ShouldBe(2);

        var drafts = await DoAsync(work => work.Db.Set<ReportDraft>().AsNoTracking().OrderBy(d => d.Number).ToListAsync());
        drafts.Select(d => (d.Number, d.CreatedBy, TextOf(ReportModel.FromJson(d.Model)) == "đã sửa")).ShouldBe([(1, "Hoàng Thị Lan", false), (2, "Hoàng Thị Lan", true)]);
    }

    [Fact]
    public async Task Lock_WithOpenBlockingProblems_IsRefusedNamingTheFirst()
    {
        await SectionAsync("Dư nợ [[khong-co]] và [[cung-khong]].", false, 0);

        var refusal = await Should.ThrowAsync<DomainException>(() => LockAsync());

        refusal.Message.ShouldBe("Chưa khóa được: còn 2 điểm chặn ký, đầu tiên là “Mã số liệu không có”. Sửa số, sửa câu hoặc giải trình rồi khóa lại.");
        (await StoredAsync()).State.ShouldBe(ReportState.Draft);
        (await Sql.NamesAsync(_database, "select number from report_snapshot")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lock_AfterExplaining_KeepsModelFileAndChainHead()
    {
        await SectionAsync("Dư nợ [[khong-co]].", false, 0);
        var problem = (await ProblemsAsync()).Single(p => p.Weight == ProblemWeight.Blocking);
        await DoAsync(work => work.Writing.ExplainAsync(_report, problem.Key, "lý do cũ", Work.Lan));
        await DoAsync(work => work.Writing.ExplainAsync(_report, problem.Key, "Ngân hàng gửi số sau.", Work.Lan));
        (await ProblemsAsync()).Single(p => p.Key == problem.Key).ShouldBe(problem with { Weight = ProblemWeight.Look, Explained = "Ngân hàng gửi số sau." });
        var head = await DoAsync(work => work.Audit.HeadAsync());

        await LockAsync();

        var snapshot = await DoAsync(work => work.Db.Set<ReportSnapshot>().AsNoTracking().SingleAsync());
        (snapshot.Edition, snapshot.Number, snapshot.IssuedOn, snapshot.LockedBy, snapshot.AuditHead, snapshot.UnlockReason).ShouldBe((1, "152", s_signed, "Hoàng Thị Lan", head, null));
        var model = ReportModel.FromJson(snapshot.Model);
        (model.Head.Number, model.Head.Day, model.Head.Month, model.Head.Year, model.AuditHead).ShouldBe(("152", 12, 12, 2022, head));
        snapshot.File.ShouldBe(ReportLayout.Word(model, PrintOrigin.Of(model, _report, 1, 1)));
        (await DoAsync(work => work.Reports.CurrentModelAsync(_report))).ToJson().ShouldBe(snapshot.Model);
        var report = await StoredAsync();
        (report.State, report.Number, report.IssuedOn, report.Edition).ShouldBe((ReportState.Locked, "152", s_signed, 1));
        (await DoAsync(work => work.Audit.LatestAsync(null, 3))).Select(o => (o.Title, o.Reason)).ShouldBe([("Khóa báo cáo khi ký", null), ("Giải trình", "Ngân hàng gửi số sau."), ("Giải trình", "lý do cũ")]);
        (await DoAsync(work => work.Audit.VerifyAsync())).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("15/2")]
    [InlineData("một")]
    public async Task Lock_BadNumber_IsRefused(string? number)
    {
        var refusal = await Should.ThrowAsync<DomainException>(() => LockAsync(number));

        (refusal.Field, refusal.Message).ShouldBe(("Number", $"Số văn bản “{number}” không đúng; nhập số do văn thư cấp, chỉ gồm chữ số và chữ cái, ví dụ 152."));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2021-12-31")]
    [InlineData("2022-12-13")]
    public async Task Lock_BadDay_IsRefused(string? day)
    {
        var refusal = await Should.ThrowAsync<DomainException>(() => DoAsync(work => work.Writing.LockAsync(_report, 1, "152", day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Work.Lan)));

        (refusal.Field, refusal.Message).ShouldBe(("IssuedOn", "Ngày ký phải từ 01/01/2022 đến hôm nay 12/12/2022; nhập lại ngày ký."));
    }

    [Fact]
    public async Task Lock_OlderVersion_IsRefused() =>
        await Should.ThrowAsync<StaleVersionException>(() => DoAsync(work => work.Writing.LockAsync(_report, 9, "152", s_signed, Work.Lan)));

    [Fact]
    public async Task LockedReport_RefusesEveryEdit()
    {
        await LockAsync();
        const string locked = "Báo cáo đã khóa khi ký nên không sửa được. Mở khóa (có lý do) rồi sửa; bản đã ký vẫn được giữ.";

        (await Should.ThrowAsync<DomainException>(() => SectionAsync("sửa", false, 0))).Message.ShouldBe(locked);
        (await Should.ThrowAsync<DomainException>(() => DoAsync(work => work.Writing.KeepDraftAsync(_report, Work.Lan)))).Message.ShouldBe(locked);
        (await Should.ThrowAsync<DomainException>(() => DoAsync(work => work.Writing.ExplainAsync(_report, "x", "y", Work.Lan)))).Message.ShouldBe(locked);
        (await Should.ThrowAsync<DomainException>(() => DoAsync(work => work.Writing.SaveFrameAsync(_report, 2, ReportIssuer.Ubnd, [], "", "", null, "", Work.Lan)))).Message.ShouldBe(locked);
        (await Should.ThrowAsync<DomainException>(() => LockAsync(version: 2))).Message.ShouldBe(locked);
    }

    /// <summary>A figure changed after signing does not change what was signed.</summary>
    [Fact]
    public async Task LockedReport_FigureChangedLater_KeepsTheSignedText()
    {
        await LockAsync();
        var signed = await TextAsync();

        await Sql.OwnerAsync(_database, "update figure set value = 1 where indicator_id = (select id from indicator where code = 'du-no')");

        (await TextAsync()).ShouldBe(signed);
    }

    [Theory]
    [InlineData(null, "Ghi lý do mở khóa, ví dụ: ký nhầm khi chưa đủ số liệu.")]
    [InlineData(" ", "Việc này cần ghi rõ lý do: nhập lý do rồi lưu lại.")]
    public async Task Unlock_WithoutReason_IsRefused(string? reason, string message)
    {
        await LockAsync();

        (await Should.ThrowAsync<DomainException>(() => UnlockAsync(reason))).Message.ShouldBe(message);

        (await StoredAsync()).State.ShouldBe(ReportState.Locked);
    }

    [Fact]
    public async Task Unlock_Draft_IsRefused() =>
        (await Should.ThrowAsync<DomainException>(() => UnlockAsync("đính chính"))).Message.ShouldBe("Báo cáo này chưa khóa nên không cần mở khóa.");

    [Fact]
    public async Task Unlock_ThenLockAgain_MakesASecondEditionBesideTheFirst()
    {
        await LockAsync();
        await UnlockAsync("Đính chính dư nợ.");
        var open = await StoredAsync();
        (open.State, open.Number, open.IssuedOn, open.Edition).ShouldBe((ReportState.Draft, null, null, 1));

        await SectionAsync("Đã đính chính.", false, 0);
        await LockAsync("160");

        var snapshots = await DoAsync(work => work.Db.Set<ReportSnapshot>().AsNoTracking().OrderBy(s => s.Edition).ToListAsync());
        snapshots.Select(s => (s.Edition, s.Number, s.UnlockReason, TextOf(ReportModel.FromJson(s.Model)) == "Đã đính chính."))
            .ShouldBe([(1, "152", "Đính chính dư nợ.", false), (2, "160", null, true)]);
        (await StoredAsync()).Edition.ShouldBe(2);
        (await DoAsync(work => work.Audit.LatestAsync(null, 3))).Select(o => (o.Title, o.Reason)).ShouldBe([("Khóa báo cáo khi ký", null), ("Sửa báo cáo", null), ("Mở khóa báo cáo", "Đính chính dư nợ.")]);
    }

    [Fact]
    public async Task Explain_WithoutReason_IsRefused()
    {
        var refusal = await Should.ThrowAsync<DomainException>(() => DoAsync(work => work.Writing.ExplainAsync(_report, "x", null, Work.Lan)));

        (refusal.Field, refusal.Message).ShouldBe(("Reason", "Ghi lý do giải trình: vì sao giữ nguyên chỗ này."));
    }

    [Fact]
    public async Task Report_Unknown_IsNotFound() =>
        (await Should.ThrowAsync<RecordNotFoundException>(() => DoAsync(work => work.Writing.KeepDraftAsync(Guid.CreateVersion7(), Work.Lan)))).Message.ShouldBe("Không tìm thấy báo cáo trong đơn vị này.");

    private Task<T> DoAsync<T>(Func<Work, Task<T>> work) => Work.DoAsync(_database, _owner, work);

    private Task DoAsync(Func<Work, Task> work) => Work.DoAsync(_database, _owner, work);

    private Task SectionAsync(string? text, bool hidden, int version) => DoAsync(work => work.Writing.SaveSectionAsync(_report, Section, text, hidden, version, Work.Lan));

    private async Task LockAsync(string? number = "152", int? version = null)
    {
        var opened = version ?? (await StoredAsync()).Version;
        await DoAsync(work => work.Writing.LockAsync(_report, opened, number, s_signed, Work.Lan));
    }

    private async Task UnlockAsync(string? reason)
    {
        var opened = (await StoredAsync()).Version;
        await DoAsync(work => work.Writing.UnlockAsync(_report, opened, reason, Work.Lan));
    }

    private Task<Report> StoredAsync() => DoAsync(work => work.Db.Set<Report>().AsNoTracking().SingleAsync());

    private async Task<string> TextAsync() => TextOf(await DoAsync(work => work.Reports.CurrentModelAsync(_report)));

    private async Task<IReadOnlyList<Problem>> ProblemsAsync()
    {
        var data = await DoAsync(work => work.Reports.LoadAsync(_report));
        return ReportProblems.Find(data, ReportComposer.Compose(data).Model);
    }

    private static string TextOf(ReportModel model)
    {
        var section = model.AllSections().Single(s => s.Id == Section);
        return section.Hidden ? "(ẩn)" : string.Join('\n', section.Blocks.Select(ReportModel.TextOf));
    }
}
