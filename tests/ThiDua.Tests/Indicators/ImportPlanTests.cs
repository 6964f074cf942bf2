using ThiDua.Documents;
using ThiDua.Documents.Excel;
using ThiDua.Identity;
using ThiDua.Indicators;

namespace ThiDua.Tests.Indicators;

/// <summary>Tables people send: matched by names, judged cell by cell, nothing guessed.</summary>
public class ImportPlanTests
{
    private static readonly FigureAccess s_officer = new(Role.EmulationOfficer, null, new Dictionary<Guid, string>());
    private static readonly DateOnly s_today = new(2022, 12, 12);

    [Fact]
    public void Plan_TableWithNames_TellsNewChangedAndSame()
    {
        var plan = Plan("STT\tChỉ tiêu\tĐVT\tKH huyện\tKết quả\tƯớc\n1\tsan luong thoc\ttấn\t3.767,7\t3.880,1\tx\n2\tĐàn trâu\tcon\t\t240\t");

        Outcomes(plan).ShouldBe([
            "Sản lượng thóc D2 KH huyện – → 3.767,7 New",
            "Sản lượng thóc E2 Kết quả 3.800,0 → ước 3.880,1 Changed",
            "Sản lượng thóc F2 Ước – → ước New",
            "Đàn trâu E3 Kết quả 240 → 240 Same",
        ]);
        plan.Inputs.Count.ShouldBe(1);
    }

    [Fact]
    public void Plan_BadCells_AreRefusedAloneWithWhatToDo()
    {
        var plan = Plan("Chỉ tiêu\tKết quả\tTính đến ngày\nSản lượng thóc\t3,880.1\t31/13/2022\nĐàn trâu\t−5\t20/11/2022\nGia đình văn hóa\t1.900/1.857\t");

        Refused(plan)[0].ShouldStartWith("B2 “3,880.1”");
        Refused(plan).Skip(1).ShouldBe([
            "C2 “31/13/2022” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 20/11/2022, hoặc xóa để bỏ qua.",
            "B3 Kết quả: -5 là số âm, “Đàn trâu” không thể âm; nhập số từ 0 trở lên.",
            "B4 Kết quả 1.900 lớn hơn tổng số 1.857 hộ; kiểm tra lại một trong hai số.",
        ]);
        plan.Inputs.Values.Select(i => i.AsOf).ShouldBe([new DateOnly(2022, 11, 20)]);
    }

    [Fact]
    public void Plan_CorrectedCellsAndChosenRows_AreTaken()
    {
        var sheet = Sheet();
        var buffalo = sheet.Find("trau")!.Indicator.Id;
        const string pasted = "Chỉ tiêu\tKết quả\nSản lượng thóc\tba nghìn\nĐàn trâu nái\t250\nTổng đàn\t7";

        var plan = Plan(pasted, fixes: new(new Dictionary<string, string> { ["0:B2"] = "3.900" }, new Dictionary<string, Guid> { ["0:3"] = buffalo, ["0:4"] = Guid.Empty }), sheet: sheet);

        Outcomes(plan).ShouldBe(["Sản lượng thóc B2 Kết quả 3.800,0 → 3.900,0 Changed", "Đàn trâu B3 Kết quả 240 → 250 Changed"]);
        (plan.Unmatched, plan.Count(CellOutcome.Refused)).ShouldBe((0, 0));
    }

    [Fact]
    public void Plan_NameThatOnlyComesNear_IsOfferedNotTaken()
    {
        var plan = Plan("Chỉ tiêu\tKết quả\nSản lượng thók\t1");

        plan.Inputs.ShouldBeEmpty();
        plan.Rows[0].Match.Problem.ShouldBe("Không có chỉ tiêu nào tên “Sản lượng thók”. Chọn chỉ tiêu gần giống, hoặc bỏ dòng.");
        plan.Rows[0].Match.Candidates[0].Indicator.Name.ShouldBe("Sản lượng thóc");
    }

    [Fact]
    public void Plan_EqualNames_AreToldApartByUnitAndField()
    {
        Names(Plan("Chỉ tiêu\tĐơn vị tính\tKết quả\nDiện tích\tm2\t5")).ShouldBe(["dien-tich-nha"]);
        Names(Plan("Chỉ tiêu\tKết quả\nXây dựng\t\nDiện tích\t5")).ShouldBe(["dien-tich-nha"]);
        Plan("Chỉ tiêu\tKết quả\nDiện tích\t5").Rows[0].Match.Problem.ShouldBe("Có 2 chỉ tiêu tên “Diện tích”. Chọn đúng chỉ tiêu, hoặc ghi thêm đơn vị tính, lĩnh vực trong tệp.");
    }

