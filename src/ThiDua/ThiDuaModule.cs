using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua;

/// <summary>Registration of the domain library: what web program, command line and tests share.</summary>
public static class ThiDuaModule
{
    /// <summary>Adds the database context, the clock and the services of all modules.</summary>
    /// <param name="services">Container.</param>
    /// <param name="appConnection">Connection string of the application's own login.</param>
    /// <param name="fixedToday">The day sample data lives on, or null for the real day.</param>
    public static IServiceCollection AddThiDua(this IServiceCollection services, string appConnection, DateOnly? fixedToday = null)
    {
        services.AddScoped(_ => new VietnamClock(TimeProvider.System, fixedToday));
        services.AddDbContext<ThiDuaDb>((provider, options) => options
            .UseNpgsql(appConnection)
            .AddInterceptors(new AuditInterceptor(provider.GetRequiredService<VietnamClock>())));
        services.AddScoped<AuditQueries>();
        services.AddScoped<IndicatorQueries>();
        services.AddScoped<IndicatorService>();
        services.AddScoped<CatalogueService>();
        services.AddScoped<FigureImportService>();
        services.AddScoped<SuperiorFormService>();
        services.AddScoped<TemplateQueries>();
        services.AddScoped<TemplateService>();
        services.AddScoped<ReportQueries>();
        services.AddScoped<ReportService>();
        services.AddScoped<ReportReturnService>();
        services.AddScoped<AssignmentService>();
        services.AddScoped<AssignmentQueries>();
        services.AddScoped<FoundingService>();
        services.AddScoped<YearService>();
        services.AddScoped<HomeQueries>();
        services.AddScoped<PdfJobs>();
        services.AddScoped<SampleLoader>();
        services.AddScoped<OrganisationQueries>();
        services.AddScoped<OrganisationService>();
        services.AddScoped<ConductService>();
        services.AddScoped<AccountService>();
        services.AddScoped<FileService>();
        services.AddScoped<RegistryQueries>();
        services.AddScoped<RegistryService>();
        services.AddScoped<MovementQueries>();
        services.AddScoped<MovementService>();
        services.AddScoped<AwardQueries>();
        services.AddScoped<AwardService>();
        services.AddScoped<FundService>();
        services.AddScoped<ReportItemService>();
        services.AddScoped<CalendarFeedService>();
        services.AddScoped<SearchQueries>();
        services.AddScoped<HistoryWords>();
        return services;
    }
}
