using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>Profile, units, people, officer and accounts of a sample.</summary>
internal static class OrganisationSample
{
    /// <summary>Settings of the commune.</summary>
    public static void AddProfile(SampleWork work)
    {
        var commune = work.Sample.Commune;
        work.Db.Add(new CommuneProfile
        {
            OwnerId = work.Owner,
            FromYear = work.Period.Year,
            Kind = commune.Kind,
            Name = commune.Name,
            District = commune.District is null ? null : $"{commune.DistrictKind ?? "huyện"} {commune.District}",
            Province = $"{commune.ProvinceKind ?? "tỉnh"} {commune.Province}",
            Cluster = commune.Cluster,
            Superior = commune.Superior,
            HamletWord = commune.HamletWord,
            Place = commune.Place,
            RatePlaces = commune.RatePlaces,
        });
    }

    /// <summary>Units, hamlets, people, the officer in charge.</summary>
    public static void AddOrganisation(SampleWork work)
    {
        var order = work.Units.Count;
        foreach (var u in work.Sample.Units)
        {
            var unit = new Unit { OwnerId = work.Owner, Code = u.Code, Name = u.Name, Kind = Code.Parse<UnitKind>(u.Kind), ParentId = SampleWork.Id(work.Units, u.Parent), Order = ++order };
            work.Units.Add(u.Code, unit.Id);
            work.Db.Add(unit);
        }

        foreach (var h in work.Sample.Hamlets)
        {
            var unit = new Unit
            {
                OwnerId = work.Owner,
                Code = h.Code,
                Name = VietnameseText.Capitalise(work.Sample.Commune.HamletWord) + " " + h.Name,
                Kind = UnitKind.Hamlet,
                Households = h.Households,
                Head = h.Head,
                Order = ++order,
            };
            work.Units.Add(h.Code, unit.Id);
            work.Db.Add(unit);
        }

        foreach (var p in work.Sample.People)
        {
            var person = new Person
            {
                OwnerId = work.Owner,
                FullName = p.Name,
                Position = p.Position,
                Category = Code.Parse<PersonCategory>(p.Category),
                UnitId = SampleWork.Id(work.Units, p.Unit),
                IsLeader = p.Leader,
                IsDirectWorker = p.DirectWorker,
                FromYear = work.Period.Year,
            };
            work.People.Add(p.Code, person.Id);
            work.Db.Add(person);
        }

        if (work.Sample.Officer is { } officer)
        {
            work.Db.Add(new OfficerAssignment { OwnerId = work.Owner, PersonId = work.People[officer.Person], FromDate = SampleWork.Day(officer.From)!.Value, PartTime = officer.PartTime });
        }
    }

    /// <summary>Accounts and their places; all with one password.</summary>
    public static void AddAccounts(SampleWork work, string password)
    {
        foreach (var a in work.Sample.Accounts)
        {
            var person = work.Sample.People.FirstOrDefault(p => p.Code == a.Person);
            var account = AccountFactory.Create(a.UserName, person?.Name ?? a.Name ?? a.UserName, password, mustChange: false);
            work.Db.Add(account);
            work.Db.Add(new Membership
            {
                OwnerId = work.Owner,
                AccountId = account.Id,
                Role = Enum.Parse<Role>(a.Role),
                UnitId = SampleWork.Id(work.Units, a.Unit),
                PersonId = SampleWork.Id(work.People, a.Person),
                Title = person?.Position ?? a.Name,
                FromDate = work.Period.Start,
            });
        }
    }
}
