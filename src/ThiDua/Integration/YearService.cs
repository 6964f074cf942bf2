using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Integration;

/// <summary>Something that can be taken into the new year.</summary>
/// <param name="Id">Record.</param>
/// <param name="Name">Name as listed.</param>
/// <param name="Group">Heading it is listed under.</param>
/// <param name="Taken">Ticked at first.</param>
/// <param name="Note">Grey words after the name, or null.</param>
public sealed record YearChoice(Guid Id, string Name, string Group, bool Taken, string? Note);

/// <summary>What opening a year would copy.</summary>
/// <param name="From">The last opened year.</param>
/// <param name="To">The year to open.</param>
/// <param name="Refusal">Why it cannot be opened now, or null.</param>
/// <param name="Units">Units that exist; unticked ones end with <paramref name="From"/>.</param>
/// <param name="Indicators">Indicators with a slot; ticked ones get an empty slot.</param>
/// <param name="Headline">Key indicators.</param>
/// <param name="Movements">Movements that ran; ticked ones run on.</param>
/// <param name="Documents">The list of law in force.</param>
/// <param name="Weaknesses">Weaknesses reported, to be answered in the new year.</param>
/// <param name="Report">The report whose frame is taken over, or null.</param>
public sealed record YearPlan(int From, int To, string? Refusal, IReadOnlyList<YearChoice> Units, IReadOnlyList<YearChoice> Indicators, int Headline,
    IReadOnlyList<YearChoice> Movements, IReadOnlyList<YearChoice> Documents, IReadOnlyList<YearChoice> Weaknesses, Report? Report);

/// <summary>What the user ticked.</summary>
public sealed record YearInput(int Year, IReadOnlySet<Guid> Units, IReadOnlySet<Guid> Indicators, bool Headline, IReadOnlySet<Guid> Movements, IReadOnlySet<Guid> Documents,
    IReadOnlySet<Guid> Weaknesses, bool Report);

