using Npgsql;

namespace ThiDua.Data;

/// <summary>Finds the database: the one named by the environment, else the private cluster, started when it is not running.</summary>
public static class DatabaseLocator
{
    /// <summary>Environment variable with the connection string of the application login.</summary>
    public const string AppVariable = "THIDUA_DB";

    /// <summary>Environment variable with the connection string of the owner login.</summary>
    public const string OwnerVariable = "THIDUA_DB_OWNER";

    /// <summary>Connections for this installation; see <see cref="ApplicationRoot"/> for where it lives.</summary>
    public static Task<DatabaseConnections> ResolveAsync(CancellationToken cancellationToken = default) =>
        ResolveAsync(ApplicationRoot.Find(), Environment.GetEnvironmentVariable, cancellationToken);

    /// <summary>Connections for the installation in <paramref name="rootPath"/>, reading settings through <paramref name="environment"/>.</summary>
    /// <exception cref="DatabaseConfigurationException">A variable is malformed, or the owner login is named without the application login.</exception>
    /// <exception cref="PostgresUnavailableException">No variable is set and the private cluster cannot be started.</exception>
    public static async Task<DatabaseConnections> ResolveAsync(
        string rootPath, Func<string, string?> environment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return External(environment) ?? await LocalCluster.ForRoot(rootPath).StartAsync(cancellationToken);
    }

    /// <summary>The database named by the environment, or null when none is and the private cluster applies.</summary>
    /// <exception cref="DatabaseConfigurationException">A variable is malformed, or the owner login is named without the application login.</exception>
    public static DatabaseConnections? External(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var app = environment(AppVariable);
        var owner = environment(OwnerVariable);
        if (string.IsNullOrWhiteSpace(app))
        {
            return string.IsNullOrWhiteSpace(owner)
                ? null
                : throw new DatabaseConfigurationException(
                    $"Đã đặt {OwnerVariable} nhưng chưa đặt {AppVariable}. Hãy đặt cả hai: {AppVariable} là tài khoản của ứng dụng, {OwnerVariable} là tài khoản sở hữu.");
        }

        Check(app, AppVariable);
        if (!string.IsNullOrWhiteSpace(owner))
        {
            Check(owner, OwnerVariable);
        }

        return new DatabaseConnections(app, owner);
    }

    private static void Check(string text, string variable)
    {
        const string example = "Host=may-chu;Port=5432;Database=thidua;Username=thidua_app;Password=…";
        NpgsqlConnectionStringBuilder parsed;
        try
        {
            parsed = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The original message may quote the password, so it is not passed on.
            throw new DatabaseConfigurationException($"Không hiểu chuỗi kết nối trong {variable}. Viết theo mẫu: {example}");
        }

        var missing = new[] { ("Host", parsed.Host), ("Database", parsed.Database), ("Username", parsed.Username) }
            .Where(part => string.IsNullOrWhiteSpace(part.Item2)).Select(part => part.Item1).ToList();
        if (missing.Count > 0)
        {
            throw new DatabaseConfigurationException($"Chuỗi kết nối trong {variable} thiếu {string.Join(", ", missing)}. Viết theo mẫu: {example}");
        }
    }
}
