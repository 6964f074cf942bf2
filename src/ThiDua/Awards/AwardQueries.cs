using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>What a list of awards is narrowed to.</summary>
/// <param name="Text">Words of the reason, body or note, with or without diacritics.</param>
/// <param name="Level">Level.</param>
/// <param name="Subject">Kind of subject.</param>
/// <param name="State">State.</param>
/// <param name="Direction">Own, proposed, received or of other bodies.</param>
/// <param name="Form">Title or form.</param>
public sealed record AwardFilter(string? Text, AwardLevel? Level, AwardSubject? Subject, AwardState? State, AwardDirection? Direction = null, string? Form = null)
{
    /// <summary>Whether a line is in the list.</summary>
    /// <param name="line">Line.</param>
    /// <param name="names">Names of its recipients, searched too.</param>
    public bool Fits(AwardLine line, string? names = null) =>
        (Direction is null || line.Direction == Direction) && (Form is null || line.Form == Form) && (Level is null || line.Level == Level) && (Subject is null || line.Subject == Subject) && (State is null || line.State == State)
        && VietnameseText.FoldedContains($"{line.Reason} {line.Body} {line.Note} {TitleWords.Form(line.Form)} {names}", Text);
}

/// <summary>Lines of one sentence and one decision.</summary>
/// <param name="Code">Code of the batch.</param>
/// <param name="Lines">Its lines, in order.</param>
public sealed record AwardBatch(string Code, IReadOnlyList<AwardLine> Lines)
{
    /// <summary>"Giấy khen của Chủ tịch UBND xã".</summary>
    public string Title => $"{TitleWords.Form(Lines[0].Form)} của {Lines[0].Body}";
}

/// <summary>Reading awards.</summary>
public sealed class AwardQueries(ThiDuaDb db)
{
    /// <summary>The lines of a period by the day of their decision (<see cref="RecordsOfPeriod"/>): its own in their order, then those entered under the year or a part of it.</summary>
    public static IQueryable<AwardLine> Of(ThiDuaDb db, Period period)
    {
        var own = period.ToString();
        return db.Set<AwardLine>().Where(RecordsOfPeriod.Of<AwardLine>(period, a => a.DecidedOn)).OrderBy(a => a.Period != own).ThenBy(a => a.Period).ThenBy(a => a.Order).ThenBy(a => a.Id);
    }

    /// <summary>All lines of a batch, or none: a batch lies in one period, and its code is its own among the periods that overlap.</summary>
    public static IQueryable<AwardLine> OfBatch(ThiDuaDb db, Period period, string group)
    {
        var around = RecordsOfPeriod.Around(period);
        return db.Set<AwardLine>().Where(a => around.Contains(a.Period) && a.GroupCode == group).OrderBy(a => a.Order).ThenBy(a => a.Id);
    }

    /// <summary>All lines of a period in their order.</summary>
    public async Task<IReadOnlyList<AwardLine>> OfPeriodAsync(Period period, CancellationToken ct = default)
    {
        return await Of(db, period).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Recipients of all lines of a period, by line, in order.</summary>
    public async Task<ILookup<Guid, AwardRecipient>> RecipientsAsync(Period period, CancellationToken ct = default)
    {
        var lines = db.Set<AwardLine>().Where(RecordsOfPeriod.Of<AwardLine>(period, a => a.DecidedOn));
        return (await (from r in db.Set<AwardRecipient>() join l in lines on r.LineId equals l.Id orderby r.Order select r).AsNoTracking().ToListAsync(ct)).ToLookup(r => r.LineId);
    }

    /// <summary>Decisions of a period, by batch.</summary>
    public async Task<IReadOnlyDictionary<string, AwardDecision>> DecisionsAsync(Period period, CancellationToken ct = default)
    {
        var (own, around) = (period.ToString(), RecordsOfPeriod.Around(period));
        var decisions = await db.Set<AwardDecision>().Where(d => around.Contains(d.Period)).OrderBy(d => d.Period != own).AsNoTracking().ToListAsync(ct);
        return decisions.DistinctBy(d => d.GroupCode, StringComparer.Ordinal).ToDictionary(d => d.GroupCode, StringComparer.Ordinal);
    }

    /// <summary>Lines gathered into batches, in the order of their first line.</summary>
    public static IReadOnlyList<AwardBatch> Batches(IEnumerable<AwardLine> lines) => [.. lines.GroupBy(l => l.GroupCode, StringComparer.Ordinal).Select(g => new AwardBatch(g.Key, [.. g]))];
}
