namespace ThiDua.Data;

/// <summary>The folder the installation lives in: the repository, or where the published program was put.</summary>
public static class ApplicationRoot
{
    /// <summary>Name of the environment variable by which the launchers name the folder.</summary>
    public const string Variable = "THIDUA_ROOT";

    /// <summary><c>THIDUA_ROOT</c> when set, else the nearest folder above the program that holds <c>ThiDua.slnx</c>, else the program's own folder.</summary>
    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(named))
        {
            return Path.GetFullPath(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ThiDua.slnx")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
