using ThiDua.Reports;

namespace ThiDua.Tests.Reports;

/// <summary>The templates and layouts that come with the program, and what is said about a wrong one.</summary>
public class TemplateTests
{
    public static TheoryData<string> Templates => [.. ReportTemplate.All.Select(t => t.Id)];

    public static TheoryData<string> Layouts => [.. TableLayout.All.Select(l => l.Id)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Template_OfTheProgram_HasNoErrors(string id) => TemplateErrors.Of(ReportTemplate.All.Single(t => t.Id == id)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Layout_OfTheProgram_HasNoErrors(string id) => TableLayout.Find(id)!.Errors().ShouldBeEmpty();

    [Fact]
    public void Errors_OfAWrongTemplate_NameEachPlace() => TemplateErrors.Of(ReportTemplate.Parse("""
        id: sai
        version: 1
        kind: tong-kết
        title: Sai
        numbering: ["{1}."]
        issuer: {default: hoi-dong, allow: [hoi-dong]}
        sections:
        - {id: a, title: A, body: [{items: khong-co}, {table: khong-co}, {narrative: a, items: strengths}]}
        - {id: a, title: A2, each: {quarters: tasks, responsible: duties}, when: {unless: x}}
        - {title: B, body: [{empty: không}, {documents: {relation: cu}}, {movements: {level: xa}}, {awards: {state: roi}}, {items: strengths, mark: star}]}
        appendices: [{layout: phu-luc-9}]
        """)).ShouldBe([
        "Template sai: section kind: “tong-kết” is no ReportKind.",
        "Template sai: section id “a” is used twice.",
        "Template sai: section id “” is missing.",
        "Template sai: section a: “khong-co” is no ItemKind.",
        "Template sai: section a: no layout “khong-co”.",
        "Template sai: section a: a block needs exactly one kind.",
        "Template sai: section a: each needs exactly one of fields, quarters, responsible, movements.",
        "Template sai: section a: when knows has and period, not “unless”.",
        "Template sai: section : a block needs exactly one kind.",
        "Template sai: section : “cu” is no DocumentRelation.",
        "Template sai: section : “xa” is no MovementLevel.",
        "Template sai: section : “roi” is no AwardState.",
        "Template sai: section : “star” is no ParagraphKind.",
        "Template sai: appendix: no layout “phu-luc-9”.",
    ]);

    [Fact]
    public void Errors_OfTooManyKindsOfNumbers_AreToldBeforeWordRefuses() => TemplateErrors.Of(ReportTemplate.Parse("""
        id: sai
        version: 1
        kind: tong-ket
        title: Sai
        numbering: ["{I}.", "{I}/", "{I}-", "{I})", "{1}.", "{1}/", "{1}-", "{1})", "{a})", "{a}."]
        issuer: {default: ubnd, allow: [ubnd]}
        sections: [{id: a, title: A}]
        """)).ShouldBe(["Template sai: 10 kinds of numbers, Word knows 9."]);

    [Fact]
    public void Errors_OfAWrongLayout_NameTheColumn() => TableLayout.Parse("""
        id: sai
        columns: [{title: A, figures: [a, b]}, {title: B, figures: a, cells: "x"}, {title: C}]
        """).Errors().ShouldBe([
        "Layout sai, column “B”: needs exactly one of columns, figures, cells, print, count, workers, share.",
        "Layout sai, column “C”: needs exactly one of columns, figures, cells, print, count, workers, share.",
        "Layout sai: the columns have unequal numbers of rows.",
    ]);

    [Fact]
    public void Layout_UnknownKey_IsAnError() => Should.Throw<YamlDotNet.Core.YamlException>(() => TableLayout.Parse("id: a\ncolums: []"));
}
