namespace ThiDua.Figures.Tests;

/// <summary>
/// A fact over the sample reports, which are not part of the repository. Skips visibly where they are missing; xunit 2 cannot skip while a test runs,
/// so the attribute decides.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedFactAttribute : FactAttribute
{
    public SeedFactAttribute()
    {
        if (Seeds.Folder is null)
        {
            Skip = "Sample reports not found: no folder shared/seeds beside any parent of the test folder.";
        }
    }
}

internal static class Seeds
{
    public static string? Folder { get; } = Find();

    public static string Read(int number) => File.ReadAllText(Directory.GetFiles(Folder!, $"{number:000}_*.txt").Single());

    /// <summary>A text cut to some of its lines, both counted from one and included, with its line breaks kept.</summary>
    public static string Lines(string text, int first, int last) => string.Join('\n', text.Split('\n')[(first - 1)..last]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var seeds = Path.Combine(folder.FullName, "..", "shared", "seeds");
            if (Directory.Exists(seeds))
            {
                return seeds;
            }
        }

        return null;
    }
}
