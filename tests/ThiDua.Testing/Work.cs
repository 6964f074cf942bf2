using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Testing;

/// <summary>One unit of work of the application against a test database: context, services and the day the sample lives on.</summary>
public sealed class Work : IAsyncDisposable
{
    /// <summary>The day "today" is in every test: the sample's.</summary>
    public static readonly DateOnly Today = new(2022, 12, 12);

    /// <summary>A context as the application, with its audit interceptor.</summary>
    public Work(TestDatabase database) : this(database.Connections.App)
    {
    }

    /// <summary>A context on a connection string.</summary>
    public Work(string connectionString)
    {
        Db = new(new DbContextOptionsBuilder<ThiDuaDb>().UseNpgsql(connectionString).AddInterceptors(new AuditInterceptor(Clock)).Options);
        Audit = new(Db);
        Indicators = new(Db);
        Figures = new(Db, Clock);
        var files = new Registry.FileService(Db, Clock);
        Imports = new(Db, Clock, Indicators, Figures, new(Db), files);
        Templates = new(Db);
        Outlines = new(Db, Templates);
        Reports = new(Db, Indicators, Audit, Templates, Clock);
        Writing = new(Db, Clock, Reports, Templates, files);
        Returns = new(Db, Clock, Reports, Writing, files);
    }

    /// <summary>Somebody who acts.</summary>
    public static Actor Lan { get; } = new(null, "Hoàng Thị Lan");

    /// <summary>Clock standing on <see cref="Today"/>; instants are real.</summary>
    public VietnamClock Clock { get; } = new(TimeProvider.System, Today);

    /// <summary>The context.</summary>
    public ThiDuaDb Db { get; }

    /// <summary>Audit trail.</summary>
    public AuditQueries Audit { get; }

    /// <summary>Reading figures.</summary>
    public IndicatorQueries Indicators { get; }

    /// <summary>Writing figures.</summary>
    public IndicatorService Figures { get; }

    /// <summary>Receiving figures from Excel.</summary>
    public FigureImportService Imports { get; }

    /// <summary>Reading templates.</summary>
    public TemplateQueries Templates { get; }

    /// <summary>Writing the commune's own outlines.</summary>
    public TemplateService Outlines { get; }

    /// <summary>Reading reports.</summary>
    public ReportQueries Reports { get; }

    /// <summary>Writing reports.</summary>
    public ReportService Writing { get; }

    /// <summary>Reading back Word files.</summary>
    public ReportReturnService Returns { get; }

    /// <summary>A unit of work inside the scope of an owner.</summary>
    public static async Task<Work> BeginAsync(TestDatabase database, Guid ownerId)
    {
        var work = new Work(database);
        await work.Db.BeginAsync(ownerId);
        return work;
    }

    /// <summary>Runs one unit of work and commits it.</summary>
    public static async Task<T> DoAsync<T>(TestDatabase database, Guid ownerId, Func<Work, Task<T>> work)
    {
        await using var unit = await BeginAsync(database, ownerId);
        var result = await work(unit);
        await unit.Db.CommitAsync();
        return result;
    }

    /// <summary>Runs one unit of work and commits it.</summary>
    public static Task DoAsync(TestDatabase database, Guid ownerId, Func<Work, Task> work) => DoAsync(database, ownerId, async unit =>
    {
        await work(unit);
        return true;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
