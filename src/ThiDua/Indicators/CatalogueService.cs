using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>What taking a starter pack did.</summary>
/// <param name="Fields">Fields made.</param>
/// <param name="Indicators">Indicators made.</param>
/// <param name="Slots">Slots opened in the period.</param>
/// <param name="Known">Codes that existed already and were left as they are.</param>
public sealed record PackResult(int Fields, int Indicators, int Slots, IReadOnlyList<string> Known);

/// <summary>What the form of one indicator sends.</summary>
/// <param name="Name">Name.</param>
/// <param name="Phrase">How running text calls it.</param>
/// <param name="FieldId">Field.</param>
/// <param name="UnitName">Unit of measure.</param>
/// <param name="Decimals">Places of the value, 0–3.</param>
/// <param name="PercentDecimals">Places of the attainment, 0–3, or null for the commune's.</param>
/// <param name="Shape">Shape.</param>
/// <param name="OfLabel">What the denominator counts.</param>
/// <param name="Better">Direction.</param>
/// <param name="ParentId">The whole it is a part of.</param>
/// <param name="PartRole">Role in the whole.</param>
/// <param name="Source">Typed or computed.</param>
/// <param name="UnitInChargeId">Unit asked for it.</param>
/// <param name="Aliases">Other names.</param>
public sealed record IndicatorInput(string? Name, string? Phrase, Guid? FieldId, string? UnitName, int Decimals, int? PercentDecimals, Shape Shape, string? OfLabel, Better Better,
    Guid? ParentId, PartRole? PartRole, FigureSource Source, Guid? UnitInChargeId, IReadOnlyList<string> Aliases);

/// <summary>Writing the catalogue: fields, indicators, key indicators, starter packs, slots of a period. The caller opens the scope and commits.</summary>
public sealed class CatalogueService(ThiDuaDb db)
{
    /// <summary>Takes a whole starter pack; see the overload.</summary>
    public Task<PackResult> TakePackAsync(string packId, string period, Actor actor, CancellationToken ct = default) => TakePackAsync(packId, period, codes: null, actor, ct);

    /// <summary>
    /// Takes a starter pack, or of it the indicators in <paramref name="codes"/> and the wholes they are parts of. Codes the commune has stay as they are; slots are
    /// opened in <paramref name="period"/> for all taken indicators.
    /// </summary>
    public async Task<PackResult> TakePackAsync(string packId, string period, IReadOnlySet<string>? codes, Actor actor, CancellationToken ct = default)
    {
        var pack = IndicatorPacks.Find(packId);
        var when = Period.Parse(period);
        var profile = await db.Set<CommuneProfile>().Where(p => p.FromYear <= when.Year).OrderByDescending(p => p.FromYear).AsNoTracking().FirstOrDefaultAsync(ct)
            ?? throw new RecordNotFoundException("hồ sơ xã cho " + when.Label);
        var chosen = Chosen(pack, codes);
        if (chosen.Count == 0)
        {
            throw new DomainException("Chưa chọn chỉ tiêu nào trong bộ mẫu; đánh dấu ít nhất một dòng.", "Codes");
        }

        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        var fields = await db.Set<Field>().ToDictionaryAsync(f => f.Code, StringComparer.Ordinal, ct);
        var known = await db.Set<Indicator>().ToDictionaryAsync(i => i.Code, StringComparer.Ordinal, ct);
        var (madeFields, made, already) = (0, new List<Indicator>(), new List<string>());
        foreach (var field in NeededFields(pack, chosen).Where(f => !fields.ContainsKey(f.Code)))
        {
            var row = new Field
            {
                OwnerId = db.OwnerId,
                Code = field.Code,
                Name = IndicatorPacks.Fill(field.Name, profile),
                Heading = field.Heading is null ? null : IndicatorPacks.Fill(field.Heading, profile),
                ParentId = field.Parent is { } parent && fields.TryGetValue(parent, out var above) ? above.Id : null,
                Order = 1 + (fields.Count == 0 ? 0 : fields.Values.Max(f => f.Order)),
                Printed = field.Printed,
            };
            fields.Add(row.Code, row);
            db.Add(row);
            madeFields++;
        }

        foreach (var i in chosen)
        {
            if (known.ContainsKey(i.Code))
            {
                already.Add(i.Code);
                continue;
            }

            var row = new Indicator
            {
                OwnerId = db.OwnerId,
                Code = i.Code,
                Name = IndicatorPacks.Fill(i.Name, profile),
                Phrase = i.Phrase is null ? null : IndicatorPacks.Fill(i.Phrase, profile),
                Aliases = [.. i.Aliases.Select(a => IndicatorPacks.Fill(a, profile))],
                FieldId = fields[i.Field].Id,
                Order = 1 + (known.Count == 0 ? 0 : known.Values.Max(k => k.Order)),
                UnitName = IndicatorPacks.Fill(i.UnitName, profile),
                Decimals = i.Decimals,
                PercentDecimals = i.PercentDecimals,
                Shape = i.Shape,
                OfLabel = i.OfLabel is null ? null : IndicatorPacks.Fill(i.OfLabel, profile),
                Better = i.Better,
                ParentId = i.Parent is { } whole && known.TryGetValue(whole, out var parent) ? parent.Id : null,
                PartRole = i.PartRole,
                Source = i.Source,
            };
            known.Add(row.Code, row);
            made.Add(row);
            db.Add(row);
        }

        var slots = await AddSlotsAsync(when, [.. chosen.Select(i => known[i.Code]).Where(i => !i.Retired).Select(i => i.Id)], ct);
        await db.SaveChangesAsync(ct);
        return new(madeFields, made.Count, slots, already);
    }

