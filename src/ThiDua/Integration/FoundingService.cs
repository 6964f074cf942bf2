using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Integration;

/// <summary>A first account of a commune.</summary>
/// <param name="Role">Role.</param>
/// <param name="FullName">Full name.</param>
/// <param name="UserName">Sign-in name; made from the name when null.</param>
/// <param name="Field">Name of the input a refusal is shown at.</param>
public sealed record FoundingAccount(Role Role, string FullName, string? UserName, string Field);

/// <summary>Everything a commune is set up from. Rows that were dropped or are empty are left out.</summary>
public sealed record FoundingInput(
    string Kind, string Name, string? District, string Province, string? Cluster, string Superior, string HamletWord, string Place, int FirstYear,
    IReadOnlyList<ListRow> Hamlets, IReadOnlyList<string> UsualUnits, IReadOnlyList<ListRow> Units, IReadOnlyList<ListRow> Staff,
    IReadOnlyList<FoundingAccount> Accounts, IReadOnlyList<string> Packs);

/// <summary>A first account with the password that is shown once.</summary>
public sealed record FirstPassword(Role Role, string FullName, string UserName, string Password);

/// <summary>A commune that was set up.</summary>
public sealed record Founded(Owner Owner, int Hamlets, int Units, int People, int Indicators, int Year, IReadOnlyList<FirstPassword> Accounts);

/// <summary>"Khởi tạo xã": makes a managing unit with units, people, accounts, indicators, empty slots, key indicators and its first report, as one operation.</summary>
public sealed class FoundingService(ThiDuaDb db, VietnamClock clock, CatalogueService catalogue)
{
    private const long FoundingLock = 7_310_001;

    // The usual set of key indicators; those a commune did not take are left out and the rest is numbered on
    private static readonly string[][] s_headline =
    [
        ["luong-thuc", "gia-tri-1ha", "dan-trau", "dan-lon", "gia-cam"], ["che-bup"], ["cong-thuong"], ["trong-rung-moi"], ["thu-can-doi", "thu-su-dung-dat"],
        ["gdvh", "xom-vh", "co-quan-vh"], ["viec-lam-moi"], ["ty-le-ho-ngheo", "ty-le-can-ngheo"], ["bhyt"], ["nuoc-hvs"], ["nha-tieu-hvs"],
    ];

    /// <summary>Whether any managing unit exists.</summary>
    public async Task<bool> AnyOwnerAsync(CancellationToken ct = default) => await db.Set<Owner>().AnyAsync(ct);

