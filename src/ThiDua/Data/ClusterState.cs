using System.Security.Cryptography;
using System.Text.Json;

namespace ThiDua.Data;

/// <summary>What is remembered about a private cluster, in a file only its maker may read: the port and the passwords.</summary>
internal sealed record ClusterState
{
    public const string FileName = "state.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>The installation the cluster belongs to; tells an administrator whose folder this is.</summary>
    public required string Root { get; init; }

    public required int Port { get; init; }

    public required string SuperuserPassword { get; init; }

    public required string OwnerPassword { get; init; }

    public required string AppPassword { get; init; }

    /// <summary>Whether roles and database exist.</summary>
    public bool Prepared { get; init; }

    public static ClusterState Create(string root, int port) => new()
    {
        Root = root,
        Port = port,
        SuperuserPassword = Password(),
        OwnerPassword = Password(),
        AppPassword = Password(),
    };

    /// <summary>Null when there is none, or only what a crash left of one.</summary>
    /// <exception cref="PostgresUnavailableException">The cluster belongs to another account.</exception>
    public static ClusterState? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<ClusterState>(File.ReadAllBytes(Path.Combine(folder, FileName)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw LocalCluster.BelongsToAnother(folder, e);
        }
    }

    /// <summary>Replaces the file in one step.</summary>
    public void Write(string folder)
    {
        var temporary = Path.Combine(folder, FileName + ".new");
        File.Delete(temporary);
        using (var file = PrivateFile.Open(temporary, FileMode.CreateNew, FileShare.None))
        {
            JsonSerializer.Serialize(file, this, Format);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(folder, FileName), overwrite: true);
    }

    private static string Password() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
