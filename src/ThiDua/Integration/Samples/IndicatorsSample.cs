using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>Fields, indicators and figures of a sample.</summary>
internal static class IndicatorsSample
{
    /// <summary>Fields of work.</summary>
    public static void AddFields(SampleWork work)
    {
        var order = work.Fields.Count;
        foreach (var f in work.Sample.Fields)
        {
            var field = new Field { OwnerId = work.Owner, Code = f.Id, Name = f.Name, Heading = f.Heading, ParentId = SampleWork.Id(work.Fields, f.Parent), Order = ++order, Printed = f.Printed };
            work.Fields.Add(f.Id, field.Id);
            work.Db.Add(field);
        }
    }

    /// <summary>Indicators with figures, targets and the headline list.</summary>
    public static void AddIndicators(SampleWork work)
    {
        var order = work.Indicators.Count;
        foreach (var i in work.Sample.Indicators)
        {
            work.Indicators.TryAdd(i.Code, Guid.CreateVersion7());
        }

        foreach (var i in work.Sample.Indicators)
        {
            if (work.Known.TryGetValue(i.Code, out var known))
            {
                AddFigure(work, known, i.Figure ?? new());
                continue;
            }

            var indicator = new Indicator
            {
                OwnerId = work.Owner,
                Id = work.Indicators[i.Code],
                Code = i.Code,
                Name = i.Name,
                Phrase = i.Phrase,
                Aliases = i.Aliases,
                FieldId = work.Fields[i.Field],
                Order = ++order,
                UnitName = i.Unit,
                Decimals = i.Decimals,
                PercentDecimals = i.PercentDecimals,
                Shape = Code.Parse<Shape>(i.Shape),
                OfLabel = i.OfLabel,
                Better = Code.Parse<Better>(i.Better),
                ParentId = SampleWork.Id(work.Indicators, i.Parent),
                PartRole = i.PartRole is null ? null : Code.Parse<PartRole>(i.PartRole),
                Source = Code.Parse<FigureSource>(i.Source),
                UnitInChargeId = SampleWork.Id(work.Units, i.UnitInCharge),
            };
            work.Db.Add(indicator);
            AddFigure(work, indicator, i.Figure ?? new());
        }

        foreach (var h in work.Sample.Headline)
        {
            work.Db.AddRange(h.Codes.Select((code, at) => new HeadlineItem { OwnerId = work.Owner, Period = work.Period.ToString(), Number = h.Number, Order = at, IndicatorId = work.Indicators[code] }));
        }
    }

    private static void AddFigure(SampleWork work, Indicator indicator, SampleFigure f)
    {
        var figure = new Figure
        {
            OwnerId = work.Owner,
            IndicatorId = indicator.Id,
            Period = work.Period.ToString(),
            Value = f.Value,
            Of = f.Of,
            Qualifier = Code.Parse<Qualifier>(f.Qualifier),
            FromDate = SampleWork.Day(f.From),
            AsOf = SampleWork.Day(f.AsOf),
            PartsCover = f.PartsCover,
            Note = f.Note,
        };
        figure.Parts.AddRange(f.Parts.Select((p, at) => new FigurePart
        {
            OwnerId = work.Owner,
            FigureId = figure.Id,
            Order = at,
            Label = p.Label,
            Value = p.Value,
            UnitName = p.Unit,
            Qualifier = Code.Parse<Qualifier>(p.Qualifier),
            Role = Code.Parse<PartRole>(p.Role),
        }));
        figure.Benchmarks.AddRange(f.Targets.Select((t, at) => new Benchmark
        {
            OwnerId = work.Owner,
            FigureId = figure.Id,
            Kind = BenchmarkKind.Target,
            SourceCode = t.Source,
            Form = Code.Parse<BenchmarkForm>(t.Form),
            Value = t.Value,
            ValueUnit = Code.Parse<ValueUnit>(t.ValueUnit),
            StatedPercent = t.StatedPercent,
            PercentDecimals = t.PercentDecimals,
            PartsCover = t.PartsCover,
            DocumentId = SampleWork.Id(work.Documents, t.Document),
            Order = at,
        }));
        if (f.Previous is { } previous)
        {
            figure.Benchmarks.Add(new Benchmark
            {
                OwnerId = work.Owner,
                FigureId = figure.Id,
                Kind = BenchmarkKind.Previous,
                SourceCode = "cung-ky",
                Form = Code.Parse<BenchmarkForm>(previous.Form),
                Value = previous.Value,
                ValueUnit = Code.Parse<ValueUnit>(previous.ValueUnit),
                ComparedWith = previous.With,
            });
        }

        work.Db.Add(figure);
    }
}
