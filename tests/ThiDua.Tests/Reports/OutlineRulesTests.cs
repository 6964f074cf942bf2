using ThiDua.Reports;

namespace ThiDua.Tests.Reports;

/// <summary>A commune's own outline: template + changes → template, the template itself untouched.</summary>
public sealed class OutlineRulesTests
{
    private const string Yaml = """
        id: thu
        version: 1
        numbering: ["{I}.", "{1}.", "-"]
        sections:
        - {id: a, title: A, sections: [{id: a1, title: A1}, {id: a2, title: A2}, {id: linh-vuc, title: "{heading}", each: {fields: 1}, sections: [{id: con, title: Con}]}]}
        - {id: b, title: B, sections: [{id: b1, title: B1, sections: [{id: b11, title: B11}]}]}
        - {id: c, title: C}
        """;

    public static TheoryData<string, string> Changes => new()
    {
        { "", "A(A1 A2 {heading}(Con)) B(B1(B11)) C" },
        { """{"hide":"b"}""", "A(A1 A2 {heading}(Con)) [B](B1(B11)) C" },
        { """{"rename":"c","title":"Kết luận"}""", "A(A1 A2 {heading}(Con)) B(B1(B11)) Kết luận" },
        { """{"move":"c","before":"a"}""", "C A(A1 A2 {heading}(Con)) B(B1(B11))" },
        { """{"move":"a1","after":"a2"}""", "A(A2 A1 {heading}(Con)) B(B1(B11)) C" },
        { """{"move":"c","under":"b"}""", "A(A1 A2 {heading}(Con)) B(B1(B11) C)" },
        { """{"add":"moi","title":"Mới","after":"b"}""", "A(A1 A2 {heading}(Con)) B(B1(B11)) Mới C" },
        { """{"add":"moi","title":"Mới","after":"b"}|{"move":"c","under":"moi"}|{"hide":"moi"}""", "A(A1 A2 {heading}(Con)) B(B1(B11)) [Mới](C)" },
        { """{"move":"linh-vuc","before":"a1"}""", "A({heading}(Con) A1 A2) B(B1(B11)) C" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Apply_Changes_MakesTheOutline(string changes, string expected)
    {
        var template = ReportTemplate.Parse(Yaml);

        var outline = OutlineRules.Apply(template, Parse(changes));

        outline.Stale.ShouldBeEmpty();
        Text(outline.Template.Sections).ShouldBe(expected);
        Text(template.Sections).ShouldBe("A(A1 A2 {heading}(Con)) B(B1(B11)) C", "the template is shared by all communes");
    }

    [Theory]
    [InlineData("""{"hide":"khong"}""", "Mẫu không còn mục này.")]
    [InlineData("""{"move":"c","after":"khong"}""", "Mẫu không còn mục dùng để chỉ chỗ đặt.")]
    [InlineData("""{"move":"b","under":"b11"}""", "Không chuyển được một mục vào trong chính nó.")]
    [InlineData("""{"move":"b","after":"b"}""", "Không chuyển được một mục vào trong chính nó.")]
    [InlineData("""{"rename":"linh-vuc","title":"X"}""", "Mục này lặp theo một danh sách nên mang tên của từng dòng; sửa tên ở danh sách đó.")]
    [InlineData("""{"move":"linh-vuc","under":"b"}""", "Mục này lặp theo một danh sách nên chỉ đổi chỗ được trong mục chứa nó.")]
    [InlineData("""{"move":"c","under":"linh-vuc"}""", "Chỗ này nằm trong mục lặp theo một danh sách nên không đặt thêm mục được.")]
    [InlineData("""{"add":"x","title":"X","after":"con"}""", "Chỗ này nằm trong mục lặp theo một danh sách nên không đặt thêm mục được.")]
    [InlineData("""{"add":"x","title":"X","under":"b11"}""", "Mẫu chỉ đánh số 3 cấp mục; chỗ này sâu quá.")]
    [InlineData("""{"move":"a","under":"b11"}""", "Mẫu chỉ đánh số 3 cấp mục; chỗ này sâu quá.")]
    [InlineData("""{"add":"a","title":"A","after":"c"}""", "Đề cương đã có một mục mang mã “a”.")]
    [InlineData("""{"attach":"phu-luc-9"}""", "Không có phụ lục này.")]
    [InlineData("""{"detach":"phu-luc-2"}""", "Mẫu không kèm phụ lục này.")]
    public void Apply_ImpossibleChange_IsToldAndTheRestIsMade(string change, string reason)
    {
        var outline = OutlineRules.Apply(ReportTemplate.Parse(Yaml), [OutlineChange.Parse(change), OutlineChange.Hide("c")]);

        outline.Stale.Select(s => (s.Index, s.Reason)).ShouldBe([(0, reason)]);
        Text(outline.Template.Sections).ShouldBe("A(A1 A2 {heading}(Con)) B(B1(B11)) [C]");
    }

    [Fact]
    public void Apply_Marks_TellWhatDiffers()
    {
        var outline = OutlineRules.Apply(ReportTemplate.Parse(Yaml), Parse("""{"hide":"a1"}|{"rename":"b","title":"B mới"}|{"rename":"b","title":"B mới hơn"}|{"move":"b","before":"a"}|{"add":"x","title":"X","after":"c"}"""));

        outline.Marks.ShouldBe(new Dictionary<string, SectionMark> { ["a1"] = new(Hidden: true), ["b"] = new(Moved: true, TemplateTitle: "B"), ["x"] = new(Added: true) }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("a1", true, null)]
    [InlineData("a1", false, """{"move":"a1","after":"a2"}""")]
    [InlineData("c", true, """{"move":"c","before":"b"}""")]
    [InlineData("c", false, null)]
    [InlineData("khong", true, null)]
    public void Step_UpOrDown_StaysAmongItsNeighbours(string section, bool up, string? expected) =>
        OutlineRules.Step(ReportTemplate.Parse(Yaml), section, up)?.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("""{"hide":"a"}""")]
    [InlineData("""{"rename":"a","title":"Tên “mới”, có \"ngoặc\""}""")]
    [InlineData("""{"move":"a","under":"b"}""")]
    [InlineData("""{"attach":"phu-luc-2"}""")]
    [InlineData("""{"add":"rieng-x","title":"Chuyển đổi số","before":"b"}""")]
    public void Change_WrittenForm_ReadsBack(string text) => OutlineChange.Parse(text).ToString().ShouldBe(text);

    [Fact]
    public void Composed_HiddenSection_LeavesNoGapInTheNumbers()
    {
        var outline = OutlineRules.Apply(ReportTemplate.Parse(Yaml), Parse("""{"hide":"a"}|{"add":"x","title":"X","after":"c"}"""));
        var data = new ReportBuilder().Tell("x", "Câu của xã.").Data with { Outline = outline };

        var model = ReportComposer.Compose(data).Model;

        model.Sections.Select(s => $"{s.Number ?? "(ẩn)"} {s.Title}").ShouldBe(["(ẩn) A", "I. B", "II. C", "III. X"]);
        ReportModel.TextOf(model.Sections[3].Blocks[0]).ShouldBe("Câu của xã.");
    }

    [Fact]
    public void Composed_AttachedAppendices_StandInTheirOrderByTheLawOfThePeriod()
    {
        var outline = OutlineRules.Apply(ReportTemplate.Parse(Yaml), Parse("""{"attach":"phu-luc-2"}|{"attach":"phu-luc-1"}"""));

        ReportComposer.Compose(new ReportBuilder().Data with { Outline = outline }).Model.Appendices!.Select(a => (a.Label, a.Id)).ShouldBe([("Phụ lục I", "phu-luc-1"), ("Phụ lục II", "phu-luc-2-2017")]);
        OutlineRules.Apply(outline.Template, Parse("""{"detach":"phu-luc-1"}""")).Template.Appendices.Select(a => a.Layout).ShouldBe(["phu-luc-2"]);
        ReportTemplate.Parse(Yaml).Appendices.ShouldBeEmpty();
    }

    [Fact]
    public void EmbeddedVersions_FileNames_TellWhatIsInside()
    {
        var assembly = typeof(ReportTemplate).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("templates/", StringComparison.Ordinal) && n.Count(c => c == '/') == 1 && n.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var template = ReportTemplate.Parse(reader.ReadToEnd());
            var parts = Path.GetFileNameWithoutExtension(name).Split('@');

            template.Id.ShouldBe(parts[0], name);
            (parts.Length == 2 ? template.Version < ReportTemplate.Newest(template.Id)!.Version && parts[1] == $"{template.Version}" : template.Version == ReportTemplate.Newest(template.Id)!.Version)
                .ShouldBeTrue($"{name}: the newest version stands in id.yaml, older ones in id@version.yaml");
            ReportTemplate.Find(template.Id, template.Version).Version.ShouldBe(template.Version);
        }
    }

    private static List<OutlineChange> Parse(string changes) => [.. changes.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(OutlineChange.Parse)];

    private static string Text(IEnumerable<TemplateSection> sections) => string.Join(' ', sections.Select(s => (s.Hidden ? $"[{s.Title}]" : s.Title) + (s.Sections.Count > 0 ? $"({Text(s.Sections)})" : "")));
}
