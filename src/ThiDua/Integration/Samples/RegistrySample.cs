using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>Documents of a sample.</summary>
internal static class RegistrySample
{
    /// <summary>Documents and how they depend on each other.</summary>
    public static void AddDocuments(SampleWork work)
    {
        var made = new Dictionary<string, OfficialDocument>(StringComparer.Ordinal);
        foreach (var d in work.Sample.Documents)
        {
            var document = new OfficialDocument
            {
                OwnerId = work.Owner,
                Period = work.Period.ToString(),
                Code = d.Id,
                Type = Code.Parse<DocumentType>(d.Type),
                Number = d.Number,
                Symbol = d.Symbol,
                IssuedOn = SampleWork.Day(d.Date),
                Year = d.Year,
                Issuer = d.Issuer,
                Abstract = d.Abstract,
                Note = d.Note,
                Direction = Code.Parse<DocumentDirection>(d.Direction),
                Relation = Code.Parse<DocumentRelation>(d.Relation),
                FieldCode = d.Field,
                EndedOn = SampleWork.Day(d.Ended),
                ReceivedOn = SampleWork.Day(d.Received),
                AssigneeId = SampleWork.Id(work.Units, d.Assigned),
                DueOn = SampleWork.Day(d.Due),
                DoneOn = SampleWork.Day(d.Done),
                Order = made.Count + 1,
            };
            made.Add(d.Id, document);
            work.Documents.Add(d.Id, document.Id);
            work.Db.Add(document);
        }

        foreach (var d in work.Sample.Documents)
        {
            made[d.Id].AmendsId = SampleWork.Id(work.Documents, d.Amends);
            made[d.Id].ReplacedById = SampleWork.Id(work.Documents, d.ReplacedBy);
            made[d.Id].ImplementsId = SampleWork.Id(work.Documents, d.Implements);
        }
    }
}