    /// <summary>
    /// Sets the commune up and commits. Opens its own scope, so nothing else may be open. Throws <see cref="DomainException"/> naming the input.
    /// </summary>
    /// <param name="input">What was typed; lists already checked by <see cref="FoundingRules"/>.</param>
    /// <param name="actor">Who; the system on an empty installation.</param>
    /// <param name="onlyFirst">Refuses when a managing unit exists: an empty installation is set up once.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Founded> FoundAsync(FoundingInput input, Actor actor, bool onlyFirst, CancellationToken ct = default)
    {
        Check(input);
        var owner = new Owner { Code = await FreeCodeAsync(input.Name, ct), Name = $"{input.Kind} {input.Name}", Level = OwnerLevel.Commune };
        await db.BeginAsync(owner.Id, ct);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FoundingLock})", ct);
            if (onlyFirst && await AnyOwnerAsync(ct))
            {
                throw new DomainException("Máy này vừa được khởi tạo xong ở cửa sổ khác. Đăng nhập bằng tài khoản quản trị để khởi tạo thêm xã.");
            }

            await RefuseTwiceAsync(owner, input, ct);
            var operation = new Operation(OperationKinds.CommuneFounded, actor);
            db.Operation = operation;
            db.Add(owner);
            await db.SaveChangesAsync(ct);
            var units = AddUnits(owner.Id, input);
            await db.SaveChangesAsync(ct);
            var people = AddPeople(owner.Id, input, units);
            await db.SaveChangesAsync(ct);
            var accounts = await AddAccountsAsync(owner, input, people, ct);
            var period = Period.OfYear(input.FirstYear).ToString();
            foreach (var pack in input.Packs)
            {
                await catalogue.TakePackAsync(pack, period, actor, ct);
            }

            db.Operation = operation;
            var indicators = await db.Set<Indicator>().ToListAsync(ct);
            await PutInChargeAsync(indicators, units, ct);
            AddHeadline(owner.Id, indicators, period);
            AddReport(owner.Id, input, period);
            await db.SaveChangesAsync(ct);
            await db.CommitAsync(ct);
            return new(owner, units.Count(u => u.Kind == UnitKind.Hamlet), units.Count(u => u.Kind != UnitKind.Hamlet), people.Count, indicators.Count, input.FirstYear, accounts);
        }
        catch
        {
            await db.RollbackAsync();
            throw;
        }
    }

    private void Check(FoundingInput input)
    {
        var last = clock.Today.Year + 1;
        if (input.FirstYear < 2000 || input.FirstYear > last)
        {
            throw new DomainException($"Năm làm việc đầu tiên “{input.FirstYear.ToString(CultureInfo.InvariantCulture)}” không dùng được; nhập từ 2000 đến {last.ToString(CultureInfo.InvariantCulture)}.", nameof(input.FirstYear));
        }

        if (VietnameseText.Slug(input.Name).Length == 0)
        {
            throw new DomainException($"Tên “{input.Name}” không có chữ nào; nhập tên riêng, ví dụ Khôi Kỳ.", nameof(input.Name));
        }

        foreach (var account in input.Accounts.Where(a => a.UserName is not null))
        {
            FoundingRules.CheckUserName(account.UserName!, account.Field);
        }

        if (input.Accounts.Where(a => a.UserName is not null).GroupBy(a => a.UserName, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new DomainException($"Tên đăng nhập “{twice.Key}” dùng cho hai tài khoản; mỗi vai trò một tên, ví dụ thêm số ở cuối.", twice.Last().Field);
        }
    }

    private async Task RefuseTwiceAsync(Owner owner, FoundingInput input, CancellationToken ct)
    {
        if (await db.Set<Owner>().AnyAsync(o => o.Name == owner.Name, ct) && input.District is null && input.Cluster is null)
        {
            throw new DomainException($"Đã có “{owner.Name}” trên máy này. Nếu là xã khác trùng tên, nhập thêm huyện hoặc cụm thi đua để phân biệt.", nameof(input.Name));
        }
    }

    private async Task<string> FreeCodeAsync(string name, CancellationToken ct)
    {
        var wanted = VietnameseText.Slug(name);
        var taken = (await db.Set<Owner>().Where(o => o.Code.StartsWith(wanted)).Select(o => o.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return Free(wanted, taken);
    }

    private static string Free(string wanted, IReadOnlySet<string> taken)
    {
        var code = wanted;
        for (var n = 2; taken.Contains(code); n++)
        {
            code = wanted + "-" + n.ToString(CultureInfo.InvariantCulture);
        }

        return code;
    }

    private List<Unit> AddUnits(Guid owner, FoundingInput input)
    {
        db.Add(new CommuneProfile
        {
            OwnerId = owner,
            FromYear = input.FirstYear,
            Kind = input.Kind,
            Name = input.Name,
            District = input.District,
            Province = input.Province,
            Cluster = input.Cluster,
            Superior = input.Superior,
            HamletWord = input.HamletWord,
            Place = input.Place,
        });
        db.Add(new WorkingYear { OwnerId = owner, Year = input.FirstYear, OpenedAt = clock.UtcNow });
        var units = new List<Unit>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var usual in FoundingRules.UsualUnits.Where(u => input.UsualUnits.Contains(u.Code, StringComparer.Ordinal)))
        {
            Add(usual.Code, FoundingRules.NameOf(usual, input.Kind, input.Name), usual.Kind, null, null);
        }

        foreach (var row in input.Units)
        {
            Add(VietnameseText.Slug(row.Name!), row.Name!, (row.Second is null ? null : FoundingRules.KindOf(row.Second)) ?? FoundingRules.GuessKind(row.Name!), null, null);
        }

        foreach (var row in input.Hamlets)
        {
            var name = FoundingRules.HamletName(row.Name!, input.HamletWord);
            Add(VietnameseText.Slug(name), name, UnitKind.Hamlet, FoundingRules.Households(row.Second).Value, row.Third);
        }

        return units;

        void Add(string wanted, string name, UnitKind kind, int? households, string? head)
        {
            var code = Free(wanted, codes);
            codes.Add(code);
            var unit = new Unit { OwnerId = owner, Code = code, Name = name, Kind = kind, Households = households, Head = head, Order = units.Count + 1 };
            units.Add(unit);
            db.Add(unit);
        }
    }

    private List<Person> AddPeople(Guid owner, FoundingInput input, List<Unit> units)
    {
        var people = new List<Person>();
        var names = units.Select(u => u.Name).ToList();
        foreach (var row in input.Staff)
        {
            var unit = row.Third is null ? null : units.FirstOrDefault(u => u.Name == FoundingRules.FindUnit(row.Third, names));
            Add(row.Name!, row.Second, unit);
        }

        var office = units.FirstOrDefault(u => u.Code == "van-phong");
        foreach (var account in input.Accounts.Where(a => a.Role is Role.EmulationOfficer or Role.Chairman && Find(people, a.FullName) is null))
        {
            var officer = account.Role is Role.EmulationOfficer;
            Add(account.FullName, officer ? "Công chức Văn phòng – Thống kê" : $"Chủ tịch UBND {input.Kind}", officer ? office : units.FirstOrDefault(u => u.Code == "ubnd"));
        }

        return people;

        void Add(string name, string? position, Unit? unit)
        {
            var person = new Person
            {
                OwnerId = owner,
                FullName = name,
                Position = position,
                Category = FoundingRules.CategoryOf(position, unit?.Kind),
                UnitId = unit?.Id,
                FromYear = input.FirstYear,
            };
            people.Add(person);
            db.Add(person);
        }
    }

    private async Task<IReadOnlyList<FirstPassword>> AddAccountsAsync(Owner owner, FoundingInput input, List<Person> people, CancellationToken ct)
    {
        var made = new List<FirstPassword>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in input.Accounts)
        {
            var userName = account.UserName ?? await FreeUserNameAsync(account.Role is Role.Administrator ? "quan-tri." + owner.Code : FoundingRules.UserName(account.FullName), taken, ct);
            if (account.UserName is not null && await IsTakenAsync(userName, ct))
            {
                throw new DomainException($"Tên đăng nhập “{userName}” đã có người dùng; chọn tên khác, hoặc để trống để máy đặt.", account.Field);
            }

            taken.Add(userName);
            var password = AccountFactory.NewPassword();
            var row = AccountFactory.Create(userName, account.FullName, password, mustChange: true);
            db.Add(row);
            await db.SaveChangesAsync(ct);
            var person = Find(people, account.FullName);
            db.Add(new Membership
            {
                OwnerId = owner.Id,
                AccountId = row.Id,
                Role = account.Role,
                PersonId = account.Role is Role.Administrator ? null : person?.Id,
                Title = account.Role is Role.Administrator ? null : person?.Position,
                FromDate = clock.Today,
            });
            if (account.Role is Role.EmulationOfficer)
            {
                db.Add(new OfficerAssignment { OwnerId = owner.Id, PersonId = person!.Id, FromDate = new(input.FirstYear, 1, 1), PartTime = true });
            }

            made.Add(new(account.Role, account.FullName, userName, password));
        }

        return made;
    }

    private async Task<string> FreeUserNameAsync(string wanted, HashSet<string> taken, CancellationToken ct)
    {
        var name = wanted;
        for (var n = 2; taken.Contains(name) || await IsTakenAsync(name, ct); n++)
        {
            name = wanted + n.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private Task<bool> IsTakenAsync(string userName, CancellationToken ct)
    {
        var normalized = userName.ToUpperInvariant();
        return db.Set<Account>().AnyAsync(a => a.NormalizedUserName == normalized, ct);
    }

    private async Task PutInChargeAsync(List<Indicator> indicators, List<Unit> units, CancellationToken ct)
    {
        var fields = await db.Set<Field>().AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Code, ct);
        var byCode = units.ToDictionary(u => u.Code, u => u.Id, StringComparer.Ordinal);
        foreach (var indicator in indicators.Where(i => i.UnitInChargeId is null && i.Source is FigureSource.Typed))
        {
            if (FoundingRules.UnitOfField.TryGetValue(fields[indicator.FieldId], out var code) && byCode.TryGetValue(code, out var unit))
            {
                indicator.UnitInChargeId = unit;
            }
        }
    }

    private void AddHeadline(Guid owner, List<Indicator> indicators, string period)
    {
        var byCode = indicators.ToDictionary(i => i.Code, i => i.Id, StringComparer.Ordinal);
        var number = 0;
        foreach (var codes in s_headline)
        {
            var taken = codes.Where(byCode.ContainsKey).ToList();
            if (taken.Count > 0)
            {
                number++;
                db.AddRange(taken.Select((code, at) => new HeadlineItem { OwnerId = owner, Period = period, Number = number, Order = at, IndicatorId = byCode[code] }));
            }
        }
    }

    private void AddReport(Guid owner, FoundingInput input, string period)
    {
        var template = ReportTemplate.Newest("nam-day-du")!;
        db.Add(new Report
        {
            OwnerId = owner,
            Period = period,
            Kind = ReportKind.TongKet,
            TemplateId = template.Id,
            TemplateVersion = template.Version,
            Issuer = ReportIssuer.HoiDong,
            Recipients = [input.Superior, $"TT Đảng ủy, TT HĐND {input.Kind}", "MTTQ và các đoàn thể", $"TV HĐTĐKT {input.Kind}", "Lưu: VP UBND"],
            SignerAuthority = "TM. HỘI ĐỒNG TĐKT",
            SignerTitle = "CHỦ TỊCH",
            SignerOffice = "CHỦ TỊCH UBND",
            SignerName = input.Accounts.FirstOrDefault(a => a.Role is Role.Chairman)?.FullName ?? "",
        });
    }

    private static Person? Find(List<Person> people, string name) =>
        people.FirstOrDefault(p => string.Equals(VietnameseText.Fold(p.FullName), VietnameseText.Fold(name), StringComparison.Ordinal));
}