/// <summary>"Mở năm mới" and its undoing. The caller opens the scope and commits.</summary>
public sealed class YearService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Why <paramref name="year"/> cannot be opened, or null.</summary>
    public static string? Refusal(int year, IReadOnlyCollection<int> opened, DateOnly today) => year switch
    {
        _ when opened.Contains(year) => $"Năm {Text(year)} đã mở rồi. Chọn năm {Text(year)} ở góc trên để làm việc.",
        _ when year > today.Year + 1 => $"Chưa mở được năm {Text(year)}: hôm nay mới là {today.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, chỉ mở trước một năm (đến {Text(today.Year + 1)}).",
        _ when opened.Count > 0 && year != opened.Max() + 1 => $"Chỉ mở được năm kế tiếp năm {Text(opened.Max())}, là {Text(opened.Max() + 1)}.",
        _ => null,
    };

    /// <summary>What opening the next year would copy.</summary>
    public async Task<YearPlan> PlanAsync(CancellationToken ct = default)
    {
        var opened = await db.Set<WorkingYear>().Select(y => y.Year).ToListAsync(ct);
        var from = opened.Count > 0 ? opened.Max() : clock.Today.Year - 1;
        var (key, to) = (Period.OfYear(from).ToString(), from + 1);
        var fields = await db.Set<Field>().AsNoTracking().ToDictionaryAsync(f => f.Id, ct);
        var slots = (await db.Set<Figure>().Where(f => f.Period == key).Select(f => f.IndicatorId).ToListAsync(ct)).ToHashSet();
        var indicators = (await db.Set<Indicator>().AsNoTracking().ToListAsync(ct)).Where(i => slots.Contains(i.Id)).OrderBy(i => fields[i.FieldId].Order).ThenBy(i => i.Order);
        var units = await db.Set<Unit>().Where(u => u.LastYear == null || u.LastYear >= from).OrderBy(u => u.Order).AsNoTracking().ToListAsync(ct);
        var movements = await db.Set<Movement>().Where(m => m.FromYear <= from && m.ToYear >= from).OrderBy(m => m.Order).AsNoTracking().ToListAsync(ct);
        var documents = await RegistryQueries.Of(db, Period.Parse(key)).Where(d => d.Relation == DocumentRelation.PhapLy).OrderBy(d => d.Period).ThenBy(d => d.Order).AsNoTracking().ToListAsync(ct);
        var weaknesses = await db.Set<ReportItem>().Where(i => i.Period == key && i.Kind == ItemKind.Weaknesses).OrderBy(i => i.Order).AsNoTracking().ToListAsync(ct);
        return new(
            from, to, Refusal(to, opened, clock.Today),
            [.. units.Select(u => new YearChoice(u.Id, u.Name, FoundingRules.KindWords[u.Kind], u.ExistsIn(to), u.ExistsIn(to) ? null : $"hết năm {Text(from)} thôi hoạt động"))],
            [.. indicators.Select(i => new YearChoice(i.Id, i.Name, fields[i.FieldId].Name, !i.Retired, i.Retired ? "đã ngừng dùng" : i.UnitName))],
            await db.Set<HeadlineItem>().CountAsync(h => h.Period == key, ct),
            [.. movements.Select(m => new YearChoice(m.Id, m.Name, "", m.RunsIn(to), m.RunsIn(to) ? $"đến năm {Text(m.ToYear)}" : $"kết thúc năm {Text(m.ToYear)}; đánh dấu để kéo dài"))],
            [.. documents.Select(d => new YearChoice(d.Id, d.Abstract, "", d.InForceOn(Period.OfYear(to).Start), d.ReplacedById is not null ? "đã được thay thế" : d.InForceOn(Period.OfYear(to).Start) ? d.NumberAndSymbol : "đã hết hiệu lực"))],
            [.. weaknesses.Select(w => new YearChoice(w.Id, w.Text, "", ReportItemService.IsCarried(w), ReportItemService.IsCarried(w) ? (w.FirstPeriod is { } first ? $"nêu từ {Period.Parse(first).Label}" : null) : "đã khắc phục"))],
            await db.Set<Report>().AsNoTracking().FirstOrDefaultAsync(r => r.Period == key && r.Kind == ReportKind.TongKet, ct));
    }

    /// <summary>Opens the year. Targets and values are not copied: last year's results become "cùng kỳ" by themselves.</summary>
    public async Task OpenAsync(YearInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await PlanAsync(ct);
        var opened = await db.Set<WorkingYear>().Select(y => y.Year).ToListAsync(ct);
        if (Refusal(input.Year, opened, clock.Today) is { } refusal)
        {
            throw new DomainException(refusal);
        }

        if (input.Indicators.Count == 0 && plan.Indicators.Count > 0)
        {
            throw new DomainException("Chưa chọn chỉ tiêu nào cho năm mới; đánh dấu ít nhất một chỉ tiêu.", nameof(input.Indicators));
        }

        db.Operation = new(OperationKinds.YearOpened, actor);
        var (from, to) = (Period.OfYear(plan.From).ToString(), Period.OfYear(input.Year).ToString());
        db.Add(new WorkingYear { OwnerId = db.OwnerId, Year = input.Year, OpenedAt = clock.UtcNow });
        await EndUnitsAsync(input, plan, ct);
        await AddSlotsAsync(input, from, to, ct);
        await RunMovementsAsync(input, plan, ct);
        await CopyListsAsync(input, from, to, ct);
        if (input.Report && plan.Report is { } frame)
        {
            db.Add(new Report
            {
                OwnerId = db.OwnerId,
                Period = to,
                Kind = frame.Kind,
                TemplateId = frame.TemplateId,
                TemplateVersion = frame.TemplateVersion,
                Issuer = frame.Issuer,
                Recipients = [.. frame.Recipients],
                SignerAuthority = frame.SignerAuthority,
                SignerTitle = frame.SignerTitle,
                SignerOffice = frame.SignerOffice,
                SignerName = frame.SignerName,
            });
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Why the newest year cannot be taken back, or null; also the year.</summary>
    public async Task<(int Year, string? Refusal)> CanRemoveAsync(CancellationToken ct = default)
    {
        var years = await db.Set<WorkingYear>().OrderByDescending(y => y.Year).Select(y => y.Year).Take(2).ToListAsync(ct);
        if (years.Count == 0)
        {
            return (clock.Today.Year, "Chưa mở năm nào.");
        }

        var year = years[0];
        var key = Period.OfYear(year).ToString();
        var refusal = years.Count < 2 ? $"Năm {Text(year)} là năm duy nhất của xã nên không xóa được."
            : await db.Set<Figure>().AnyAsync(f => f.Period == key && (f.Value != null || f.Of != null || f.Note != null || f.Evidence != null || f.Benchmarks.Count > 0 || f.Parts.Count > 0), ct) ? Has("số liệu")
            : await db.Set<Narrative>().AnyAsync(n => n.Period == key, ct) ? Has("đoạn văn")
            : await db.Set<AwardLine>().AnyAsync(a => a.Period == key, ct) ? Has("khen thưởng")
            : await db.Set<AwardDecision>().AnyAsync(d => d.Period == key, ct) ? Has("quyết định khen thưởng")
            : await db.Set<YearlyGrade>().AnyAsync(g => g.Year == year, ct) ? Has("xếp loại hằng năm")
            : await db.Set<FundEntry>().AnyAsync(f => f.Period == key, ct) ? Has("thu chi quỹ")
            : await db.Set<FigureAssignment>().AnyAsync(a => a.Period == key && a.SentAt != null, ct) ? Has("số liệu đơn vị đã gửi")
            : await db.Set<Movement>().AnyAsync(m => m.FromYear == year, ct) ? Has("phong trào mới")
            : await db.Set<Report>().AnyAsync(r => r.Period == key && (r.State != ReportState.Draft || r.Edition > 0), ct) ? Has("báo cáo đã ký")
            : await db.Set<ReportSection>().AnyAsync(s => db.Set<Report>().Any(r => r.Id == s.ReportId && r.Period == key), ct) ? Has("phần báo cáo đã soạn")
            : null;
        return (year, refusal);

        string Has(string what) => $"Năm {Text(year)} đã có {what} nên không xóa được nữa. Xóa hoặc sửa từng bản ghi nếu nhập nhầm.";
    }

    /// <summary>Takes the newest year back while nothing was entered in it; what opening changed in units and movements is set back.</summary>
    public async Task RemoveAsync(int year, Actor actor, CancellationToken ct = default)
    {
        var (newest, refusal) = await CanRemoveAsync(ct);
        if (newest != year || refusal is not null)
        {
            throw new DomainException(refusal ?? $"Chỉ xóa được năm mở sau cùng, là {Text(newest)}.");
        }

        db.Operation = new(OperationKinds.YearRemoved, actor);
        var key = Period.OfYear(year).ToString();
        var row = await db.Set<WorkingYear>().SingleAsync(y => y.Year == year, ct);
        await SetBackAsync(row.Id, ct);
        db.RemoveRange(await db.Set<FigureAssignment>().Where(a => a.Period == key).ToListAsync(ct));
        db.RemoveRange(await db.Set<HeadlineItem>().Where(h => h.Period == key).ToListAsync(ct));
        db.RemoveRange(await db.Set<Figure>().Where(f => f.Period == key).ToListAsync(ct));
        db.RemoveRange(await db.Set<ReportItem>().Where(i => i.Period == key).ToListAsync(ct));
        db.RemoveRange(await db.Set<Report>().Where(r => r.Period == key).ToListAsync(ct));
        var documents = await db.Set<OfficialDocument>().Where(d => d.Period == key).ToListAsync(ct);
        var ids = documents.Select(d => (Guid?)d.Id).ToList();
        if (await db.Set<Movement>().AnyAsync(m => ids.Contains(m.DocumentId), ct))
        {
            throw new DomainException($"Có phong trào dựa vào văn bản của năm {Text(year)}; đổi văn bản của phong trào đó rồi xóa năm.");
        }

        foreach (var document in documents)
        {
            (document.AmendsId, document.ReplacedById, document.ImplementsId) = (null, null, null);
        }

        await db.SaveChangesAsync(ct);
        db.RemoveRange(documents);
        db.Remove(row);
        await db.SaveChangesAsync(ct);
        await db.Set<Identity.CapabilityLink>().Where(l => l.OwnerId == db.OwnerId && l.Period == key && l.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, clock.UtcNow), ct);
    }

    private async Task EndUnitsAsync(YearInput input, YearPlan plan, CancellationToken ct)
    {
        var shown = plan.Units.Select(u => u.Id).ToHashSet();
        foreach (var unit in await db.Set<Unit>().Where(u => shown.Contains(u.Id)).ToListAsync(ct))
        {
            unit.LastYear = !input.Units.Contains(unit.Id) ? plan.From : unit.LastYear == plan.From ? null : unit.LastYear;
        }
    }

    private async Task AddSlotsAsync(YearInput input, string from, string to, CancellationToken ct)
    {
        var existing = (await db.Set<Figure>().Where(f => f.Period == to).Select(f => f.IndicatorId).ToListAsync(ct)).ToHashSet();
        foreach (var before in await db.Set<Figure>().Where(f => f.Period == from).AsNoTracking().ToListAsync(ct))
        {
            if (input.Indicators.Contains(before.IndicatorId) && !existing.Contains(before.IndicatorId))
            {
                db.Add(new Figure { OwnerId = db.OwnerId, IndicatorId = before.IndicatorId, Period = to, PartsCover = before.PartsCover });
            }
        }

        if (input.Headline)
        {
            db.AddRange((await db.Set<HeadlineItem>().Where(h => h.Period == from).AsNoTracking().ToListAsync(ct)).Where(h => input.Indicators.Contains(h.IndicatorId))
                .Select(h => new HeadlineItem { OwnerId = db.OwnerId, Period = to, Number = h.Number, Order = h.Order, IndicatorId = h.IndicatorId }));
        }
    }

    private async Task RunMovementsAsync(YearInput input, YearPlan plan, CancellationToken ct)
    {
        var shown = plan.Movements.Select(m => m.Id).ToHashSet();
        foreach (var movement in await db.Set<Movement>().Where(m => shown.Contains(m.Id)).ToListAsync(ct))
        {
            movement.ToYear = input.Movements.Contains(movement.Id) ? Math.Max(movement.ToYear, input.Year) : plan.From;
        }
    }

    private async Task CopyListsAsync(YearInput input, string from, string to, CancellationToken ct)
    {
        var documents = await RegistryQueries.Of(db, Period.Parse(from)).Where(d => input.Documents.Contains(d.Id)).OrderBy(d => d.Period).ThenBy(d => d.Order).AsNoTracking().ToListAsync(ct);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var copies = documents.ToDictionary(d => d.Id, d => new OfficialDocument
        {
            OwnerId = db.OwnerId,
            Period = to,
            Code = codes.Add(d.Code) ? d.Code : CodeWord.From(d.Code, codes),
            Type = d.Type,
            Number = d.Number,
            Symbol = d.Symbol,
            IssuedOn = d.IssuedOn,
            Year = d.Year,
            Issuer = d.Issuer,
            Abstract = d.Abstract,
            Note = d.Note,
            Direction = d.Direction,
            Relation = d.Relation,
            EndedOn = d.EndedOn,
            FieldCode = d.FieldCode,
            FileId = d.FileId,
            Order = d.Order,
        });
        db.AddRange(copies.Values);
        await db.SaveChangesAsync(ct);
        foreach (var d in documents)
        {
            copies[d.Id].AmendsId = d.AmendsId is { } amended ? copies.GetValueOrDefault(amended)?.Id : null;
            copies[d.Id].ImplementsId = d.ImplementsId is { } carried ? copies.GetValueOrDefault(carried)?.Id : null;
            copies[d.Id].ReplacedById = d.ReplacedById is { } newer ? copies.GetValueOrDefault(newer)?.Id : null;
        }

        db.AddRange((await db.Set<ReportItem>().Where(i => i.Period == from && i.Kind == ItemKind.Weaknesses).OrderBy(i => i.Order).AsNoTracking().ToListAsync(ct)).Where(i => input.Weaknesses.Contains(i.Id))
            .Select(i => ReportItemService.Carry(i, to, i.Order)));
    }

    // what the operation that opened the year wrote into units and movements, where nobody has changed it since
    private async Task SetBackAsync(Guid workingYear, CancellationToken ct)
    {
        var opening = await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.EntityId == workingYear && c.Entity == nameof(WorkingYear)).MaxAsync(c => (long?)c.Seq, ct);
        var changes = await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.Seq == opening && (c.Field == nameof(Unit.LastYear) || c.Field == nameof(Movement.ToYear))).AsNoTracking().ToListAsync(ct);
        foreach (var change in changes)
        {
            object? entity = change.Entity == nameof(Unit)
                ? await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == change.EntityId, ct)
                : await db.Set<Movement>().SingleOrDefaultAsync(m => m.Id == change.EntityId, ct);
            var now = entity switch { Unit u => u.LastYear, Movement m => m.ToYear, _ => null };
            if (entity is not null && string.Equals(now?.ToString(CultureInfo.InvariantCulture), change.NewValue, StringComparison.Ordinal))
            {
                ChangeText.Apply(entity, change.Field!, change.OldValue);
            }
        }
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
