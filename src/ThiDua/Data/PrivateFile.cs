namespace ThiDua.Data;

/// <summary>Opens files that only their maker may read (mode 0600).</summary>
public static class PrivateFile
{
    /// <summary>Writes a text that only its maker may read, folder included when it is new.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(Open(path, FileMode.Create, FileShare.None));
        writer.Write(text);
    }

    /// <summary>Opens a file that only its maker may read; one made now gets mode 0600.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
