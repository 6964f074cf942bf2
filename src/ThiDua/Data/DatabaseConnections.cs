namespace ThiDua.Data;

/// <summary>Connection strings (Npgsql) of one ThiDua database.</summary>
public sealed class DatabaseConnections
{
    private readonly string? _owner;

    /// <summary>Names the two logins; <paramref name="owner"/> may be absent where only the web application runs.</summary>
    public DatabaseConnections(string app, string? owner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(app);
        App = app;
        _owner = string.IsNullOrWhiteSpace(owner) ? null : owner;
    }

    /// <summary>Login of the application: row-level security binds it.</summary>
    public string App { get; }

    /// <summary>Login that owns the tables: migrations, sample data, backup and restore. Row-level security does not bind it.</summary>
    /// <exception cref="DatabaseConfigurationException">Only the application login is configured.</exception>
    public string Owner => _owner ?? throw new DatabaseConfigurationException(
        "Việc này cần tài khoản sở hữu cơ sở dữ liệu. Hãy đặt biến môi trường THIDUA_DB_OWNER (chuỗi kết nối của tài khoản sở hữu) bên cạnh THIDUA_DB.");

    /// <summary>Whether <see cref="Owner"/> is known.</summary>
    public bool HasOwner => _owner is not null;

    /// <summary>Says nothing about the strings: they hold passwords and this ends up in logs.</summary>
    public override string ToString() => HasOwner ? "DatabaseConnections(App, Owner)" : "DatabaseConnections(App)";
}
