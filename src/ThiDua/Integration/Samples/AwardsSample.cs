using ThiDua.Awards;
using ThiDua.Fund;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>Awards, rates, fund, conduct and grades of a sample.</summary>
internal static class AwardsSample
{
    /// <summary>Households, award lines with recipients, decisions.</summary>
    public static void AddAwards(SampleWork work)
    {
        var households = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var h in work.Sample.Households)
        {
            var household = new Household { OwnerId = work.Owner, Head = h.Head, HamletId = SampleWork.Id(work.Units, h.Hamlet) };
            households.Add(h.Code, household.Id);
            work.Db.Add(household);
        }

        foreach (var (a, at) in work.Sample.Awards.Select((a, at) => (a, at)))
        {
            var line = new AwardLine
            {
                OwnerId = work.Owner,
                Period = work.Period.ToString(),
                Code = a.Id,
                GroupCode = a.Group ?? a.Id,
                Level = Code.Parse<AwardLevel>(a.Level),
                Body = a.Body,
                System = Code.Parse<AwardSystem>(a.System),
                Form = a.Form,
                Kind = Code.Parse<AwardKind>(a.Kind),
                Subject = Code.Parse<AwardSubject>(a.Subject),
                Count = a.ListComplete ? a.Recipients.Count : a.Count,
                DirectWorkers = a.ListComplete ? a.Recipients.Count(r => r.DirectWorker) : a.DirectWorkers,
                Leaders = a.ListComplete ? a.Recipients.Count(r => r.Leader) : a.Leaders,
                ListComplete = a.ListComplete,
                State = Code.Parse<AwardState>(a.State),
                UnitId = SampleWork.Id(work.Units, a.Unit),
                Amount = a.Amount,
                ByRate = a.ByRate,
                DecidedOn = SampleWork.Day(work.Sample.Decisions.FirstOrDefault(d => d.Group == (a.Group ?? a.Id))?.Date),
                Note = a.Note,
                Reason = a.Reason,
                Order = at,
            };
            line.Recipients.AddRange(a.Recipients.Select((r, n) => new AwardRecipient
            {
                OwnerId = work.Owner,
                LineId = line.Id,
                Order = n + 1,
                Name = r.Name,
                Position = r.Position,
                PersonId = SampleWork.Id(work.People, r.Person),
                UnitId = SampleWork.Id(work.Units, r.Unit),
                HouseholdId = SampleWork.Id(households, r.Household),
                HamletId = SampleWork.Id(work.Units, r.Hamlet),
                DirectWorker = r.DirectWorker,
                Leader = r.Leader,
            }));
            work.Db.Add(line);
        }

        work.Db.AddRange(work.Sample.Decisions.Select(d => new AwardDecision { OwnerId = work.Owner, Period = work.Period.ToString(), GroupCode = d.Group, Number = d.Number, DecidedOn = SampleWork.Day(d.Date), DossierCode = d.Dossier }));
    }

    /// <summary>Local reward rates and entries of the fund.</summary>
    public static void AddFund(SampleWork work)
    {
        var period = work.Period.ToString();
        work.Db.AddRange(work.Sample.Rates.Select(r => new RewardRate { OwnerId = work.Owner, Subject = Code.Parse<AwardSubject>(r.Subject), Amount = r.Amount, FromDate = SampleWork.Day(r.From)!.Value }));
        work.Db.AddRange(work.Sample.Fund.Select(f => new FundEntry { OwnerId = work.Owner, Period = period, Kind = Code.Parse<FundEntryKind>(f.Kind), Amount = f.Amount, GroupCode = f.Group, Date = SampleWork.Day(f.Date), Note = f.Note }));
    }

    /// <summary>Discipline and yearly grades.</summary>
    public static void AddConduct(SampleWork work)
    {
        work.Db.AddRange(work.Sample.Conduct.Select(c => new ConductRecord
        {
            OwnerId = work.Owner,
            PersonId = SampleWork.Id(work.People, c.Person),
            UnitId = SampleWork.Id(work.Units, c.Unit),
            Kind = Code.Parse<ConductKind>(c.Kind),
            Measure = c.Measure is null ? null : Code.Parse<DisciplineMeasure>(c.Measure),
            Number = c.Number,
            Date = SampleWork.Day(c.Date)!.Value,
            EndsOn = SampleWork.Day(c.Ends),
            Note = c.Note,
        }));
        work.Db.AddRange(work.Sample.Grades.Select(g => new YearlyGrade { OwnerId = work.Owner, Year = work.Period.Year, PersonId = SampleWork.Id(work.People, g.Person), UnitId = SampleWork.Id(work.Units, g.Unit), Grade = Code.Parse<Grade>(g.Grade), Note = g.Note }));
    }
}
