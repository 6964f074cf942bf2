using ThiDua.Indicators;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Integration;

/// <summary>A sample file as written; see samples/README.md for the meaning of every key.</summary>
public sealed class SampleFile
{
    public SampleCommune Commune { get; set; } = new();
    public string Period { get; set; } = "";
    public string Today { get; set; } = "";
    public SampleReport Report { get; set; } = new();
    public List<SampleHamlet> Hamlets { get; set; } = [];
    public List<SampleUnit> Units { get; set; } = [];
    public List<SamplePerson> People { get; set; } = [];
    public SampleOfficer? Officer { get; set; }
    public List<SampleAccount> Accounts { get; set; } = [];
    public List<FieldText> Fields { get; set; } = [];
    public List<SampleIndicator> Indicators { get; set; } = [];
    public List<SampleHeadline> Headline { get; set; } = [];
    public List<SampleNarrative> Narratives { get; set; } = [];
    public List<SampleDocument> Documents { get; set; } = [];
    public List<SampleMovement> Movements { get; set; } = [];
    public List<SampleHousehold> Households { get; set; } = [];
    public List<SampleAward> Awards { get; set; } = [];
    public List<SampleDecision> Decisions { get; set; } = [];
    public List<SampleRate> Rates { get; set; } = [];
    public List<SampleFundEntry> Fund { get; set; } = [];
    public List<SampleConduct> Conduct { get; set; } = [];
    public List<SampleGrade> Grades { get; set; } = [];
    public Dictionary<string, List<object>> Items { get; set; } = [];

    /// <summary>Reads YAML; a key nobody knows is an error, so that a misspelt figure cannot vanish.</summary>
    public static SampleFile Parse(string yaml) => Deserializer().Deserialize<SampleFile>(yaml);

    /// <summary>The YAML reader for sample files and starter packs.</summary>
    public static IDeserializer Deserializer() => new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
}

public sealed class SampleCommune
{
    public string Code { get; set; } = "";
    public string Kind { get; set; } = "xã";
    public string Name { get; set; } = "";
    public string? DistrictKind { get; set; }
    public string? District { get; set; }
    public string? ProvinceKind { get; set; }
    public string Province { get; set; } = "";
    public string? Cluster { get; set; }
    public string HamletWord { get; set; } = "thôn";
    public string Place { get; set; } = "";
    public string Superior { get; set; } = "";
    public int RatePlaces { get; set; } = 1;
}

public sealed class SampleReport
{
    public string Template { get; set; } = "";
    public string Issuer { get; set; } = "hoi-dong";
    public List<string> Recipients { get; set; } = [];
    public SampleSigner Signer { get; set; } = new();
}

public sealed class SampleSigner
{
    public string Authority { get; set; } = "";
    public string Title { get; set; } = "";
    public string? Office { get; set; }
    public string Name { get; set; } = "";
}

public sealed class SampleHamlet
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public int? Households { get; set; }
    public string? Head { get; set; }
}

public sealed class SampleUnit
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string? Parent { get; set; }
}

public sealed class SamplePerson
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Position { get; set; }
    public string Category { get; set; } = "";
    public string? Unit { get; set; }
    public bool Leader { get; set; }
    public bool DirectWorker { get; set; }
}

public sealed class SampleOfficer
{
    public string Person { get; set; } = "";
    public string From { get; set; } = "";
    public bool PartTime { get; set; }
}

public sealed class SampleAccount
{
    public string UserName { get; set; } = "";
    public string? Person { get; set; }
    public string? Name { get; set; }
    public string Role { get; set; } = "";
    public string? Unit { get; set; }
}

public sealed class SampleIndicator : IndicatorText
{
    public string? UnitInCharge { get; set; }
    public SampleFigure? Figure { get; set; }
}

public sealed class SampleFigure
{
    public decimal? Value { get; set; }
    public decimal? Of { get; set; }
    public string Qualifier { get; set; } = "exact";
    public string? From { get; set; }
    public string? AsOf { get; set; }
    public bool PartsCover { get; set; } = true;
    public string? Note { get; set; }
    public List<SamplePart> Parts { get; set; } = [];
    public List<SampleTarget> Targets { get; set; } = [];
    public SamplePrevious? Previous { get; set; }
}

public sealed class SamplePart
{
    public string Label { get; set; } = "";
    public decimal? Value { get; set; }
    public string? Unit { get; set; }
    public string Qualifier { get; set; } = "exact";
    public string Role { get; set; } = "addend";
}

public sealed class SampleTarget
{
    public string Source { get; set; } = "";
    public decimal? Value { get; set; }
    public string Form { get; set; } = "level";
    public string ValueUnit { get; set; } = "own";
    public decimal? StatedPercent { get; set; }
    public int? PercentDecimals { get; set; }
    public string? Document { get; set; }
    public bool PartsCover { get; set; } = true;
}

