using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Cells a link holder may fill in.</summary>
/// <param name="IndicatorId">Indicator; must be assigned to the link's unit.</param>
/// <param name="Version">Version of the slot when the page was opened; 0 without slot.</param>
/// <param name="Value">Value.</param>
/// <param name="Of">Denominator.</param>
/// <param name="Qualifier">How exact.</param>
/// <param name="AsOf">Cut-off day.</param>
public sealed record LinkFigure(Guid IndicatorId, int Version, decimal? Value, decimal? Of, Qualifier Qualifier, DateOnly? AsOf);

/// <summary>"Giao số liệu": asking units for figures and letting them answer without an account. The caller opens the scope and commits.</summary>
public sealed class AssignmentService(ThiDuaDb db, VietnamClock clock, AssignmentQueries queries, IndicatorService figures, FileService files)
{
    /// <summary>
    /// Asks <paramref name="unitId"/> for the figures until a day; figures asked of another unit before move over. Null takes the requests back, except sent ones.
    /// Returns how many requests were made, moved, re-dated or taken back.
    /// </summary>
    public async Task<int> AssignAsync(Period period, IReadOnlyCollection<Guid> indicatorIds, Guid? unitId, DateOnly? dueOn, Actor actor, CancellationToken ct = default)
    {
        if (indicatorIds.Count == 0)
        {
            throw new DomainException("Chưa chọn số liệu nào; đánh dấu ít nhất một dòng rồi bấm lại.", "Chosen");
        }

        var key = period.ToString();
        var known = await db.Set<Indicator>().Where(i => indicatorIds.Contains(i.Id)).AsNoTracking().ToListAsync(ct);
        if (known.Count != indicatorIds.Count)
        {
            throw new RecordNotFoundException("chỉ tiêu");
        }

        if (known.FirstOrDefault(i => i.Source is not FigureSource.Typed) is { } computed)
        {
            throw new DomainException($"“{computed.Name}” do máy tính từ số khác nên không giao được; giao các phần của nó.", "Chosen");
        }

        if (unitId is { } unit)
        {
            AssignmentRules.CheckDueDay(dueOn, period, "DueOn");
            var asked = await db.LoadAsync<Unit>(unit, "đơn vị", ct);
            if (!asked.ExistsIn(period.Year))
            {
                throw new DomainException($"{asked.Name} không còn hoạt động trong {period.Label}; chọn đơn vị khác.", "UnitId");
            }
        }

        db.Operation = new(OperationKinds.FiguresAssigned, actor);
        var existing = await db.Set<FigureAssignment>().Where(a => a.Period == key && indicatorIds.Contains(a.IndicatorId)).ToDictionaryAsync(a => a.IndicatorId, ct);
        var changed = 0;
        foreach (var id in indicatorIds)
        {
            changed += Assign(existing.GetValueOrDefault(id), id, key, unitId, dueOn) ? 1 : 0;
        }

        await db.SaveChangesAsync(ct);
        return changed;
    }

