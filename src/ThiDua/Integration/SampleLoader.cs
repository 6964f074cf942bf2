using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Integration.Samples;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Integration;

/// <summary>Loads one sample commune that is not in the database yet, as one recorded operation.</summary>
public sealed class SampleLoader(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Names of the embedded samples, e.g. <c>khoi-ky-2022</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(SampleLoader).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("samples/", StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal)];

    /// <summary>Reads an embedded sample.</summary>
    public static SampleFile Read(string name)
    {
        using var stream = typeof(SampleLoader).Assembly.GetManifestResourceStream($"samples/{name}.yaml") ?? throw new DomainException($"Không có dữ liệu mẫu “{name}”. Có: {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return SampleFile.Parse(reader.ReadToEnd());
    }

    /// <summary>Loads a sample; returns the accounts made. The commune must not have the sample's document yet.</summary>
    public async Task<IReadOnlyList<SampleAccount>> LoadAsync(SampleFile sample, string password, CancellationToken ct = default)
    {
        var owner = await db.Set<Owner>().SingleOrDefaultAsync(o => o.Code == sample.Commune.Code, ct);
        var known = owner is not null;
        owner ??= new() { Code = sample.Commune.Code, Name = $"{sample.Commune.Kind} {sample.Commune.Name}", Level = OwnerLevel.Commune, FixedToday = SampleWork.Day(sample.Today) };
        var work = new SampleWork(db, owner.Id, sample);
        await db.BeginAsync(owner.Id, ct);
        if (known)
        {
            await TakeOverAsync(work, ct);
            db.Operation = new(OperationKinds.SampleLoaded, Actor.System);
        }
        else
        {
            db.Add(owner);
            await db.SaveChangesAsync(ct);
            db.Operation = new(OperationKinds.SampleLoaded, Actor.System);
            OrganisationSample.AddProfile(work);
        }

        await AddYearAsync(work, ct);
        OrganisationSample.AddOrganisation(work);
        await db.SaveChangesAsync(ct);
        OrganisationSample.AddAccounts(work, password);
        RegistrySample.AddDocuments(work);
        IndicatorsSample.AddFields(work);
        await db.SaveChangesAsync(ct);
        IndicatorsSample.AddIndicators(work);
        await db.SaveChangesAsync(ct);
        ReportSample.AddNarratives(work);
        MovementsSample.AddMovements(work);
        AwardsSample.AddAwards(work);
        AwardsSample.AddFund(work);
        AwardsSample.AddConduct(work);
        ReportSample.AddItems(work);
        ReportSample.AddReport(work);
        await db.SaveChangesAsync(ct);
        await db.CommitAsync(ct);
        return sample.Accounts;
    }

    /// <summary>What the commune has already, by its codes; refuses to load the same document twice.</summary>
    private async Task TakeOverAsync(SampleWork work, CancellationToken ct)
    {
        var (key, kind) = (work.Period.ToString(), ReportSample.KindOf(work.Sample));
        if (await db.Set<Report>().AnyAsync(r => r.Period == key && r.Kind == kind, ct))
        {
            await db.RollbackAsync();
            throw new DomainException($"Xã “{work.Sample.Commune.Name}” đã có trong cơ sở dữ liệu; dữ liệu mẫu chỉ nạp vào chỗ trống.");
        }

        foreach (var u in await db.Set<Unit>().Select(u => new { u.Code, u.Id }).ToListAsync(ct))
        {
            work.Units.Add(u.Code, u.Id);
        }

        foreach (var f in await db.Set<Field>().Select(f => new { f.Code, f.Id }).ToListAsync(ct))
        {
            work.Fields.Add(f.Code, f.Id);
        }

        var slots = (await db.Set<Figure>().Where(f => f.Period == key).Select(f => f.IndicatorId).ToListAsync(ct)).ToHashSet();
        var named = work.Sample.Indicators.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in await db.Set<Indicator>().ToListAsync(ct))
        {
            work.Indicators.Add(indicator.Code, indicator.Id);
            work.Known.Add(indicator.Code, indicator);
            // As opening a year does: the slot is there, its value is not known.
            if (!indicator.Retired && !slots.Contains(indicator.Id) && !named.Contains(indicator.Code))
            {
                db.Add(new Figure { OwnerId = work.Owner, IndicatorId = indicator.Id, Period = key });
            }
        }

        foreach (var movement in await db.Set<Movement>().ToListAsync(ct))
        {
            work.Movements.Add(movement.Code, movement);
        }
    }

    private async Task AddYearAsync(SampleWork work, CancellationToken ct)
    {
        if (!await db.Set<WorkingYear>().AnyAsync(y => y.Year == work.Period.Year, ct))
        {
            db.Add(new WorkingYear { OwnerId = work.Owner, Year = work.Period.Year, OpenedAt = clock.UtcNow });
        }
    }
}
