namespace ThiDua.Testing;

/// <summary>Folders of the source tree the tests run from.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Root = new(Find);
    private static readonly Lazy<string> SeedsFolder = new(FindSeeds);

    /// <summary>The folder that holds <c>ThiDua.slnx</c>.</summary>
    public static string Path => Root.Value;

    /// <summary>The real documents the program is measured against. They are not part of the repository and may be absent.</summary>
    public static string Seeds => SeedsFolder.Value;

    /// <summary>Path of a file or folder inside the repository.</summary>
    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string FindSeeds()
    {
        // beside the repository; a second checkout lies one folder deeper
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared", "seeds"));
        var above = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "..", "shared", "seeds"));
        return Directory.Exists(beside) || !Directory.Exists(above) ? beside : above;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "ThiDua.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ThiDua.slnx.");
    }
}