public sealed class SamplePrevious
{
    public string? With { get; set; }
    public string Form { get; set; } = "level";
    public decimal? Value { get; set; }
    public string ValueUnit { get; set; } = "own";
}

public sealed class SampleHeadline
{
    public int Number { get; set; }
    public List<string> Codes { get; set; } = [];
}

public sealed class SampleNarrative
{
    public string Topic { get; set; } = "";
    public string Text { get; set; } = "";
}

public sealed class SampleDocument
{
    public string Id { get; set; } = "";
    public string Type { get; set; } = "";
    public string? Number { get; set; }
    public string? Symbol { get; set; }
    public string? Date { get; set; }
    public int? Year { get; set; }
    public string? Issuer { get; set; }
    public string Abstract { get; set; } = "";
    public string Direction { get; set; } = "";
    public string Relation { get; set; } = "none";
    public string? Field { get; set; }
    public string? Note { get; set; }
    public string? ReplacedBy { get; set; }
    public string? Amends { get; set; }
    public string? Implements { get; set; }
    public string? Ended { get; set; }
    public string? Received { get; set; }
    public string? Assigned { get; set; }
    public string? Due { get; set; }
    public string? Done { get; set; }
}

public sealed class SampleMovement
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Level { get; set; } = "";
    public string Form { get; set; } = "";
    public string? Body { get; set; }
    public int? From { get; set; }
    public int? To { get; set; }
    public string? Document { get; set; }
    public string? Result { get; set; }
    public string? Field { get; set; }
    public List<string> Aliases { get; set; } = [];
    public string? Parent { get; set; }
    public SampleAnniversary? Anniversary { get; set; }
    public string? Content { get; set; }
    public string? Targets { get; set; }
    public string? Measures { get; set; }
    public string? Participants { get; set; }
    public string Status { get; set; } = "running";
    public List<string> Indicators { get; set; } = [];
    public Dictionary<string, string> Results { get; set; } = [];
    public List<SampleEvent> Events { get; set; } = [];
}

public sealed class SampleAnniversary
{
    public string Name { get; set; } = "";
    public string? Base { get; set; }
}

public sealed class SampleEvent
{
    public string Kind { get; set; } = "";
    public string? Date { get; set; }
    public int? Participants { get; set; }
    public string? Note { get; set; }
}

public sealed class SampleHousehold
{
    public string Code { get; set; } = "";
    public string Head { get; set; } = "";
    public string? Hamlet { get; set; }
}

public sealed class SampleAward
{
    public string Id { get; set; } = "";
    public string Level { get; set; } = "";
    public string Body { get; set; } = "";
    public string Form { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Subject { get; set; } = "";
    public int? Count { get; set; }
    public int? DirectWorkers { get; set; }
    public int? Leaders { get; set; }
    public string State { get; set; } = "";
    public decimal? Amount { get; set; }
    public bool ByRate { get; set; }
    public string? Note { get; set; }
    public string Reason { get; set; } = "";
    public string? Group { get; set; }
    public string? Unit { get; set; }
    public string System { get; set; } = "state";
    public bool ListComplete { get; set; }
    public List<SampleRecipient> Recipients { get; set; } = [];
}

public sealed class SampleRecipient
{
    public string Name { get; set; } = "";
    public string? Position { get; set; }
    public string? Person { get; set; }
    public string? Unit { get; set; }
    public string? Household { get; set; }
    public string? Hamlet { get; set; }
    public bool DirectWorker { get; set; }
    public bool Leader { get; set; }
}

public sealed class SampleDecision
{
    public string Group { get; set; } = "";
    public string? Number { get; set; }
    public string? Date { get; set; }
    public string? Dossier { get; set; }
}

public sealed class SampleConduct
{
    public string? Person { get; set; }
    public string? Unit { get; set; }
    public string Kind { get; set; } = "";
    public string? Measure { get; set; }
    public string? Number { get; set; }
    public string Date { get; set; } = "";
    public string? Ends { get; set; }
    public string Note { get; set; } = "";
}

public sealed class SampleGrade
{
    public string? Person { get; set; }
    public string? Unit { get; set; }
    public string Grade { get; set; } = "";
    public string? Note { get; set; }
}

public sealed class SampleRate
{
    public string Subject { get; set; } = "";
    public decimal Amount { get; set; }
    public string From { get; set; } = "";
}

public sealed class SampleFundEntry
{
    public string Kind { get; set; } = "";
    public string? Group { get; set; }
    public decimal? Amount { get; set; }
    public string? Date { get; set; }
    public string Note { get; set; } = "";
}
