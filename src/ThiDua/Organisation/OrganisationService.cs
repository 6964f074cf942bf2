using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>Writing profile, units, people and the officer in charge. The caller opens the scope and commits.</summary>
public sealed class OrganisationService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Saves the settings of a year; the first year of stored settings does not change.</summary>
    public async Task<CommuneProfile> SaveProfileAsync(Guid? id, ProfileInput input, Actor actor, CancellationToken ct = default)
    {
        var all = await db.Set<CommuneProfile>().ToListAsync(ct);
        var profile = id is null ? null : all.SingleOrDefault(p => p.Id == id) ?? throw new RecordNotFoundException("hồ sơ xã");
        input.FromYear = profile?.FromYear ?? input.FromYear;
        OrganisationRules.Check(input, id, clock.Today.Year, all);
        db.Operation = new(OperationKinds.ProfileChanged, actor);
        if (profile is null)
        {
            profile = new()
            {
                OwnerId = db.OwnerId,
                FromYear = input.FromYear!.Value,
                Kind = input.Kind!,
                Name = input.Name!,
                Province = input.Province!,
                Superior = input.Superior!,
                HamletWord = input.HamletWord!,
                Place = input.Place!,
            };
            all.Add(profile);
            db.Add(profile);
        }
        else
        {
            profile.RequireVersion(input.Version);
        }

        profile.Kind = input.Kind!;
        profile.Name = input.Name!;
        profile.District = input.District;
        profile.Province = input.Province!;
        profile.Cluster = input.Cluster;
        profile.Superior = input.Superior!;
        profile.HamletWord = input.HamletWord!;
        profile.Place = input.Place!;
        profile.RatePlaces = input.RatePlaces!.Value;
        if (all.Where(p => p.FromYear <= clock.Today.Year).MaxBy(p => p.FromYear) == profile)
        {
            var owner = await db.Set<Owner>().SingleAsync(o => o.Id == db.OwnerId, ct);
            owner.Name = profile.FullName; // the name in the top bar and on public pages is today's
        }

        await db.SaveChangesAsync(ct);
        return profile;
    }

    /// <summary>Removes the settings of a year; the last ones stay. Returns what they were called.</summary>
    public async Task<string> RemoveProfileAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var profile = await db.LoadAsync<CommuneProfile>(id, "hồ sơ xã", ct);
        if (await db.Set<CommuneProfile>().MinAsync(p => p.FromYear, ct) == profile.FromYear)
        {
            throw new DomainException("Đây là hồ sơ đầu tiên của xã, báo cáo các năm đầu dùng nó nên không xóa được. Sửa trực tiếp các mục.");
        }

        db.Operation = new(OperationKinds.ProfileChanged, actor);
        await db.RemoveAsync(profile, $"Hồ sơ từ năm {profile.FromYear}", ct);
        return $"hồ sơ áp dụng từ năm {profile.FromYear}";
    }

    /// <summary>Saves a unit or hamlet; a last year closes it.</summary>
    public async Task<Unit> SaveUnitAsync(Guid? id, UnitInput input, Actor actor, CancellationToken ct = default)
    {
        var all = await db.Set<Unit>().ToListAsync(ct);
        var unit = id is null ? null : all.SingleOrDefault(u => u.Id == id) ?? throw new RecordNotFoundException("đơn vị");
        OrganisationRules.Check(input, id, clock.Today.Year, all);
        return await db.SaveAsync(unit, input.Version, OperationKinds.RegisterChanged, actor, () => new Unit
        {
            OwnerId = db.OwnerId,
            Code = CodeWord.From(input.Name!, all.Select(u => u.Code).ToHashSet(StringComparer.Ordinal)),
            Name = input.Name!,
            Kind = input.Kind!.Value,
            Order = all.Count == 0 ? 1 : all.Max(u => u.Order) + 1,
        }, u =>
        {
            u.Name = input.Name!;
            u.Kind = input.Kind!.Value;
            u.ParentId = input.ParentId;
            u.Households = input.Households;
            u.Head = input.Head;
            u.LastYear = input.LastYear;
        }, ct);
    }

    /// <summary>Removes a unit nothing refers to; returns its name. A unit with history is closed with its last year instead.</summary>
    public async Task<string> RemoveUnitAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var unit = await db.LoadAsync<Unit>(id, "đơn vị", ct);
        if (await db.Set<Identity.Membership>().AnyAsync(m => m.UnitId == id, ct))
        {
            throw new DomainException($"“{unit.Name}” có tài khoản đại diện nên chưa xóa được. Kết thúc vai trò đó ở Hệ thống › Tài khoản, hoặc đóng đơn vị bằng năm cuối cùng.");
        }

        db.Operation = new(OperationKinds.RegisterChanged, actor);
        await db.RemoveAsync(unit, unit.Name, ct);
        return unit.Name;
    }

    /// <summary>Saves a person.</summary>
    public async Task<Person> SavePersonAsync(Guid? id, PersonInput input, Actor actor, CancellationToken ct = default)
    {
        var person = id is { } known ? await db.LoadAsync<Person>(known, "người trong danh sách cán bộ", ct) : null;
        input.FullName = VietnameseText.Clean(input.FullName);
        var folded = VietnameseText.Fold(input.FullName);
        var namesakes = await db.Set<Person>().Where(p => ThiDuaDb.Fold(p.FullName) == folded).AsNoTracking().ToListAsync(ct);
        OrganisationRules.Check(input, id, clock.Today.Year, namesakes);
        if (input.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new DomainException("Đơn vị đã chọn không còn. Chọn lại.", nameof(input.UnitId));
        }

        return await db.SaveAsync(person, input.Version, OperationKinds.RegisterChanged, actor, () => new Person { OwnerId = db.OwnerId, FullName = input.FullName!, Category = input.Category!.Value }, p =>
        {
            p.FullName = input.FullName!;
            p.Position = input.Position;
            p.Category = input.Category!.Value;
            p.UnitId = input.UnitId;
            p.IsLeader = input.IsLeader;
            p.IsDirectWorker = input.IsDirectWorker;
            p.FromYear = input.FromYear;
            p.LastYear = input.LastYear;
        }, ct);
    }

    /// <summary>Removes a person nothing refers to; returns the name.</summary>
    public Task<string> RemovePersonAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.RemoveAsync<Person>(id, "người trong danh sách cán bộ", OperationKinds.RegisterChanged, actor, p => p.FullName, ct);

    /// <summary>Puts a person in charge of emulation work; an open assignment from an earlier day ends the day before.</summary>
    public async Task<OfficerAssignment> AssignOfficerAsync(OfficerInput input, Actor actor, CancellationToken ct = default)
    {
        var person = await db.LoadAsync<Person>(input.PersonId!.Value, "người trong danh sách cán bộ", ct);
        var all = await db.Set<OfficerAssignment>().ToListAsync(ct);
        var ids = all.Select(a => a.PersonId).ToList();
        var names = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, ct);
        var from = input.FromDate!.Value;
        var open = all.SingleOrDefault(a => a.ToDate is null && a.FromDate < from);
        OrganisationRules.Check(input, all.Where(a => a != open), id => names[id]);
        db.Operation = new(OperationKinds.RegisterChanged, actor);
        if (open is not null)
        {
            open.ToDate = from.AddDays(-1);
        }

        var assignment = new OfficerAssignment { OwnerId = db.OwnerId, PersonId = person.Id, FromDate = from, ToDate = input.ToDate, PartTime = input.PartTime };
        db.Add(assignment);
        await db.SaveChangesAsync(ct);
        return assignment;
    }

    /// <summary>Removes an assignment made by mistake; returns whose it was.</summary>
    public async Task<string> RemoveOfficerAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var assignment = await db.LoadAsync<OfficerAssignment>(id, "phân công", ct);
        var name = await db.Set<Person>().Where(p => p.Id == assignment.PersonId).Select(p => p.FullName).SingleAsync(ct);
        db.Operation = new(OperationKinds.RegisterChanged, actor);
        await db.RemoveAsync(assignment, name, ct);
        return name;
    }
}
