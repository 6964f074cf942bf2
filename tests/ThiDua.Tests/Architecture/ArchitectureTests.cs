using System.Reflection;
using System.Xml.Linq;
using ThiDua.Documents;
using ThiDua.Figures;

namespace ThiDua.Tests.Architecture;

/// <summary>architecture.md, "The house" and "Habits": each rule, and a wrong sample that shows the rule catches something.</summary>
public class ArchitectureTests
{
    private static readonly Assembly s_domain = typeof(ThiDuaModule).Assembly;
    private static readonly Assembly s_figures = typeof(FigureChecks).Assembly;
    private static readonly Assembly s_documents = typeof(OfficialLetterWriter).Assembly;
    private static readonly Type[] s_wrong = [.. typeof(ArchitectureTests).Assembly.GetTypes().Where(t => t.FullName!.StartsWith("WrongHouse.", StringComparison.Ordinal))];

    /// <summary>Data-transfer classes of YAML files: their keys are explained in samples/README.md and templates/README.md.</summary>
    private static readonly string[] s_yaml = ["ThiDua.Integration.Sample"];

    [Fact]
    public void Modules_UseOnlyThemselvesAndEarlierOnes() => HouseRules.AgainstTheOrder(s_domain.GetTypes(), "ThiDua").ShouldBeEmpty();

    [Fact]
    public void Modules_AreFoundAtAll()
    {
        // the rule above would be met by an empty assembly, or by namespaces nobody recognises
        var found = s_domain.GetTypes().Select(t => t.Namespace?.Split('.') is ["ThiDua", var module] ? module : null).Where(HouseRules.Modules.Contains).Distinct();

        new[] { "Shared", "Data", "Identity", "Audit", "Organisation", "Registry", "Indicators", "Movements", "Awards", "Fund", "Reports", "Integration" }.Except(found).ShouldBeEmpty();
    }

    [Fact]
    public void Modules_WrongHouse_EveryOffenderIsCaught() => HouseRules.AgainstTheOrder(s_wrong, "WrongHouse").ShouldBe([
        "? WrongHouse.Gadgets.NobodyKnowsThisModule",
        "Shared.UsesAsGenericArgument → Reports.Report",
        "Shared.UsesInABody → Reports.Report",
        "Shared.UsesInASignature → Reports.Report",
        "Shared.UsesInAnAsyncBody → Reports.Report",
    ]);

    /// <summary>architecture.md: "the domain library: no ASP.NET"; only Identity's account types are let in.</summary>
    [Fact]
    public void Domain_KnowsNothingOfTheWeb() => HouseRules.Using(s_domain.GetTypes(), "Microsoft.AspNetCore", "Microsoft.AspNetCore.Identity").ShouldBeEmpty();

    [Fact]
    public void Domain_WrongHouse_WebTypeIsCaught() =>
        HouseRules.Using(s_wrong, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Identity").ShouldBe(["KnowsTheWeb → Microsoft.AspNetCore.Http.HttpContext"]);

    /// <summary>architecture.md: ThiDua.Figures is "Pure: text in, claims and findings out"; ThiDua.Documents has "No domain words".</summary>
    [Fact]
    public void Libraries_ReferToNothingOfOurs()
    {
        HouseRules.OwnReferences(s_figures).ShouldBeEmpty();
        HouseRules.OwnReferences(s_documents).ShouldBeEmpty();
    }

    [Fact]
    public void Libraries_TheDomainItself_IsCaughtReferring() => HouseRules.OwnReferences(s_domain).ShouldBe(["ThiDua.Documents", "ThiDua.Figures"]);

    /// <summary>Figures is pure: no file, network, clock or database in it.</summary>
    [Theory]
    [InlineData("System.IO")]
    [InlineData("System.Net")]
    [InlineData("System.Data")]
    [InlineData("Npgsql")]
    public void Figures_Is_Pure(string forbidden) => HouseRules.Using(s_figures.GetTypes(), forbidden).ShouldBeEmpty();

    [Fact]
    public void Documents_TheDomain_UsesFilesAndIsCaught() => HouseRules.Using(s_domain.GetTypes(), "System.IO").ShouldNotBeEmpty();

    /// <summary>architecture.md, "Habits": public types carry doc comments.</summary>
    [Fact]
    public void PublicTypes_AreDocumented() => new[] { s_domain, s_figures, s_documents }
        .SelectMany(a => HouseRules.Undocumented(a.GetTypes(), HouseRules.Documentation(a)))
        .Where(name => !s_yaml.Any(y => name.StartsWith(y, StringComparison.Ordinal)))
        .ShouldBeEmpty();

    [Fact]
    public void PublicTypes_UndocumentedOnes_AreCaught()
    {
        var documentation = XDocument.Parse($"""
            <doc><members>
              <member name="T:{typeof(ThiDuaModule).FullName}"><summary>Said.</summary></member>
              <member name="T:{typeof(FigureChecks).FullName}"><summary>  </summary></member>
            </members></doc>
            """);

        HouseRules.Undocumented([typeof(ThiDuaModule), typeof(FigureChecks), typeof(OfficialLetterWriter), typeof(ArchitectureTests)], documentation)
            .ShouldBe([typeof(OfficialLetterWriter).FullName!, typeof(FigureChecks).FullName!, typeof(ArchitectureTests).FullName!], ignoreOrder: true);
    }
}
