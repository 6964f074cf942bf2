using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>What a list of conduct records is narrowed to.</summary>
/// <param name="Text">Words of the content, name or number, with or without diacritics.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Year">Only those that count in this year; null for all.</param>
public sealed record ConductFilter(string? Text, ConductKind? Kind, int? Year);

/// <summary>A conduct record in a list.</summary>
/// <param name="Record">Record.</param>
/// <param name="Name">Person or unit.</param>
public sealed record ConductRow(ConductRecord Record, string Name);

/// <summary>A person or unit with the grade of a year.</summary>
/// <param name="Id">Person or unit.</param>
/// <param name="Name">Name.</param>
/// <param name="Detail">Position, or kind of unit.</param>
/// <param name="IsUnit">Unit rather than person.</param>
/// <param name="Grade">Grade; null = none yet.</param>
public sealed record GradeRow(Guid Id, string Name, string? Detail, bool IsUnit, Grade? Grade);

/// <summary>What the registers say about recipients of awards in a year: warnings and grades by person or unit.</summary>
/// <param name="Warnings">Conduct that counts in the year.</param>
/// <param name="Grades">Grades of the year.</param>
public sealed record Standing(ILookup<Guid, string> Warnings, IReadOnlyDictionary<Guid, Grade> Grades);

/// <summary>Conduct and yearly grades. The caller opens the scope and commits.</summary>
public sealed class ConductService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Records, newest first.</summary>
    public async Task<IReadOnlyList<ConductRow>> ListAsync(ConductFilter filter, CancellationToken ct = default)
    {
        var records = await db.Set<ConductRecord>().OrderByDescending(c => c.Date).ThenBy(c => c.Id).AsNoTracking().ToListAsync(ct);
        var people = await db.Set<Person>().Where(p => db.Set<ConductRecord>().Any(c => c.PersonId == p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, ct);
        var units = await db.Set<Unit>().Where(u => db.Set<ConductRecord>().Any(c => c.UnitId == u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return
        [
            .. records.Select(c => new ConductRow(c, c.PersonId is { } person ? people[person] : units[c.UnitId!.Value]))
                .Where(r => (filter.Kind is null || r.Record.Kind == filter.Kind) && (filter.Year is not { } year || r.Record.CountsIn(year))
                    && VietnameseText.FoldedContains($"{r.Name} {r.Record.Note} {r.Record.Number}", filter.Text)),
        ];
    }

    /// <summary>Saves a record.</summary>
    public async Task<ConductRecord> SaveAsync(Guid? id, ConductInput input, Actor actor, CancellationToken ct = default)
    {
        var record = id is { } known ? await db.LoadAsync<ConductRecord>(known, "bản ghi kỷ luật, kiểm tra", ct) : null;
        ConductRules.Check(input, clock.Today);
        if (input.PersonId is { } person && !await db.Set<Person>().AnyAsync(p => p.Id == person, ct))
        {
            throw new DomainException("Người đã chọn không còn trong danh sách. Chọn lại.", nameof(input.PersonId));
        }

        if (input.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new DomainException("Đơn vị đã chọn không còn. Chọn lại.", nameof(input.UnitId));
        }

        return await db.SaveAsync(record, input.Version, OperationKinds.RecordSaved, actor, () => new ConductRecord { OwnerId = db.OwnerId, Kind = input.Kind!.Value, Date = input.Date!.Value, Note = input.Note! }, c =>
        {
            c.Kind = input.Kind!.Value;
            c.PersonId = input.PersonId;
            c.UnitId = input.UnitId;
            c.Measure = input.Measure;
            c.Number = input.Number;
            c.Date = input.Date!.Value;
            c.EndsOn = input.EndsOn;
            c.Note = input.Note!;
        }, ct);
    }

    /// <summary>Removes a record; returns what it was about.</summary>
    public Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.RemoveAsync<ConductRecord>(id, "bản ghi kỷ luật, kiểm tra", OperationKinds.RecordRemoved, actor, c => c.Note, ct);

    /// <summary>People in the register and Party cells of a year with their grades, Party cells last.</summary>
    public async Task<IReadOnlyList<GradeRow>> GradesAsync(int year, CancellationToken ct = default)
    {
        var grades = await db.Set<YearlyGrade>().Where(g => g.Year == year).AsNoTracking().ToListAsync(ct);
        var byId = grades.ToDictionary(g => (g.PersonId ?? g.UnitId)!.Value, g => g.Grade);
        var people = await db.Set<Person>().Where(p => p.LastYear == null || p.LastYear >= year).OrderBy(p => p.SortKey).ThenBy(p => p.Id).AsNoTracking().ToListAsync(ct);
        var units = await db.Set<Unit>().Where(u => (u.Kind == UnitKind.Party && (u.LastYear == null || u.LastYear >= year)) || db.Set<YearlyGrade>().Any(g => g.Year == year && g.UnitId == u.Id))
            .OrderBy(u => u.Order).AsNoTracking().ToListAsync(ct);
        return
        [
            .. people.Select(p => new GradeRow(p.Id, p.FullName, p.Position ?? OrganisationWords.Category(p.Category), false, byId.TryGetValue(p.Id, out var grade) ? grade : null)),
            .. units.Select(u => new GradeRow(u.Id, u.Name, OrganisationWords.Kind(u.Kind), true, byId.TryGetValue(u.Id, out var grade) ? grade : null)),
        ];
    }

    /// <summary>Saves the grades that were changed; returns how many. A grade somebody else changed meanwhile is refused, not overwritten.</summary>
    /// <exception cref="DomainException">Somebody else changed one of them, or a person is no longer in the register.</exception>
    public async Task<int> SaveGradesAsync(int year, IReadOnlyList<GradeInput> typed, Actor actor, CancellationToken ct = default)
    {
        var rows = (await GradesAsync(year, ct)).ToDictionary(r => r.Id);
        var stored = await db.Set<YearlyGrade>().Where(g => g.Year == year).ToListAsync(ct);
        db.Operation = new(OperationKinds.RecordSaved, actor);
        var changed = typed.Where(t => t.Grade != t.Opened).ToList();
        foreach (var t in changed)
        {
            var row = rows.GetValueOrDefault(t.Id) ?? throw new DomainException("Có người vừa được bỏ khỏi danh sách. Tải lại trang rồi nhập lại.");
            if (row.Grade != t.Opened && row.Grade != t.Grade)
            {
                throw new DomainException($"Xếp loại của {row.Name} vừa được người khác sửa thành “{(row.Grade is { } now ? OrganisationWords.Grade(now) : "chưa xếp loại")}” nên chưa lưu mục nào. Tải lại trang để xem.");
            }

            var grade = stored.SingleOrDefault(g => g.PersonId == t.Id || g.UnitId == t.Id);
            switch (grade, t.Grade)
            {
                case (null, { } given):
                    db.Add(new YearlyGrade { OwnerId = db.OwnerId, Year = year, PersonId = row.IsUnit ? null : t.Id, UnitId = row.IsUnit ? t.Id : null, Grade = given });
                    break;
                case ({ } old, null):
                    db.Remove(old);
                    break;
                case ({ } old, { } given):
                    old.Grade = given;
                    break;
                default:
                    break;
            }
        }

        await db.SaveChangesAsync(ct);
        return changed.Count;
    }

    /// <summary>What counts for or against people and units in a year.</summary>
    public async Task<Standing> StandingAsync(int year, CancellationToken ct = default)
    {
        var records = (await db.Set<ConductRecord>().AsNoTracking().ToListAsync(ct)).Where(c => c.CountsIn(year));
        var grades = await db.Set<YearlyGrade>().Where(g => g.Year == year).AsNoTracking().ToListAsync(ct);
        return new(records.ToLookup(c => (c.PersonId ?? c.UnitId)!.Value, ConductRules.Text), grades.ToDictionary(g => (g.PersonId ?? g.UnitId)!.Value, g => g.Grade));
    }
}
