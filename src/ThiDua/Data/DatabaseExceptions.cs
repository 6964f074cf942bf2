namespace ThiDua.Data;

/// <summary>Something about the database itself that the person running the program can put right. The message is Vietnamese and says how.</summary>
public abstract class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>PostgreSQL is not installed, is too old, or the private cluster cannot be made or started.</summary>
public sealed class PostgresUnavailableException(string message, Exception? inner = null) : DatabaseException(message, inner);

/// <summary>The connection strings are missing, malformed or name a login with the wrong rights.</summary>
public sealed class DatabaseConfigurationException(string message, Exception? inner = null) : DatabaseException(message, inner);

/// <summary>The schema could not be brought up to date; nothing of the failing file was applied.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : DatabaseException(message, inner);

/// <summary>A backup was not written or a restore did not take place; the database is as it was before.</summary>
public sealed class BackupException(string message, Exception? inner = null) : DatabaseException(message, inner);
