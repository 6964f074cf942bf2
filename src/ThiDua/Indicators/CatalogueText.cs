namespace ThiDua.Indicators;

/// <summary>A field as data files write it: starter packs and samples; see samples/README.md.</summary>
public class FieldText
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Heading { get; set; }

    public string? Parent { get; set; }

    public bool Printed { get; set; } = true;
}

/// <summary>An indicator as data files write it, without its figure.</summary>
public class IndicatorText
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Phrase { get; set; }

    public string Field { get; set; } = "";

    public string Unit { get; set; } = "";

    public int Decimals { get; set; }

    public int? PercentDecimals { get; set; }

    public string Shape { get; set; } = "value";

    public string? OfLabel { get; set; }

    public string Better { get; set; } = "neither";

    public string? Parent { get; set; }

    public string? PartRole { get; set; }

    public string Source { get; set; } = "typed";

    public List<string> Aliases { get; set; } = [];
}