    /// <summary>Makes a link for what a unit still owes and returns its token, which is stored nowhere. Links made before for the unit and period die.</summary>
    public async Task<string> CreateLinkAsync(Period period, Guid unitId, int days, Actor actor, CancellationToken ct = default)
    {
        if (days is < 1 or > AssignmentRules.MostLinkDays)
        {
            throw new DomainException($"Liên kết dùng được từ 1 đến {AssignmentRules.MostLinkDays} ngày; nhập lại số ngày.", "Days");
        }

        await db.LoadAsync<Unit>(unitId, "đơn vị", ct);
        var key = period.ToString();
        var open = await db.Set<FigureAssignment>().Where(a => a.Period == key && a.UnitId == unitId && a.SentAt == null).ToListAsync(ct);
        if (open.Count == 0)
        {
            throw new DomainException("Đơn vị này không còn số liệu nào phải gửi trong kỳ, nên không cần liên kết. Giao thêm số liệu trước.");
        }

        db.Operation = new(OperationKinds.FiguresAssigned, actor);
        var now = clock.UtcNow;
        await RevokeAsync(key, unitId, now, ct);
        var token = AssignmentRules.NewToken();
        db.Add(new CapabilityLink { TokenHash = AssignmentRules.HashOf(token)!, OwnerId = db.OwnerId, Period = key, UnitId = unitId, CreatedAt = now, ExpiresAt = now.AddDays(days) });
        db.Notes.Add(Note(unitId, key, null, $"mở đến {VietnamClock.ToVietnam(now.AddDays(days)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}"));
        foreach (var assignment in open)
        {
            assignment.RemindedAt = now;
        }

        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>
    /// Opens the scope of the managing unit a token belongs to, and holds the link so that sending and saving wait for each other. Null, and no scope, when the
    /// token opens nothing.
    /// </summary>
    public async Task<CapabilityLink?> EnterAsync(string? token, CancellationToken ct = default)
    {
        if (await queries.FindLinkAsync(token, ct) is not { } found)
        {
            return null;
        }

        await db.BeginAsync(found.OwnerId, ct);
        var link = await db.Set<CapabilityLink>().FromSql($"SELECT * FROM capability_link WHERE token_hash = {found.TokenHash} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(ct);
        if (link?.IsOpen(clock.UtcNow) == true)
        {
            return link;
        }

        await db.RollbackAsync();
        return null;
    }

    /// <summary>Withdraws the open links of a unit; returns how many there were.</summary>
    public async Task<int> RevokeLinksAsync(Period period, Guid unitId, Actor actor, CancellationToken ct = default)
    {
        db.Operation = new(OperationKinds.FiguresAssigned, actor);
        var count = await RevokeAsync(period.ToString(), unitId, clock.UtcNow, ct);
        if (count > 0)
        {
            db.Notes.Add(Note(unitId, period.ToString(), "đang mở", "đã thu hồi"));
        }

        return count;
    }

    /// <summary>Saves one cell row through a link. Throws <see cref="DomainException"/> naming the cell, <see cref="StaleVersionException"/>, or a 404 for figures not asked of the link's unit.</summary>
    public async Task<Figure> SaveAsync(CapabilityLink link, LinkFigure input, CancellationToken ct = default)
    {
        var assignment = await OpenAssignmentAsync(link, input.IndicatorId, ct);
        var slot = await db.Set<Figure>().AsNoTracking().SingleOrDefaultAsync(f => f.IndicatorId == input.IndicatorId && f.Period == link.Period, ct);
        if (assignment.SentAt is not null)
        {
            throw new DomainException("Số liệu này đã gửi nên không sửa qua liên kết được nữa; báo công chức phụ trách thi đua, khen thưởng.", nameof(input.Value));
        }

        return await figures.SaveFigureAsync(
            new(input.IndicatorId, link.Period, input.Version, input.Value, input.Of, input.Qualifier, input.AsOf, new Dictionary<string, decimal?>(StringComparer.Ordinal), null, slot?.Note, slot?.Evidence) { TouchesPrevious = false },
            await ActorAsync(link, ct), ct);
    }

    /// <summary>Keeps the scan or photo a unit gave, and opens the operation its figures are entered in (nhập hộ).</summary>
    /// <exception cref="DomainException">The file is refused; names the field <c>File</c>.</exception>
    public async Task<StoredFile> KeepPaperAsync(Guid unitId, Stream content, string fileName, Actor actor, CancellationToken ct = default)
    {
        var unit = await db.LoadAsync<Unit>(unitId, "đơn vị", ct);
        db.Operation = new(OperationKinds.FiguresOnBehalf, actor, $"{unit.Name}, theo “{FileRules.CleanName(fileName)}”");
        return await files.SaveAsync(content, fileName, FileAudience.Work, actor, [FileKind.Pdf, FileKind.Jpeg, FileKind.Png], ct);
    }

    /// <summary>
    /// Enters one row for a unit from a paper kept before. The unit's own later entry takes its place. Throws <see cref="DomainException"/> naming the cell,
    /// <see cref="StaleVersionException"/>, or a 404 for units, papers and indicators that are not there.
    /// </summary>
    public async Task<Figure> EnterOnBehalfAsync(Period period, OnBehalf paper, LinkFigure input, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var key = period.ToString();
        var unit = await db.LoadAsync<Unit>(paper.UnitId, "đơn vị", ct);
        var file = (await files.InfoAsync([paper.FileId], ct)).GetValueOrDefault(paper.FileId) ?? throw new RecordNotFoundException("tệp nhập hộ");
        if (!await db.Set<Figure>().AnyAsync(f => f.IndicatorId == input.IndicatorId && f.Period == key, ct))
        {
            throw new RecordNotFoundException("chỉ tiêu của kỳ");
        }

        db.Operation ??= new(OperationKinds.FiguresOnBehalf, actor, $"{unit.Name}, theo “{file.Name}”");
        return await figures.SaveFigureAsync(
            new(input.IndicatorId, key, input.Version, input.Value, input.Of, input.Qualifier, input.AsOf, new Dictionary<string, decimal?>(StringComparer.Ordinal), null) { TouchesPrevious = false, TouchesRemarks = false, OnBehalf = paper },
            actor, ct);
    }

    /// <summary>
    /// Sends what has a value and closes the link. While something is missing it is refused unless <paramref name="partly"/>. Returns how many were sent.
    /// </summary>
    public async Task<int> SendAsync(CapabilityLink link, bool partly, CancellationToken ct = default)
    {
        Require(link);
        var period = Period.Parse(link.Period);
        var assigned = await queries.OfUnitAsync(period, link.UnitId, ct);
        var missing = assigned.Where(a => a.IsMissing).ToList();
        var ready = assigned.Where(a => !a.IsSent && !a.IsMissing).Select(a => a.Assignment.Id).ToHashSet();
        if (ready.Count == 0)
        {
            throw new DomainException("Chưa có số liệu nào để gửi; nhập ít nhất một số rồi bấm “Gửi số liệu”.");
        }

        if (missing.Count > 0 && !partly)
        {
            throw new DomainException($"Còn {missing.Count} số chưa nhập: {string.Join("; ", missing.Take(3).Select(a => a.Indicator.Name))}{(missing.Count > 3 ? "; …" : "")}. Nhập tiếp, hoặc đánh dấu “Gửi phần đã có” rồi gửi lại.", "Partly");
        }

        var now = clock.UtcNow;
        var closed = await db.Set<CapabilityLink>().Where(l => l.TokenHash == link.TokenHash && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), ct);
        if (closed != 1)
        {
            throw new DomainException("Liên kết vừa được dùng để gửi ở nơi khác; số liệu đã gửi chỉ tính một lần.");
        }

        var actor = await ActorAsync(link, ct);
        db.Operation = new(OperationKinds.FiguresSent, actor);
        var confirmed = assigned.Where(a => ready.Contains(a.Assignment.Id) && a.Figure?.OnBehalfUnitId == link.UnitId).Select(a => a.Figure!.Id).ToList();
        foreach (var figure in await db.Set<Figure>().Where(f => confirmed.Contains(f.Id)).ToListAsync(ct))
        {
            await figures.SupersedeAsync(figure, $"{actor.Name} xác nhận", ct);
        }

        foreach (var assignment in await db.Set<FigureAssignment>().Where(a => ready.Contains(a.Id)).ToListAsync(ct))
        {
            assignment.SentAt = now;
        }

        await db.SaveChangesAsync(ct);
        return ready.Count;
    }

    private bool Assign(FigureAssignment? existing, Guid indicatorId, string period, Guid? unitId, DateOnly? dueOn)
    {
        switch (existing, unitId)
        {
            case (null, null):
                return false;
            case (null, { } unit):
                db.Add(new FigureAssignment { OwnerId = db.OwnerId, Period = period, IndicatorId = indicatorId, UnitId = unit, DueOn = dueOn!.Value });
                return true;
            case ({ SentAt: not null }, _):
                return false; // what was sent stays with who sent it
            case (not null, null):
                db.Remove(existing);
                return true;
            case (not null, { } unit):
                if (existing.UnitId == unit && existing.DueOn == dueOn)
                {
                    return false;
                }

                if (existing.UnitId != unit)
                {
                    existing.RemindedAt = null;
                }

                (existing.UnitId, existing.DueOn) = (unit, dueOn!.Value);
                return true;
        }
    }

    private async Task<FigureAssignment> OpenAssignmentAsync(CapabilityLink link, Guid indicatorId, CancellationToken ct)
    {
        Require(link);
        return await db.Set<FigureAssignment>().AsNoTracking().SingleOrDefaultAsync(a => a.Period == link.Period && a.UnitId == link.UnitId && a.IndicatorId == indicatorId, ct)
            ?? throw new RecordNotFoundException("số liệu được giao");
    }

    private void Require(CapabilityLink link)
    {
        if (link.OwnerId != db.OwnerId)
        {
            throw new InvalidOperationException("The link belongs to another owner than the unit of work.");
        }

        if (!link.IsOpen(clock.UtcNow))
        {
            throw new RecordNotFoundException("liên kết");
        }
    }

    private async Task<Actor> ActorAsync(CapabilityLink link, CancellationToken ct)
    {
        var name = await db.Set<Unit>().Where(u => u.Id == link.UnitId).Select(u => u.Name).SingleAsync(ct);
        return new(null, $"{name} (qua liên kết)");
    }

    // links are found before an owner is known, so they are no owned rows; the history of the unit tells of them
    private static NotedChange Note(Guid unitId, string period, string? before, string after) => new(nameof(CapabilityLink), unitId, $"Liên kết nhập số {period}", before, after);

    private Task<int> RevokeAsync(string period, Guid unitId, DateTimeOffset now, CancellationToken ct) =>
        db.Set<CapabilityLink>().Where(l => l.OwnerId == db.OwnerId && l.Period == period && l.UnitId == unitId && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, now), ct);
}
