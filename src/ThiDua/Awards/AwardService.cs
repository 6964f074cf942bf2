using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>Writing award lines. The caller opens the scope and commits.</summary>
public sealed class AwardService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Saves a line, new without <paramref name="id"/>. Throws <see cref="DomainException"/> naming the field, or <see cref="StaleVersionException"/>.</summary>
    public async Task<AwardLine> SaveAsync(Guid? id, Period period, AwardInput input, Actor actor, CancellationToken ct = default)
    {
        var line = id is { } known ? await db.LoadAsync<AwardLine>(known, "dòng khen thưởng", ct) : null;
        AwardRules.Check(input);
        var around = RecordsOfPeriod.Around(line is null ? period : Period.Parse(line.Period));
        var others = await db.Set<AwardLine>().Where(a => around.Contains(a.Period)).AsNoTracking().ToListAsync(ct);
        var batch = others.FirstOrDefault(o => o.GroupCode == input.GroupCode);
        if (input.GroupCode is not null && batch is null)
        {
            throw new DomainException("Đợt khen thưởng đã chọn không còn trong kỳ này. Chọn lại, hoặc chọn “Đợt mới”.", nameof(input.GroupCode));
        }

        var key = batch?.Period ?? line?.Period ?? period.ToString(); // a batch lies in one period
        var group = input.GroupCode ?? CodeWord.From(input.Reason!, others.Select(o => o.GroupCode).ToHashSet(StringComparer.Ordinal));
        var form = input.Form ?? input.OtherForm!;
        var recipients = line is null ? [] : await RecipientsAsync(line.Id, ct);
        if (line is not null && line.Subject != input.Subject && recipients.Count > 0)
        {
            throw new DomainException($"Dòng này đã có danh sách {recipients.Count} {TitleWords.Subject(line.Subject)} nên không đổi Đối tượng được. Xóa danh sách trước, hoặc thêm dòng mới.", nameof(input.Subject));
        }

        if (input.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new DomainException("Đơn vị đã chọn không còn. Chọn lại.", nameof(input.UnitId));
        }

        var decidedOn = await db.Set<AwardDecision>().Where(d => d.Period == key && d.GroupCode == group).Select(d => d.DecidedOn).SingleOrDefaultAsync(ct);
        return await db.SaveAsync(line, input.Version, OperationKinds.RecordSaved, actor, () => new AwardLine
        {
            OwnerId = db.OwnerId,
            Period = key,
            GroupCode = group,
            Code = CodeWord.From($"{group} {TitleWords.Subject(input.Subject!.Value)}", others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal)),
            Level = input.Level!.Value,
            Body = input.Body!,
            Form = form,
            Kind = input.Kind!.Value,
            Subject = input.Subject!.Value,
            State = input.State!.Value,
            Reason = input.Reason!,
            Order = others.Count == 0 ? 0 : others.Max(o => o.Order) + 1,
        }, l =>
        {
            l.Period = key;
            l.GroupCode = group;
            l.DecidedOn = decidedOn;
            l.Level = input.Level!.Value;
            l.Body = input.Body!;
            l.System = input.System!.Value;
            l.Form = form;
            l.Kind = input.Kind!.Value;
            l.Subject = input.Subject!.Value;
            l.UnitId = input.UnitId;
            l.State = input.State!.Value;
            l.ByRate = input.ByRate;
            l.Amount = input.Amount;
            l.Reason = input.Reason!;
            l.Note = input.Note;
            if (!l.ListComplete)
            {
                (l.Count, l.Leaders, l.DirectWorkers) = (input.Count, input.Leaders, input.DirectWorkers);
            }
        }, ct);
    }

    /// <summary>Removes a line with its recipients; returns what it was called.</summary>
    public async Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        await db.Set<AwardRecipient>().Where(r => r.LineId == id).LoadAsync(ct); // recorded with it, so that undo brings them back
        return await db.RemoveAsync<AwardLine>(id, "dòng khen thưởng", OperationKinds.RecordRemoved, actor, AwardWords.Line, ct);
    }

    /// <summary>Recipients of a line, in order.</summary>
    public async Task<List<AwardRecipient>> RecipientsAsync(Guid lineId, CancellationToken ct = default) =>
        await db.Set<AwardRecipient>().Where(r => r.LineId == lineId).OrderBy(r => r.Order).ToListAsync(ct);

    /// <summary>
    /// Replaces the recipients of a line by a pasted list. A complete list decides the counts of the line from then on; an incomplete one leaves them as typed.
    /// Rows that stay keep their key, so that the history shows what really changed.
    /// </summary>
    /// <exception cref="DomainException">A row cannot be taken; names the field <c>Text</c>.</exception>
    /// <exception cref="StaleVersionException">The line or its list was saved meanwhile.</exception>
    public async Task<AwardLine> SaveRecipientsAsync(Guid lineId, string? text, bool complete, int version, Actor actor, CancellationToken ct = default)
    {
        var line = await db.LoadAsync<AwardLine>(lineId, "dòng khen thưởng", ct);
        line.RequireVersion(version);
        var year = Period.Parse(line.Period).Year;
        var people = await db.Set<Person>().Where(p => p.LastYear == null || p.LastYear >= year).AsNoTracking().ToListAsync(ct);
        var units = await db.Set<Unit>().Where(u => u.LastYear == null || u.LastYear >= year).AsNoTracking().ToListAsync(ct);
        var read = RecipientList.Read(text, line.Subject, people, units, await db.Set<Household>().AsNoTracking().ToListAsync(ct));
        if (complete && read.Count == 0)
        {
            throw new DomainException("Danh sách trống thì chưa đủ. Nhập các tên, hoặc bỏ đánh dấu “Danh sách đã đủ”.", "Text");
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        var stored = await RecipientsAsync(lineId, ct);
        var free = stored.ToList();
        foreach (var (r, at) in read.Select((r, at) => (r, at)))
        {
            var row = free.FirstOrDefault(f => f.Name == r.Name && f.Position == r.Position) ?? free.FirstOrDefault(f => f.Name == r.Name);
            if (row is null)
            {
                row = new() { OwnerId = db.OwnerId, LineId = lineId, Order = at + 1, Name = r.Name };
                db.Add(row);
            }

            free.Remove(row);
            (row.Order, row.Position, row.PersonId, row.UnitId, row.HouseholdId, row.HamletId, row.DirectWorker, row.Leader) =
                (at + 1, r.Position, r.Person?.Id, r.Unit?.Id, r.Household?.Id, r.Hamlet?.Id, r.DirectWorker, r.Leader);
        }

        db.RemoveRange(free);
        line.ListComplete = complete;
        if (complete)
        {
            line.Count = read.Count;
            line.DirectWorkers = line.Subject == AwardSubject.Household ? null : read.Count(r => r.DirectWorker);
            line.Leaders = line.Subject == AwardSubject.Individual ? read.Count(r => r.Leader) : null;
        }

        // the list is part of the line: whoever opened the line before must see it, even when no field of the line changed
        db.Entry(line).Property(l => l.ListComplete).IsModified = true;
        await db.SaveChangesAsync(ct);
        return line;
    }

    /// <summary>The decision of a batch, or null while none is recorded.</summary>
    public Task<AwardDecision?> DecisionAsync(Period period, string group, CancellationToken ct = default)
    {
        var around = RecordsOfPeriod.Around(period);
        return db.Set<AwardDecision>().AsNoTracking().SingleOrDefaultAsync(d => around.Contains(d.Period) && d.GroupCode == group, ct);
    }

    /// <summary>Saves the decision of a batch.</summary>
    /// <param name="id">Stored decision, or null.</param>
    /// <param name="period">Period of a new one.</param>
    /// <param name="group">Batch of a new one.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="fileId">Scan uploaded with the form, or null to leave the stored one.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<AwardDecision> SaveDecisionAsync(Guid? id, Period period, string group, AwardDecisionInput input, Guid? fileId, Actor actor, CancellationToken ct = default)
    {
        var decision = id is { } known ? await db.LoadAsync<AwardDecision>(known, "quyết định khen thưởng", ct) : null;
        group = decision?.GroupCode ?? group;
        var key = await AwardQueries.OfBatch(db, decision is null ? period : Period.Parse(decision.Period), group).Select(l => l.Period).FirstOrDefaultAsync(ct) ?? throw new RecordNotFoundException("đợt khen thưởng");
        AwardRules.Check(input, Period.Parse(key), clock.Today);
        if (decision is null && await db.Set<AwardDecision>().AnyAsync(d => d.Period == key && d.GroupCode == group, ct))
        {
            throw new DomainException("Đợt này vừa được người khác ghi quyết định. Tải lại trang để xem.", nameof(input.Number));
        }

        await SetDayAsync(key, group, input.DecidedOn, ct);
        return await db.SaveAsync(decision, input.Version, OperationKinds.RecordSaved, actor, () => new AwardDecision { OwnerId = db.OwnerId, Period = key, GroupCode = group }, d =>
        {
            d.Number = input.Number;
            d.DecidedOn = input.DecidedOn;
            d.DossierCode = input.DossierCode;
            d.FileId = fileId ?? (input.RemoveFile ? null : d.FileId);
        }, ct);
    }

    /// <summary>Removes the decision of a batch; returns its number.</summary>
    public async Task<string> RemoveDecisionAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var decision = await db.LoadAsync<AwardDecision>(id, "quyết định khen thưởng", ct);
        await SetDayAsync(decision.Period, decision.GroupCode, null, ct);
        return await db.RemoveAsync<AwardDecision>(id, "quyết định khen thưởng", OperationKinds.RecordRemoved, actor, d => d.Number ?? d.DossierCode ?? "Quyết định", ct);
    }

    /// <summary>Brings back the decision of a batch removed by mistake.</summary>
    public async Task RestoreDecisionAsync(AuditQueries audit, Guid id, Actor actor, CancellationToken ct = default)
    {
        var decision = await audit.RestoreAsync<AwardDecision>(id, "quyết định khen thưởng", actor, ct);
        await SetDayAsync(decision.Period, decision.GroupCode, decision.DecidedOn, ct);
        await db.SaveChangesAsync(ct);
    }

    // the money of the lines follows the rates of this day
    private async Task SetDayAsync(string period, string group, DateOnly? day, CancellationToken ct)
    {
        foreach (var line in await db.Set<AwardLine>().Where(l => l.Period == period && l.GroupCode == group && l.DecidedOn != day).ToListAsync(ct))
        {
            line.DecidedOn = day;
        }
    }
}