    [Fact]
    public void Plan_MoneyInMillions_IsCountedInDong() =>
        Outcomes(Plan("Chỉ tiêu\tĐVT\tKết quả\nThu ngân sách\ttriệu đồng\t8.900,163")).ShouldBe(["Thu ngân sách C2 Kết quả – → 8.900.163.000 New"]);

    [Fact]
    public void Plan_AnotherUnit_IsRefusedUntilTheNumberIsWrittenAnew()
    {
        const string pasted = "Chỉ tiêu\tĐVT\tKết quả\nSản lượng thóc\ttạ\t38.801";

        Refused(Plan(pasted)).ShouldBe(["C2 Đơn vị tính trong tệp là “tạ”, chỉ tiêu tính bằng “tấn”. Ghi lại số theo tấn, hoặc xóa để bỏ qua."]);
        Outcomes(Plan(pasted, fixes: new(new Dictionary<string, string> { ["0:C2"] = "3.880,1" }, new Dictionary<string, Guid>()))).ShouldBe(["Sản lượng thóc C2 Kết quả 3.800,0 → 3.880,1 Changed"]);
    }

    [Fact]
    public void Plan_PermissionOfAUnit_ReachesOnlyItsOwn()
    {
        var plan = Plan("Chỉ tiêu\tKết quả\nĐàn trâu\t250", access: new(Role.UnitRepresentative, Guid.CreateVersion7(), new Dictionary<Guid, string>()));

        Refused(plan).ShouldBe(["B2 Không sửa được “Đàn trâu”. Chỉ tiêu này chưa giao đơn vị nào; công chức phụ trách thi đua, khen thưởng nhập."]);
    }

    [Fact]
    public void Plan_SameCellTwice_KeepsTheFirst() =>
        Refused(Plan("Chỉ tiêu\tKết quả\nĐàn trâu\t250\nTổng đàn trâu\t260")).ShouldBe(["B3 Kết quả của “Đàn trâu” đã có ở ô B2. Xóa số ở đây để bỏ qua, hoặc bỏ dòng."]);

    [Fact]
    public void Plan_TotalAndCountTogether_AreJudgedTogether() =>
        Outcomes(Plan("Chỉ tiêu\tKết quả\tTrên tổng số\nGia đình văn hóa\t1.900\t2.000")).ShouldBe(["Gia đình văn hóa B2 Kết quả 1.742 → 1.900 Changed", "Gia đình văn hóa C2 Trên tổng số 1.857 → 2.000 Changed"]);

