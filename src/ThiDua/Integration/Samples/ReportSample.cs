using System.Globalization;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>Running text, lists and report of a sample.</summary>
internal static class ReportSample
{
    /// <summary>Running text of fields.</summary>
    public static void AddNarratives(SampleWork work)
    {
        var period = work.Period.ToString();
        work.Db.AddRange(work.Sample.Narratives.Select(n => new Narrative { OwnerId = work.Owner, Period = period, Topic = n.Topic, Text = n.Text.Trim() }));
    }

    /// <summary>Lists of the report; causes name the weakness they belong to by its place in that list, from 1.</summary>
    public static void AddItems(SampleWork work)
    {
        var weaknesses = new List<ReportItem>();
        foreach (var (code, items) in work.Sample.Items.OrderBy(i => i.Key == "causes"))
        {
            var kind = Code.Parse<ItemKind>(code);
            foreach (var (item, at) in items.Select((item, at) => (item, at)))
            {
                var map = item as IDictionary<object, object> ?? new Dictionary<object, object> { ["text"] = item };
                string? Text(string key) => map.TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
                var row = new ReportItem
                {
                    OwnerId = work.Owner,
                    Period = work.Period.ToString(),
                    Kind = kind,
                    Order = at,
                    Text = Text("text")!,
                    Addressee = Text("to"),
                    Quarters = Text("quarter") is { } quarters ? Quarters.Parse(quarters) : null,
                    Responsible = Text("responsible"),
                    DueOn = SampleWork.Day(Text("due")),
                    State = Text("state") is { } state ? Code.Parse<ItemState>(state) : ItemState.Open,
                    Reply = Text("reply"),
                    RepliedOn = SampleWork.Day(Text("replied")),
                    FirstPeriod = Text("since"),
                    CauseOfId = Text("of") is { } of ? weaknesses[int.Parse(of, CultureInfo.InvariantCulture) - 1].Id : null,
                };
                if (kind == ItemKind.Weaknesses)
                {
                    weaknesses.Add(row);
                }

                work.Db.Add(row);
            }
        }
    }

    /// <summary>The report itself.</summary>
    public static void AddReport(SampleWork work)
    {
        var r = work.Sample.Report;
        var template = Template(r);
        work.Db.Add(new Report
        {
            OwnerId = work.Owner,
            Period = work.Period.ToString(),
            Kind = Code.Parse<ReportKind>(template.Kind),
            TemplateId = template.Id,
            TemplateVersion = template.Version,
            Issuer = Code.Parse<ReportIssuer>(r.Issuer),
            Recipients = r.Recipients,
            SignerAuthority = r.Signer.Authority,
            SignerTitle = r.Signer.Title,
            SignerOffice = r.Signer.Office,
            SignerName = r.Signer.Name,
        });
    }

    /// <summary>Kind of the document the sample describes.</summary>
    public static ReportKind KindOf(SampleFile sample) => Code.Parse<ReportKind>(Template(sample.Report).Kind);

    private static ReportTemplate Template(SampleReport report)
    {
        var named = report.Template.Split('@');
        return ReportTemplate.Find(named[0], int.Parse(named[1], CultureInfo.InvariantCulture));
    }
}
