using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Tests.Indicators;

/// <summary>A figure sheet made of a few indicators, in the words of the sample files.</summary>
internal sealed class SheetBuilder(string period = "2022", int ratePlaces = 2)
{
    private readonly List<Field> _fields = [];
    private readonly List<Indicator> _indicators = [];
    private readonly List<Figure> _figures = [];
    private readonly List<Figure> _before = [];
    private readonly List<HeadlineItem> _headline = [];

    public static readonly Guid Owner = Guid.CreateVersion7();

    public Period Period { get; } = Period.Parse(period);

    public CommuneProfile Profile { get; } = new()
    {
        OwnerId = Owner,
        FromYear = 2022,
        Kind = "xã",
        Name = "Khôi Kỳ",
        District = "huyện Đại Từ",
        Province = "tỉnh Thái Nguyên",
        Cluster = "Cụm thi đua số 2",
        Superior = "Hội đồng Thi đua – Khen thưởng huyện Đại Từ",
        HamletWord = "xóm",
        Place = "Khôi Kỳ",
        RatePlaces = ratePlaces,
    };

    public SheetBuilder Field(string code, string name, string? parent = null, bool printed = true, string? heading = null)
    {
        _fields.Add(new()
        {
            OwnerId = Owner,
            Code = code,
            Name = name,
            Heading = heading,
            ParentId = parent is null ? null : FieldId(parent),
            Order = _fields.Count,
            Printed = printed,
        });
        return this;
    }

    public SheetBuilder Add(string code, decimal? value = null, string name = "", string unit = "", Shape shape = Shape.Value, Better better = Better.Higher, int decimals = 0,
        int? percentDecimals = null, decimal? of = null, string? ofLabel = null, Qualifier qualifier = Qualifier.Exact, string? parent = null, PartRole? role = null,
        FigureSource source = FigureSource.Typed, string? asOf = null, string? from = null, string? note = null, string? field = null, string? phrase = null, bool partsCover = true,
        bool slot = true, Benchmark[]? benchmarks = null, FigurePart[]? parts = null, int? headline = null)
    {
        if (_fields.Count == 0)
        {
            Field("kinh-te", "Kinh tế");
        }

        var indicator = new Indicator
        {
            OwnerId = Owner,
            Code = code,
            Name = name.Length == 0 ? code : name,
            Phrase = phrase,
            FieldId = field is null ? _fields[0].Id : FieldId(field),
            Order = _indicators.Count,
            UnitName = unit,
            Decimals = decimals,
            PercentDecimals = percentDecimals,
            Shape = shape,
            OfLabel = ofLabel,
            Better = better,
            ParentId = parent is null ? null : IndicatorId(parent),
            PartRole = role,
            Source = source,
        };
        _indicators.Add(indicator);
        if (headline is { } number)
        {
            _headline.Add(new() { OwnerId = Owner, Period = Period.ToString(), Number = number, Order = _headline.Count, IndicatorId = indicator.Id });
        }

        if (slot)
        {
            _figures.Add(Figure(indicator, Period, value, of, qualifier, asOf, from, note, partsCover, benchmarks, parts));
        }

        return this;
    }

    /// <summary>The figure of the same indicator a year before.</summary>
    public SheetBuilder Before(string code, decimal? value = null, decimal? of = null, FigurePart[]? parts = null)
    {
        _before.Add(Figure(_indicators.Single(i => i.Code == code), Period.Previous(), value, of, Qualifier.Exact, null, null, null, true, null, parts));
        return this;
    }

    public FigureSheet Build() => new(Period, Profile, _fields, _indicators, _figures, _headline, _before);

    public FigureRow Row(string code) => Build().Find(code) ?? throw new InvalidOperationException("No row " + code);

    public static Benchmark Target(string source, decimal? value, BenchmarkForm form = BenchmarkForm.Level, ValueUnit unit = ValueUnit.Own, decimal? stated = null, int? places = null) => new()
    {
        OwnerId = Owner,
        FigureId = Guid.Empty,
        Kind = BenchmarkKind.Target,
        SourceCode = source,
        Form = form,
        Value = value,
        ValueUnit = unit,
        StatedPercent = stated,
        PercentDecimals = places,
    };

    public static Benchmark Previous(decimal? value, BenchmarkForm form = BenchmarkForm.Level, ValueUnit unit = ValueUnit.Own) =>
        new() { OwnerId = Owner, FigureId = Guid.Empty, Kind = BenchmarkKind.Previous, SourceCode = "cung-ky", Form = form, Value = value, ValueUnit = unit };

    public static Benchmark ChangedBy(decimal value, ValueUnit unit = ValueUnit.Own) => Previous(value, BenchmarkForm.Change, unit);

    public static FigurePart Part(string label, decimal? value, string? unit = null, PartRole role = PartRole.Addend, Qualifier qualifier = Qualifier.Exact) =>
        new() { OwnerId = Owner, FigureId = Guid.Empty, Label = label, Value = value, UnitName = unit, Role = role, Qualifier = qualifier };

    private static Figure Figure(Indicator indicator, Period period, decimal? value, decimal? of, Qualifier qualifier, string? asOf, string? from, string? note, bool partsCover,
        Benchmark[]? benchmarks, FigurePart[]? parts)
    {
        var figure = new Figure
        {
            OwnerId = Owner,
            IndicatorId = indicator.Id,
            Period = period.ToString(),
            Value = value,
            Of = of,
            Qualifier = qualifier,
            AsOf = Day(asOf),
            FromDate = Day(from),
            Note = note,
            PartsCover = partsCover,
        };
        figure.Benchmarks.AddRange(benchmarks ?? []);
        for (var i = 0; i < figure.Benchmarks.Count; i++)
        {
            figure.Benchmarks[i].Order = i;
        }

        figure.Parts.AddRange(parts ?? []);
        for (var i = 0; i < figure.Parts.Count; i++)
        {
            figure.Parts[i].Order = i;
        }

        return figure;
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Guid FieldId(string code) => _fields.Single(f => f.Code == code).Id;

    private Guid IndicatorId(string code) => _indicators.Single(i => i.Code == code).Id;
}
