using ThiDua.Data;

namespace ThiDua.Testing;

/// <summary>Folders of the source tree the tests run from.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>ThiDua.slnx</c>.</summary>
    public static string Path { get; } = ApplicationRoot.Find();

    /// <summary>The real documents the program is measured against. They are not part of the repository and may be absent.</summary>
    public static string Seeds { get; } = FindSeeds();

    /// <summary>Path of a file or folder inside the repository.</summary>
    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string FindSeeds()
    {
        // beside the repository; a second checkout lies one folder deeper
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared", "seeds"));
        var above = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "..", "shared", "seeds"));
        return Directory.Exists(beside) || !Directory.Exists(above) ? beside : above;
    }
}
