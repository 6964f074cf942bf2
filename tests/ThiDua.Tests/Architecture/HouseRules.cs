using System.Reflection;
using System.Xml.Linq;

namespace ThiDua.Tests.Architecture;

/// <summary>The rules of architecture.md, "The house", as questions about assemblies; each answer lists the offenders.</summary>
internal static class HouseRules
{
    /// <summary>architecture.md: "import order fixed and tested".</summary>
    public static readonly IReadOnlyList<string> Modules =
    [
        "Shared", "Data", "Identity", "Audit", "Regulations", "Organisation", "Registry", "Indicators", "Movements", "Registrations", "Councils", "Clusters", "Scoring", "Initiatives", "Awards",
        "Fund", "Culture", "Publicity", "Oversight", "Reports", "Integration",
    ];

    /// <summary>Uses of a later module by an earlier one, as "Fund.FundRules → Reports.Report"; types outside the known modules as "? …".</summary>
    public static IReadOnlyList<string> AgainstTheOrder(IEnumerable<Type> types, string root)
    {
        var offenders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in types.Where(t => Outermost(t).Namespace is { } ns && (ns == root || ns.StartsWith(root + ".", StringComparison.Ordinal))))
        {
            var module = ModuleOf(type, root);
            if (module is null)
            {
                if (Outermost(type).Namespace != root)
                {
                    offenders.Add("? " + Outermost(type).FullName);
                }

                continue; // types directly in the root register the modules and may use all of them
            }

            foreach (var used in UsedTypes.Of(type).Where(u => u.Assembly == type.Assembly))
            {
                if (ModuleOf(used, root) is { } other && other > module)
                {
                    offenders.Add($"{Short(type, root)} → {Short(used, root)}");
                }
            }
        }

        return [.. offenders];
    }

    /// <summary>Uses of namespaces that begin with <paramref name="forbidden"/>, but for <paramref name="allowed"/>.</summary>
    public static IReadOnlyList<string> Using(IEnumerable<Type> types, string forbidden, params string[] allowed) =>
    [
        .. types.SelectMany(type => UsedTypes.Of(type)
            .Where(used => used.Namespace is { } ns && Within(ns, forbidden) && !allowed.Any(a => Within(ns, a)))
            .Select(used => $"{Outermost(type).Name} → {used.FullName}")).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Assemblies of our own that an assembly refers to.</summary>
    public static IReadOnlyList<string> OwnReferences(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => Within(n, "ThiDua")).Order(StringComparer.Ordinal)];

    /// <summary>Public types without a summary in the documentation file beside the assembly.</summary>
    public static IReadOnlyList<string> Undocumented(IEnumerable<Type> types, XDocument documentation)
    {
        var summaries = documentation.Descendants("member")
            .Where(m => m.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(m.Element("summary")?.Value) || m.Element("summary")?.HasElements == true)
            .Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        return [.. types.Where(t => t.IsVisible && !summaries.Contains("T:" + t.FullName!.Replace('+', '.'))).Select(t => t.FullName!).Order(StringComparer.Ordinal)];
    }

    /// <summary>The documentation file the compiler wrote beside an assembly.</summary>
    public static XDocument Documentation(Assembly assembly) => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));

    private static bool Within(string name, string prefix) => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal);

    private static int? ModuleOf(Type type, string root)
    {
        var ns = Outermost(type).Namespace;
        if (ns is null || !ns.StartsWith(root + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var name = ns[(root.Length + 1)..].Split('.')[0];
        var at = Modules.ToList().IndexOf(name);
        return at < 0 ? null : at;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static string Short(Type type, string root) => Outermost(type).FullName![(root.Length + 1)..];
}