    [Fact]
    public void Plan_OwnTemplateSentBackUntouched_ChangesNothing()
    {
        var sheet = Sheet();
        var file = FigureWorkbook.Template(FigureGrid.Build(sheet, new()), s_officer, new("Mẫu", "UBND", DateTimeOffset.UnixEpoch));
        using var stream = new MemoryStream(file);
        var matcher = new IndicatorMatcher(sheet);
        var tables = WorkbookReader.Read(stream, "mau.xlsx").Select(s => FigureTable.Find(s, matcher, sheet.Period)).OfType<FigureTable>().ToList();

        tables.Select(t => t.Sheet).ShouldBe(["Kết quả", "Chỉ tiêu giao"]);
        var plan = ImportPlan.Make(tables, sheet, s_officer, ImportFixes.None, s_today);
        (plan.Count(CellOutcome.New), plan.Count(CellOutcome.Changed), plan.Count(CellOutcome.Refused), plan.Unmatched).ShouldBe((0, 0, 0, 0));
        plan.Count(CellOutcome.Same).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Plan_BlockWithoutHeads_GoesByTheOrderGiven()
    {
        var sheet = Sheet();
        var rows = sheet.Rows.Where(r => r.Indicator.Code is "thoc" or "trau").ToDictionary(r => r.Indicator.Code, r => r.Indicator.Id, StringComparer.Ordinal);
        var table = FigureTable.Block("3.800\tx\n241\t\n", [FigureColumns.Value, FigureColumns.Estimated]);

        var plan = ImportPlan.Make([table], sheet, s_officer, new(new Dictionary<string, string>(), new Dictionary<string, Guid> { ["0:1"] = rows["thoc"], ["0:2"] = rows["trau"] }), s_today);

        Outcomes(plan).ShouldBe(["Sản lượng thóc A1 Kết quả 3.800,0 → ước 3.800,0 Changed", "Sản lượng thóc B1 Ước – → ước New", "Đàn trâu A2 Kết quả 240 → 241 Changed"]);
    }

    [Theory]
    [InlineData("Chỉ tiêu giao|KH huyện", "Targets.kh-huyen")]
    [InlineData("Thực hiện năm 2021", "Previous")]
    [InlineData("Thực hiện năm 2022", "Value")]
    [InlineData("Ước thực hiện năm 2022", "Value")]
    [InlineData("Đạt % so với|NQ HĐND", "Percent.nq-hdnd")]
    [InlineData("So với cùng kỳ|Cùng kỳ", "Previous")]
    [InlineData("So với cùng kỳ|Tăng, giảm", "Change")]
    [InlineData("Họ và tên", null)]
    public void Head_AsPeopleWriteIt_IsUnderstood(string heads, string? key) => FigureColumns.Read(heads.Split('|'), ThiDua.Shared.Period.OfYear(2022)).ShouldBe(key);

    [Fact]
    public void Export_Formulas_GiveWhatIsPrinted()
    {
        var sheet = Sheet();
        var grid = FigureGrid.Build(sheet, new());
        using var stream = new MemoryStream(FigureWorkbook.Export(grid, new("Chỉ tiêu", "UBND", DateTimeOffset.UnixEpoch)));

        var written = WorkbookReader.Read(stream, "a.xlsx")[0];

        var row = Enumerable.Range(4, written.LastRow - 3).First(r => written[r, 2].Text == "Sản lượng lương thực");
        written.HasFormula(new(row, 6)).ShouldBeTrue();
        written[row, 6].Number.ShouldBe(3860.4m);
        var thoc = Enumerable.Range(4, written.LastRow - 3).First(r => written[r, 2].Text == "Đàn trâu");
        (written.HasFormula(new(thoc, 10)), written[thoc, 10].Number).ShouldBe((true, 108.6m));
        FigureText.Percent(sheet.Find("trau")!, sheet.Find("trau")!.Targets.First()).ShouldBe("108,60");
    }

    private static FigureSheet Sheet() => new SheetBuilder()
        .Field("kinh-te", "Kinh tế").Field("xay-dung", "Xây dựng")
        .Add("luong-thuc", name: "Sản lượng lương thực", unit: "tấn", decimals: 1, source: FigureSource.SumOfParts)
        .Add("thoc", 3800, "Sản lượng thóc", "tấn", decimals: 1, parent: "luong-thuc", role: PartRole.Addend)
        .Add("ngo", 60.4m, "Sản lượng ngô", "tấn", decimals: 1, parent: "luong-thuc", role: PartRole.Addend)
        .Add("trau", 240, "Đàn trâu", "con", phrase: "tổng đàn trâu", benchmarks: [SheetBuilder.Target("kh-huyen", 221)])
        .Add("gdvh", 1742, "Gia đình văn hóa", "hộ", Shape.CountShare, of: 1857, ofLabel: "hộ")
        .Add("thu-ns", null, "Thu ngân sách", "đồng", Shape.Money)
        .Add("dien-tich-rung", 10, "Diện tích", "ha", decimals: 1)
        .Add("dien-tich-nha", 10, "Diện tích", "m2", field: "xay-dung")
        .Build();

    private static ImportPlan Plan(string pasted, FigureAccess? access = null, ImportFixes? fixes = null, FigureSheet? sheet = null)
    {
        sheet ??= Sheet();
        return ImportPlan.Make([FigureTable.Find(pasted, new(sheet), sheet.Period)!], sheet, access ?? s_officer, fixes ?? ImportFixes.None, s_today);
    }

    private static List<string> Outcomes(ImportPlan plan) => [.. plan.Rows.Where(r => !r.Skipped).SelectMany(r => r.Cells.Select(c => $"{r.Match.Row?.Indicator.Name} {c.Address} {FigureColumns.Label(c.Column)} {c.Before} → {c.After} {c.Outcome}"))];

    private static List<string> Refused(ImportPlan plan) => [.. plan.Rows.SelectMany(r => r.Cells).Where(c => c.Outcome == CellOutcome.Refused).Select(c => $"{c.Address} {c.Message}")];

    private static List<string?> Names(ImportPlan plan) => [.. plan.Rows.Select(r => r.Match.Row?.Indicator.Code)];
}
