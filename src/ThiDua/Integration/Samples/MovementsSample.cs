using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>Movements of a sample with their events and results.</summary>
internal static class MovementsSample
{
    /// <summary>Movements, earlier ones carried on.</summary>
    public static void AddMovements(SampleWork work)
    {
        foreach (var m in work.Sample.Movements)
        {
            AddResults(m);
            if (work.Movements.TryGetValue(m.Id, out var running))
            {
                (running.FromYear, running.ToYear) = (Math.Min(running.FromYear, m.From ?? work.Period.Year), Math.Max(running.ToYear, m.To ?? work.Period.Year));
                continue;
            }

            var movement = new Movement
            {
                OwnerId = work.Owner,
                Code = m.Id,
                Name = m.Name,
                Aliases = m.Aliases,
                FieldCode = m.Field,
                Kind = Code.Parse<MovementKind>(m.Kind),
                Level = Code.Parse<MovementLevel>(m.Level),
                Form = Code.Parse<MovementForm>(m.Form),
                Body = m.Body,
                FromYear = m.From ?? work.Period.Year,
                ToYear = m.To ?? m.From ?? work.Period.Year,
                DocumentId = SampleWork.Id(work.Documents, m.Document),
                AnniversaryName = m.Anniversary?.Name,
                AnniversaryBase = SampleWork.Day(m.Anniversary?.Base),
                Content = m.Content?.Trim(),
                Targets = m.Targets?.Trim(),
                Measures = m.Measures?.Trim(),
                Participants = m.Participants,
                Status = Code.Parse<MovementStatus>(m.Status),
                IndicatorCodes = [.. m.Indicators.Where(code => SampleWork.Id(work.Indicators, code) is not null)],
                Order = work.Movements.Count,
            };
            movement.Events.AddRange(m.Events.Select(e => new MovementEvent
            {
                OwnerId = work.Owner,
                MovementId = movement.Id,
                Kind = Code.Parse<MovementEventKind>(e.Kind),
                Date = SampleWork.Day(e.Date),
                Participants = e.Participants,
                Note = e.Note,
            }));
            work.Movements.Add(m.Id, movement);
            work.Db.Add(movement);
        }

        var ids = work.Movements.ToDictionary(x => x.Key, x => x.Value.Id, StringComparer.Ordinal);
        foreach (var m in work.Sample.Movements.Where(m => m.Parent is not null))
        {
            work.Movements[m.Id].ParentId = SampleWork.Id(ids, m.Parent);
        }

        void AddResults(SampleMovement m)
        {
            var results = m.Result is null ? m.Results : new(m.Results, StringComparer.Ordinal) { [work.Period.ToString()] = m.Result };
            work.Db.AddRange(results.Select(r => new Narrative { OwnerId = work.Owner, Period = Period.Parse(r.Key).ToString(), Topic = Movement.ResultTopic(m.Id), Text = r.Value.Trim() }));
        }
    }
}