    /// <summary>Opens the slots of all indicators in use for a period that has none yet; returns how many.</summary>
    public async Task<int> OpenSlotsAsync(string period, Actor actor, CancellationToken ct = default)
    {
        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        var slots = await AddSlotsAsync(Period.Parse(period), await db.Set<Indicator>().Where(i => !i.Retired).Select(i => i.Id).ToListAsync(ct), ct);
        await db.SaveChangesAsync(ct);
        return slots;
    }

    /// <summary>Adds an indicator at the end of its field and opens its slot in <paramref name="period"/>; joins the operation that is open.</summary>
    public async Task<Indicator> AddIndicatorAsync(IndicatorInput input, string period, Actor actor, CancellationToken ct = default)
    {
        var when = Period.Parse(period);
        await CheckAsync(input, null, ct);
        db.Operation ??= new(OperationKinds.CatalogueChanged, actor);
        var codes = (await db.Set<Indicator>().Select(i => i.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var last = await db.Set<Indicator>().MaxAsync(i => (int?)i.Order, ct) ?? 0;
        var indicator = new Indicator
        {
            OwnerId = db.OwnerId,
            Code = FreeCode(input.Name!, codes),
            Name = input.Name!,
            FieldId = input.FieldId!.Value,
            UnitName = input.UnitName!,
            Shape = input.Shape,
            Order = last + 1,
        };
        Fill(indicator, input);
        db.Add(indicator);
        await AddSlotsAsync(when, [indicator.Id], ct);
        await db.SaveChangesAsync(ct);
        return indicator;
    }

    /// <summary>Changes an indicator. The shape stays once figures are stored with it.</summary>
    public async Task SaveIndicatorAsync(Guid id, int version, IndicatorInput input, Actor actor, CancellationToken ct = default)
    {
        var indicator = await db.LoadAsync<Indicator>(id, "chỉ tiêu", ct);
        indicator.RequireVersion(version);
        await CheckAsync(input, indicator, ct);
        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        Fill(indicator, input);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes an indicator out of use from new periods on, or back into use. Its stored figures stay.</summary>
    public async Task RetireAsync(Guid id, bool retired, Actor actor, CancellationToken ct = default)
    {
        var indicator = await db.LoadAsync<Indicator>(id, "chỉ tiêu", ct);
        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        indicator.Retired = retired;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Moves an indicator one place up (−1) or down (+1) among the indicators of its field under the same whole.</summary>
    public async Task MoveAsync(Guid id, int step, Actor actor, CancellationToken ct = default)
    {
        var indicator = await db.LoadAsync<Indicator>(id, "chỉ tiêu", ct);
        var siblings = await db.Set<Indicator>().Where(i => i.FieldId == indicator.FieldId && i.ParentId == indicator.ParentId).OrderBy(i => i.Order).ToListAsync(ct);
        var at = siblings.FindIndex(i => i.Id == id);
        if (at + step < 0 || at + step >= siblings.Count)
        {
            return;
        }

        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        (siblings[at].Order, siblings[at + step].Order) = (siblings[at + step].Order, siblings[at].Order);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Moves a field one place up (−1) or down (+1) among the fields under the same field; reports and grid follow the new order.</summary>
    public async Task MoveFieldAsync(Guid id, int step, Actor actor, CancellationToken ct = default)
    {
        var field = await db.LoadAsync<Field>(id, "lĩnh vực", ct);
        var siblings = await db.Set<Field>().Where(f => f.ParentId == field.ParentId).OrderBy(f => f.Order).ToListAsync(ct);
        var at = siblings.FindIndex(f => f.Id == id);
        if (at + step < 0 || at + step >= siblings.Count)
        {
            return;
        }

        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        (siblings[at].Order, siblings[at + step].Order) = (siblings[at + step].Order, siblings[at].Order);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Adds a field.</summary>
    public async Task<Field> AddFieldAsync(string? name, string? heading, Guid? parentId, Actor actor, CancellationToken ct = default)
    {
        if (name is null)
        {
            throw new DomainException("Chưa điền tên lĩnh vực. Mục này bắt buộc.", "Name");
        }

        if (parentId is { } above)
        {
            await db.LoadAsync<Field>(above, "lĩnh vực cha", ct);
        }

        var fields = await db.Set<Field>().AsNoTracking().ToListAsync(ct);
        if (fields.Any(f => f.ParentId == parentId && string.Equals(VietnameseText.Fold(f.Name), VietnameseText.Fold(name), StringComparison.Ordinal)))
        {
            throw new DomainException($"Đã có lĩnh vực “{name}” ở cấp này; đặt tên khác hoặc sửa lĩnh vực đang có.", "Name");
        }

        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        var field = new Field
        {
            OwnerId = db.OwnerId,
            Code = FreeCode(name, fields.Select(f => f.Code).ToHashSet(StringComparer.Ordinal)),
            Name = name,
            Heading = heading,
            ParentId = parentId,
            Order = 1 + (fields.Count == 0 ? 0 : fields.Max(f => f.Order)),
        };
        db.Add(field);
        await db.SaveChangesAsync(ct);
        return field;
    }

    /// <summary>Renames a field.</summary>
    public async Task SaveFieldAsync(Guid id, int version, string? name, string? heading, bool printed, Actor actor, CancellationToken ct = default)
    {
        var field = await db.LoadAsync<Field>(id, "lĩnh vực", ct);
        field.RequireVersion(version);
        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        field.Name = name ?? throw new DomainException("Chưa điền tên lĩnh vực. Mục này bắt buộc.", "Name");
        (field.Heading, field.Printed) = (heading, printed);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Sets the key indicators (chỉ tiêu chủ yếu) of a period: printed number by indicator; indicators left out are none.</summary>
    public async Task SaveHeadlineAsync(string period, IReadOnlyDictionary<Guid, int> numbers, Actor actor, CancellationToken ct = default)
    {
        var key = Period.Parse(period).ToString();
        if (numbers.Values.Any(n => n is < 1 or > 99))
        {
            var wrong = numbers.Values.First(n => n is < 1 or > 99);
            throw new DomainException($"Số thứ tự {wrong.ToString(CultureInfo.InvariantCulture)} không dùng được; số thứ tự chỉ tiêu chủ yếu từ 1 đến 99, để trống nếu không phải chỉ tiêu chủ yếu.", "Numbers");
        }

        var order = await db.Set<Indicator>().ToDictionaryAsync(i => i.Id, i => i.Order, ct);
        if (numbers.Keys.Any(id => !order.ContainsKey(id)))
        {
            throw new RecordNotFoundException("chỉ tiêu");
        }

        db.Operation = new(OperationKinds.CatalogueChanged, actor);
        var stored = await db.Set<HeadlineItem>().Where(h => h.Period == key).ToListAsync(ct);
        var wanted = numbers.GroupBy(n => n.Value).SelectMany(g => g.OrderBy(n => order[n.Key]).Select((n, at) => (Id: n.Key, Number: g.Key, Order: at))).ToDictionary(w => w.Id);
        var gone = stored.Where(h => !wanted.TryGetValue(h.IndicatorId, out var w) || w.Number != h.Number || w.Order != h.Order).ToList();
        db.RemoveRange(gone);
        await db.SaveChangesAsync(ct);
        foreach (var w in wanted.Values.Where(w => !stored.Except(gone).Any(h => h.IndicatorId == w.Id)))
        {
            db.Add(new HeadlineItem { OwnerId = db.OwnerId, Period = key, Number = w.Number, Order = w.Order, IndicatorId = w.Id });
        }

        await db.SaveChangesAsync(ct);
    }

    private static List<PackIndicator> Chosen(IndicatorPack pack, IReadOnlySet<string>? codes)
    {
        if (codes is null)
        {
            return [.. pack.Indicators];
        }

        var byCode = pack.Indicators.ToDictionary(i => i.Code, StringComparer.Ordinal);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            for (var at = byCode.GetValueOrDefault(code); at is not null && wanted.Add(at.Code); at = at.Parent is null ? null : byCode.GetValueOrDefault(at.Parent))
            {
            }
        }

        return [.. pack.Indicators.Where(i => wanted.Contains(i.Code))];
    }

    private static IEnumerable<PackField> NeededFields(IndicatorPack pack, List<PackIndicator> chosen)
    {
        var needed = chosen.Select(i => i.Field).ToHashSet(StringComparer.Ordinal);
        foreach (var field in pack.Fields.Reverse())
        {
            if (needed.Contains(field.Code) && field.Parent is { } parent)
            {
                needed.Add(parent);
            }
        }

        return pack.Fields.Where(f => needed.Contains(f.Code));
    }

    private static string FreeCode(string name, HashSet<string> taken)
    {
        var stem = VietnameseText.Slug(name);
        stem = stem.Length > 40 ? stem[..40].TrimEnd('-') : stem.Length == 0 ? "chi-tieu" : stem;
        var code = stem;
        for (var n = 2; taken.Contains(code); n++)
        {
            code = stem + "-" + n.ToString(CultureInfo.InvariantCulture);
        }

        return code;
    }

    private static void Fill(Indicator indicator, IndicatorInput input)
    {
        (indicator.Name, indicator.Phrase, indicator.FieldId, indicator.UnitName) = (input.Name!, input.Phrase, input.FieldId!.Value, input.UnitName!);
        (indicator.Decimals, indicator.PercentDecimals) = (input.Decimals, input.PercentDecimals);
        (indicator.Shape, indicator.OfLabel, indicator.Better, indicator.Source) = (input.Shape, input.Shape == Shape.CountShare ? input.OfLabel : null, input.Better, input.Source);
        (indicator.ParentId, indicator.PartRole) = (input.ParentId, input.ParentId is null ? null : input.PartRole ?? PartRole.Addend);
        indicator.UnitInChargeId = input.UnitInChargeId;
        if (!indicator.Aliases.SequenceEqual(input.Aliases, StringComparer.Ordinal))
        {
            indicator.Aliases = [.. input.Aliases];
        }
    }

    private async Task<int> AddSlotsAsync(Period period, IReadOnlyList<Guid> indicators, CancellationToken ct)
    {
        var key = period.ToString();
        var open = (await db.Set<Figure>().Where(f => f.Period == key).Select(f => f.IndicatorId).ToListAsync(ct)).ToHashSet();
        var missing = indicators.Where(id => !open.Contains(id)).ToList();
        db.AddRange(missing.Select(id => new Figure { OwnerId = db.OwnerId, IndicatorId = id, Period = key }));
        return missing.Count;
    }

    private async Task CheckAsync(IndicatorInput input, Indicator? stored, CancellationToken ct)
    {
        if (input.Name is null)
        {
            throw new DomainException("Chưa điền “Tên chỉ tiêu”. Mục này bắt buộc.", nameof(input.Name));
        }

        if (input.UnitName is null)
        {
            throw new DomainException("Chưa điền “Đơn vị tính”, ví dụ tấn, hộ, đồng, %. Mục này bắt buộc.", nameof(input.UnitName));
        }

        if (input.FieldId is not { } fieldId || !await db.Set<Field>().AnyAsync(f => f.Id == fieldId, ct))
        {
            throw new DomainException("Chưa chọn “Lĩnh vực”. Mục này bắt buộc.", nameof(input.FieldId));
        }

        CheckPlaces(input.Decimals, "Số chữ số thập phân", nameof(input.Decimals));
        CheckPlaces(input.PercentDecimals ?? 0, "Số chữ số của tỷ lệ đạt", nameof(input.PercentDecimals));
        var fold = VietnameseText.Fold(input.Name);
        var all = await db.Set<Indicator>().AsNoTracking().ToListAsync(ct);
        if (all.FirstOrDefault(i => i.Id != stored?.Id && i.FieldId == fieldId && i.ParentId == input.ParentId && string.Equals(VietnameseText.Fold(i.Name), fold, StringComparison.Ordinal)) is { } twin)
        {
            throw new DomainException($"Lĩnh vực này đã có chỉ tiêu “{twin.Name}”; đặt tên khác hoặc sửa chỉ tiêu đang có.", nameof(input.Name));
        }

        if (input.UnitInChargeId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new RecordNotFoundException("đơn vị phụ trách");
        }

        CheckParent(input, stored, all);
        if (stored is not null && stored.Shape != input.Shape && await db.Set<Figure>().AnyAsync(f => f.IndicatorId == stored.Id && f.Value != null, ct))
        {
            throw new DomainException("Chỉ tiêu đã có số liệu nên không đổi được dạng số; thêm chỉ tiêu mới rồi ngừng dùng chỉ tiêu này.", nameof(input.Shape));
        }
    }

    private static void CheckParent(IndicatorInput input, Indicator? stored, List<Indicator> all)
    {
        if (input.ParentId is not { } parentId)
        {
            return;
        }

        var parent = all.FirstOrDefault(i => i.Id == parentId) ?? throw new RecordNotFoundException("chỉ tiêu gốc");
        for (var at = parent; stored is not null && at is not null; at = all.FirstOrDefault(i => i.Id == at.ParentId))
        {
            if (at.Id == stored.Id)
            {
                throw new DomainException($"“{parent.Name}” là phần của chính chỉ tiêu này; chọn chỉ tiêu gốc khác.", nameof(input.ParentId));
            }
        }

        if (input.PartRole != PartRole.Memo && !string.Equals(parent.UnitName, input.UnitName, StringComparison.Ordinal))
        {
            throw new DomainException($"Phần cộng vào tổng phải cùng đơn vị tính: “{parent.Name}” tính bằng {parent.UnitName}, chỉ tiêu này tính bằng {input.UnitName}. Sửa đơn vị tính hoặc chọn “Chỉ nêu thêm”.", nameof(input.UnitName));
        }
    }

    private static void CheckPlaces(int places, string name, string field)
    {
        if (places is < 0 or > 3)
        {
            throw new DomainException($"“{name}” là {places.ToString(CultureInfo.InvariantCulture)}; chỉ nhận từ 0 đến 3.", field);
        }
    }
}
