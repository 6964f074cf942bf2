using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Writing indicators, figures and narratives. The caller opens the scope and commits.</summary>
public sealed class IndicatorService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Saves one row of the grid. Throws <see cref="DomainException"/> naming the cell, or <see cref="StaleVersionException"/>.</summary>
    public async Task<Figure> SaveFigureAsync(FigureInput input, Actor actor, CancellationToken ct = default)
    {
        var indicator = await db.LoadAsync<Indicator>(input.IndicatorId, "chỉ tiêu", ct);
        FigureRules.Check(indicator, input, Period.Parse(input.Period), clock.Today);
        var figure = await LoadSlotAsync(input.IndicatorId, input.Period, ct);
        if (figure is null)
        {
            figure = new Figure { OwnerId = db.OwnerId, IndicatorId = input.IndicatorId, Period = input.Period };
            db.Add(figure);
        }
        else
        {
            figure.RequireVersion(input.Version);
        }

        db.Operation ??= new(OperationKinds.FigureSaved, actor);
        if (input.OnBehalf is { } paper)
        {
            (figure.OnBehalfUnitId, figure.EvidenceFileId) = (paper.UnitId, paper.FileId);
        }
        else if (figure.OnBehalfUnitId is not null && (figure.Value, figure.Of, figure.Qualifier, figure.AsOf) != (input.Value, input.Of, input.Qualifier, input.AsOf))
        {
            await SupersedeAsync(figure, $"{actor.Name} nhập, thay", ct);
        }

        figure.Value = input.Value;
        figure.Of = input.Of;
        figure.Qualifier = input.Qualifier;
        figure.AsOf = input.AsOf;
        if (input.TouchesRemarks)
        {
            (figure.FromDate, figure.Note, figure.Evidence) = (input.FromDate, input.Note, input.Evidence);
        }

        foreach (var (source, value) in input.Targets)
        {
            SetBenchmark(figure, BenchmarkKind.Target, source, value);
        }

        if (input.TouchesPrevious)
        {
            SetBenchmark(figure, BenchmarkKind.Previous, FigureRules.PreviousSource, input.PreviousChange?.Value ?? input.Previous, input.PreviousChange?.Unit);
        }

        if (!db.ChangeTracker.HasChanges())
        {
            return figure; // leaving a row without a change is no operation
        }

        Touch(figure, actor);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "figure" })
        {
            throw new StaleVersionException(nameof(Figure), figure.Id, input.Version, 1); // somebody else made the slot at the same moment
        }

        return figure;
    }

    /// <summary>Takes off the mark "nhập hộ" of a figure that its unit entered or confirmed itself, and says so in the history.</summary>
    internal async Task SupersedeAsync(Figure figure, string how, CancellationToken ct)
    {
        var unit = await db.Set<Organisation.Unit>().Where(u => u.Id == figure.OnBehalfUnitId).Select(u => u.Name).SingleOrDefaultAsync(ct);
        var file = await db.Set<Registry.StoredFile>().Where(f => f.Id == figure.EvidenceFileId).Select(f => f.Name).SingleOrDefaultAsync(ct);
        db.Notes.Add(new(nameof(Figure), figure.Id, FigureImportService.SourceNote, null, $"{how} số nhập hộ {unit} theo “{file}”"));
        (figure.OnBehalfUnitId, figure.EvidenceFileId) = (null, null);
    }

    /// <summary>
    /// Replaces the one-off parts of a figure by <paramref name="parts"/> in their order. When <paramref name="cover"/> is set the addends must sum to a typed value.
    /// </summary>
    public async Task<Figure> SavePartsAsync(Guid figureId, int version, bool cover, IReadOnlyList<PartInput> parts, Actor actor, CancellationToken ct = default)
    {
        var (figure, indicator) = await LoadAsync(figureId, version, ct);
        FigureRules.CheckParts(indicator, figure.Value, cover, parts);
        db.Operation ??= new(OperationKinds.FigureSaved, actor);
        figure.PartsCover = cover;
        foreach (var gone in figure.Parts.Where(p => parts.All(i => i.Id != p.Id)).ToList())
        {
            db.Remove(gone);
        }

        for (var at = 0; at < parts.Count; at++)
        {
            var input = parts[at];
            var part = figure.Parts.FirstOrDefault(p => p.Id == input.Id);
            if (part is null)
            {
                part = new FigurePart { OwnerId = db.OwnerId, FigureId = figure.Id, Label = input.Label! };
                figure.Parts.Add(part);
                db.Add(part);
            }

            (part.Order, part.Label, part.Value, part.UnitName, part.Qualifier, part.Role) = (at, input.Label!, input.Value, input.UnitName, input.Qualifier, input.Role);
        }

        Touch(figure, actor);
        await db.SaveChangesAsync(ct);
        return figure;
    }

    /// <summary>Replaces the targets and the comparison of a figure: levels, changes ("giảm 2,5 điểm") and stated per cents.</summary>
    public async Task<Figure> SaveBenchmarksAsync(Guid figureId, int version, IReadOnlyList<BenchmarkInput> benchmarks, Actor actor, CancellationToken ct = default)
    {
        var (figure, indicator) = await LoadAsync(figureId, version, ct);
        FigureRules.CheckBenchmarks(indicator, benchmarks);
        foreach (var document in benchmarks.Select(b => b.DocumentId).OfType<Guid>())
        {
            await db.LoadAsync<Registry.OfficialDocument>(document, "văn bản giao chỉ tiêu", ct);
        }

        db.Operation ??= new(OperationKinds.FigureSaved, actor);
        foreach (var gone in figure.Benchmarks.Where(b => benchmarks.All(i => !string.Equals(i.SourceCode, b.SourceCode, StringComparison.Ordinal))).ToList())
        {
            db.Remove(gone);
        }

        for (var at = 0; at < benchmarks.Count; at++)
        {
            var input = benchmarks[at];
            var stored = figure.Benchmarks.FirstOrDefault(b => string.Equals(b.SourceCode, input.SourceCode, StringComparison.Ordinal));
            if (stored is null)
            {
                stored = new Benchmark { OwnerId = db.OwnerId, FigureId = figure.Id, SourceCode = input.SourceCode, Kind = input.SourceCode == FigureRules.PreviousSource ? BenchmarkKind.Previous : BenchmarkKind.Target, Order = at };
                figure.Benchmarks.Add(stored);
                db.Add(stored);
            }

            (stored.Form, stored.Value, stored.ValueUnit) = (input.Form, input.Value, input.Form == BenchmarkForm.Level ? ValueUnit.Own : input.ValueUnit);
            (stored.StatedPercent, stored.PercentDecimals) = (input.Value is null ? input.StatedPercent : null, input.PercentDecimals);
            (stored.DocumentId, stored.ComparedWith) = (input.DocumentId, input.ComparedWith);
        }

        Touch(figure, actor);
        await db.SaveChangesAsync(ct);
        return figure;
    }

    /// <summary>
    /// Takes back the last save of a figure, when that save is the newest thing that happened to it; otherwise explains why not.
    /// </summary>
    public async Task<Figure> UndoAsync(Guid figureId, Actor actor, CancellationToken ct = default)
    {
        var figure = await db.Set<Figure>().Include(f => f.Benchmarks).Include(f => f.Parts).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == figureId, ct) ?? throw new RecordNotFoundException("số liệu");
        var history = await new AuditQueries(db).HistoryAsync(figureId, 1, ct);
        var last = history.Count > 0 ? history[0] : null;
        if (last is not { Kind: OperationKinds.FigureSaved or OperationKinds.FiguresImported or OperationKinds.FiguresOnBehalf } || last.Changes.Any(c => c.Entity == nameof(Figure) && c.Field is null))
        {
            throw new DomainException("Không còn lần lưu nào để hoàn tác ở số liệu này. Mở lịch sử để xem các lần sửa trước.");
        }

        db.Operation = new(OperationKinds.FigureUndone, actor);
        Revert(figure, last.Changes, actor);
        await db.SaveChangesAsync(ct);
        return figure;
    }

    /// <summary>Sets a figure with its parts and targets back to before recorded changes, given newest first when they are of several operations.</summary>
    internal void Revert(Figure figure, IEnumerable<ChangeRecord> changes, Actor actor)
    {
        foreach (var change in changes.Where(c => c.Field is not FigureImportService.SourceNote))
        {
            if (change.Entity == nameof(Figure) && change.Field is null)
            {
                continue; // the slot was opened together with its indicator
            }

            if (change.Entity == nameof(Figure))
            {
                ChangeText.Apply(figure, change.Field!, change.OldValue);
            }
            else if (change.Entity == nameof(Benchmark))
            {
                UndoRow(figure.Benchmarks, change);
            }
            else if (change.Entity == nameof(FigurePart))
            {
                UndoRow(figure.Parts, change);
            }
        }

        Touch(figure, actor);
    }

    /// <summary>Saves the running text of a topic; an empty text removes it.</summary>
    public async Task SaveNarrativeAsync(string period, string topic, string? text, int version, Actor actor, CancellationToken ct = default)
    {
        db.Operation = new(OperationKinds.NarrativeSaved, actor);
        var narrative = await db.Set<Narrative>().SingleOrDefaultAsync(n => n.Period == period && n.Topic == topic, ct);
        if (narrative is null)
        {
            if (text is null)
            {
                return;
            }

            db.Add(new Narrative { OwnerId = db.OwnerId, Period = Period.Parse(period).ToString(), Topic = topic, Text = text });
        }
        else
        {
            narrative.RequireVersion(version);
            if (string.Equals(narrative.Text, text, StringComparison.Ordinal))
            {
                return;
            }

            if (text is null)
            {
                db.Remove(narrative);
            }
            else
            {
                narrative.Text = text;
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<(Figure Figure, Indicator Indicator)> LoadAsync(Guid figureId, int version, CancellationToken ct)
    {
        var figure = await db.Set<Figure>().Include(f => f.Benchmarks).Include(f => f.Parts).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == figureId, ct) ?? throw new RecordNotFoundException("số liệu");
        figure.RequireVersion(version);
        return (figure, await db.LoadAsync<Indicator>(figure.IndicatorId, "chỉ tiêu", ct));
    }

    private async Task<Figure?> LoadSlotAsync(Guid indicatorId, string period, CancellationToken ct) =>
        await db.Set<Figure>().Include(f => f.Benchmarks).SingleOrDefaultAsync(f => f.IndicatorId == indicatorId && f.Period == period, ct);

    private void SetBenchmark(Figure figure, BenchmarkKind kind, string source, decimal? value, ValueUnit? change = null)
    {
        var existing = figure.Benchmarks.FirstOrDefault(b => b.Kind == kind && string.Equals(b.SourceCode, source, StringComparison.Ordinal));
        switch (existing, value)
        {
            case ({ Form: BenchmarkForm.Change }, null): // a stored change is not shown in the level cell and must survive a save of the row
                break;
            case ({ StatedPercent: not null }, null):
                break;
            case (not null, null):
                db.Remove(existing);
                break;
            case (not null, not null):
                existing.Value = value;
                existing.Form = change is null ? BenchmarkForm.Level : BenchmarkForm.Change;
                existing.ValueUnit = change ?? ValueUnit.Own;
                existing.StatedPercent = null;
                break;
            case (null, not null):
                figure.Benchmarks.Add(new Benchmark
                {
                    OwnerId = db.OwnerId,
                    FigureId = figure.Id,
                    Kind = kind,
                    SourceCode = source,
                    Value = value,
                    Form = change is null ? BenchmarkForm.Level : BenchmarkForm.Change,
                    ValueUnit = change ?? ValueUnit.Own,
                    Order = figure.Benchmarks.Count,
                });
                break;
            default:
                break;
        }
    }

    private void UndoRow<T>(List<T> rows, ChangeRecord change) where T : Owned
    {
        var existing = rows.FirstOrDefault(r => r.Id == change.EntityId);
        if (change.Field is not null)
        {
            ChangeText.Apply(existing!, change.Field, change.OldValue);
        }
        else if (change.NewValue is not null)
        {
            db.Remove(existing!);
        }
        else if (change.OldValue is not null)
        {
            db.Add(ChangeText.Restore<T>(db.OwnerId, change.EntityId, change.OldValue));
        }
    }

    private void Touch(Figure figure, Actor actor) => (figure.UpdatedAt, figure.UpdatedBy) = (clock.UtcNow, actor.Name);
}
