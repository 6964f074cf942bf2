using ThiDua.Regulations;

namespace ThiDua.Awards;

/// <summary>Counts of one row of a table of awards; null when no line of the row has that subject.</summary>
/// <param name="Collectives">Collectives.</param>
/// <param name="Individuals">Individuals.</param>
/// <param name="Households">Households.</param>
/// <param name="GrassRoots">Grass-roots collectives among the collectives; null when no line tells.</param>
/// <param name="DirectWorkers">Direct workers among the individuals; null when no line tells.</param>
/// <param name="Leaders">Leaders among the individuals; null when no line tells.</param>
/// <param name="Unknown">Lines whose count is not known.</param>
public sealed record AwardCounts(int? Collectives, int? Individuals, int? Households, int? GrassRoots, int? DirectWorkers, int? Leaders, int Unknown)
{
    /// <summary>All subjects together.</summary>
    public int Total => (Collectives ?? 0) + (Individuals ?? 0) + (Households ?? 0);

    /// <summary>Counts of some lines.</summary>
    public static AwardCounts Of(IEnumerable<AwardLine> lines)
    {
        var all = lines.ToList();
        int? Sum(AwardSubject subject, Func<AwardLine, int?> count)
        {
            var known = all.Where(l => l.Subject == subject).Select(count).OfType<int>().ToList();
            return known.Count == 0 ? null : known.Sum();
        }

        return new(
            Sum(AwardSubject.Collective, l => l.Count), Sum(AwardSubject.Individual, l => l.Count), Sum(AwardSubject.Household, l => l.Count),
            Sum(AwardSubject.Collective, l => l.DirectWorkers), Sum(AwardSubject.Individual, l => l.DirectWorkers), Sum(AwardSubject.Individual, l => l.Leaders),
            all.Count(l => l.Count is null));
    }
}

/// <summary>One row: a title or form with a kind of achievement.</summary>
/// <param name="Form">Name of the title or form.</param>
/// <param name="Kind">Kind of achievement.</param>
/// <param name="Awarded">Awarded.</param>
/// <param name="Proposed">Proposed and not decided.</param>
public sealed record AwardSummaryRow(string Form, AwardKind Kind, AwardCounts Awarded, AwardCounts Proposed);

/// <summary>The rows of one level, or of one system of other bodies.</summary>
/// <param name="Name">"Khen thưởng cấp tỉnh", "Đảng".</param>
/// <param name="Rows">Rows.</param>
/// <param name="Awarded">Sum awarded.</param>
/// <param name="Proposed">Sum proposed.</param>
public sealed record AwardSummaryGroup(string Name, IReadOnlyList<AwardSummaryRow> Rows, AwardCounts Awarded, AwardCounts Proposed);

/// <summary>
/// Awards of a period by level, title or form, kind and subject (the counts behind Phụ lục II): awarded and proposed apart, other bodies apart from the state.
/// </summary>
/// <param name="Levels">Awards of the state by level, highest first.</param>
/// <param name="Awarded">All awards of the state.</param>
/// <param name="Proposed">All proposals within the state.</param>
/// <param name="OtherBodies">Awards of the Party, the Front, organisations and so on.</param>
public sealed record AwardSummary(IReadOnlyList<AwardSummaryGroup> Levels, AwardCounts Awarded, AwardCounts Proposed, IReadOnlyList<AwardSummaryGroup> OtherBodies)
{
    /// <summary>Makes the table; refused lines count nowhere.</summary>
    public static AwardSummary Of(IReadOnlyCollection<AwardLine> lines)
    {
        var state = lines.Where(l => l.Direction != AwardDirection.OtherBody && l.State != AwardState.Refused).ToList();
        var others = lines.Where(l => l.Direction == AwardDirection.OtherBody && l.State != AwardState.Refused);
        return new(
            [.. state.GroupBy(l => l.Level).OrderBy(g => g.Key).Select(g => Group($"Khen thưởng {TitleWords.Level(g.Key)}", g))],
            AwardCounts.Of(Awards(state)), AwardCounts.Of(Proposals(state)),
            [.. others.GroupBy(l => l.System).OrderBy(g => g.Key).Select(g => Group(g.Key == AwardSystem.State ? "Cơ quan khác" : AwardWords.System(g.Key), g))]);
    }

    private static IEnumerable<AwardLine> Awards(IEnumerable<AwardLine> lines) => lines.Where(l => l.State == AwardState.Awarded);

    private static IEnumerable<AwardLine> Proposals(IEnumerable<AwardLine> lines) => lines.Where(l => l.State == AwardState.Proposed);

    private static AwardSummaryGroup Group(string name, IEnumerable<AwardLine> lines)
    {
        var all = lines.ToList();
        var rows = all.GroupBy(l => (l.Form, l.Kind)).OrderBy(g => Place(g.Key.Form)).ThenBy(g => g.Key.Kind)
            .Select(g => new AwardSummaryRow(TitleWords.Form(g.Key.Form), g.Key.Kind, AwardCounts.Of(Awards(g)), AwardCounts.Of(Proposals(g))));
        return new(name, [.. rows], AwardCounts.Of(Awards(all)), AwardCounts.Of(Proposals(all)));
    }

    private static int Place(string form)
    {
        var at = AwardCatalogue.All.ToList().FindIndex(t => t.Code == form);
        return at < 0 ? int.MaxValue : at;
    }
}
