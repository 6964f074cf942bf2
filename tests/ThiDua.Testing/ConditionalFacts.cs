using Xunit;

namespace ThiDua.Testing;

/// <summary>A test that needs the real documents; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedFactAttribute : FactAttribute
{
    /// <summary>Looks for the documents.</summary>
    public SeedFactAttribute() => Skip = Missing.Seeds();
}

/// <summary>A parameterised test that needs the real documents; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the documents.</summary>
    public SeedTheoryAttribute() => Skip = Missing.Seeds();
}

/// <summary>A test that needs a program of the machine, e.g. <c>[ToolFact("soffice")]</c>; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    /// <summary>Looks for <paramref name="programs"/> on PATH.</summary>
    public ToolFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Missing.Programs(programs);
    }

    /// <summary>What the test needs.</summary>
    public IReadOnlyList<string> Programs { get; }
}

/// <summary>As <see cref="ToolFactAttribute"/>, for a parameterised test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for <paramref name="programs"/> on PATH.</summary>
    public ToolTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Missing.Programs(programs);
    }

    /// <summary>What the test needs.</summary>
    public IReadOnlyList<string> Programs { get; }
}

/// <summary>A test of what happens when root runs the program; skipped for everybody else.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    /// <summary>Looks at who we are.</summary>
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null : "needs to run as root";
}

internal static class Missing
{
    public static string? Seeds() => Directory.Exists(RepositoryRoot.Seeds) ? null : "the folder ../shared/seeds with the real documents is absent";

    public static string? Programs(string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var missing = programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))).ToList();
        return missing.Count == 0 ? null : $"not installed: {string.Join(", ", missing)}";
    }
}
