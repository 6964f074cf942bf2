using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Integration;

/// <summary>Loads one sample commune that is not in the database yet, as one recorded operation.</summary>
public sealed class SampleLoader(ThiDuaDb db, VietnamClock clock)
{
    private readonly Dictionary<string, Guid> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Movement> _movements = new(StringComparer.Ordinal);
    private Guid _owner;

    /// <summary>Names of the embedded samples, e.g. <c>khoi-ky-2022</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(SampleLoader).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("samples/", StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal)];

    /// <summary>Reads an embedded sample.</summary>
    public static SampleFile Read(string name)
    {
        using var stream = typeof(SampleLoader).Assembly.GetManifestResourceStream($"samples/{name}.yaml") ?? throw new DomainException($"Không có dữ liệu mẫu “{name}”. Có: {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return SampleFile.Parse(reader.ReadToEnd());
    }

    /// <summary>Loads a sample; returns the accounts made. The commune must not have the sample's document yet.</summary>
    public async Task<IReadOnlyList<SampleAccount>> LoadAsync(SampleFile sample, string password, CancellationToken ct = default)
    {
        var period = Period.Parse(sample.Period);
        var owner = await db.Set<Owner>().SingleOrDefaultAsync(o => o.Code == sample.Commune.Code, ct);
        var known = owner is not null;
        owner ??= new() { Code = sample.Commune.Code, Name = $"{sample.Commune.Kind} {sample.Commune.Name}", Level = OwnerLevel.Commune, FixedToday = Day(sample.Today) };
        _owner = owner.Id;
        await db.BeginAsync(owner.Id, ct);
        if (known)
        {
            await TakeOverAsync(sample, period, ct);
            db.Operation = new(OperationKinds.SampleLoaded, Actor.System);
        }
        else
        {
            db.Add(owner);
            await db.SaveChangesAsync(ct);
            db.Operation = new(OperationKinds.SampleLoaded, Actor.System);
            AddProfile(sample.Commune, period);
        }

        await AddYearAsync(period, ct);
        AddOrganisation(sample, period);
        await db.SaveChangesAsync(ct);
        AddAccounts(sample);
        AddDocuments(sample, period);
        AddFields(sample);
        await db.SaveChangesAsync(ct);
        AddIndicators(sample, period);
        await db.SaveChangesAsync(ct);
        AddRecords(sample, period);
        AddReport(sample, period);
        await db.SaveChangesAsync(ct);
        await db.CommitAsync(ct);
        return sample.Accounts;

        void AddAccounts(SampleFile file)
        {
            foreach (var a in file.Accounts)
            {
                var person = file.People.FirstOrDefault(p => p.Code == a.Person);
                var account = AccountFactory.Create(a.UserName, person?.Name ?? a.Name ?? a.UserName, password, mustChange: false);
                db.Add(account);
                db.Add(new Membership
                {
                    OwnerId = _owner,
                    AccountId = account.Id,
                    Role = Enum.Parse<Role>(a.Role),
                    UnitId = Id(_units, a.Unit),
                    PersonId = Id(_people, a.Person),
                    Title = person?.Position ?? a.Name,
                    FromDate = period.Start,
                });
            }
        }
    }

    /// <summary>What the commune has already, by its codes; refuses to load the same document twice.</summary>
    private async Task TakeOverAsync(SampleFile sample, Period period, CancellationToken ct)
    {
        var (key, kind) = (period.ToString(), KindOf(Template(sample.Report)));
        if (await db.Set<Report>().AnyAsync(r => r.Period == key && r.Kind == kind, ct))
        {
            await db.RollbackAsync();
            throw new DomainException($"Xã “{sample.Commune.Name}” đã có trong cơ sở dữ liệu; dữ liệu mẫu chỉ nạp vào chỗ trống.");
        }

        foreach (var u in await db.Set<Unit>().Select(u => new { u.Code, u.Id }).ToListAsync(ct))
        {
            _units.Add(u.Code, u.Id);
        }

        foreach (var f in await db.Set<Field>().Select(f => new { f.Code, f.Id }).ToListAsync(ct))
        {
            _fields.Add(f.Code, f.Id);
        }

        var slots = (await db.Set<Figure>().Where(f => f.Period == key).Select(f => f.IndicatorId).ToListAsync(ct)).ToHashSet();
        var named = sample.Indicators.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in await db.Set<Indicator>().ToListAsync(ct))
        {
            _indicators.Add(indicator.Code, indicator.Id);
            _known.Add(indicator.Code, indicator);
            // As opening a year does: the slot is there, its value is not known.
            if (!indicator.Retired && !slots.Contains(indicator.Id) && !named.Contains(indicator.Code))
            {
                db.Add(new Figure { OwnerId = _owner, IndicatorId = indicator.Id, Period = key });
            }
        }

        foreach (var movement in await db.Set<Movement>().ToListAsync(ct))
        {
            _movements.Add(movement.Code, movement);
        }
    }

    private async Task AddYearAsync(Period period, CancellationToken ct)
    {
        if (!await db.Set<WorkingYear>().AnyAsync(y => y.Year == period.Year, ct))
        {
            db.Add(new WorkingYear { OwnerId = _owner, Year = period.Year, OpenedAt = clock.UtcNow });
        }
    }

    private void AddProfile(SampleCommune c, Period period) =>
        db.Add(new CommuneProfile
        {
            OwnerId = _owner,
            FromYear = period.Year,
            Kind = c.Kind,
            Name = c.Name,
            District = c.District is null ? null : $"{c.DistrictKind ?? "huyện"} {c.District}",
            Province = $"{c.ProvinceKind ?? "tỉnh"} {c.Province}",
            Cluster = c.Cluster,
            Superior = c.Superior,
            HamletWord = c.HamletWord,
            Place = c.Place,
            RatePlaces = c.RatePlaces,
        });

    private void AddOrganisation(SampleFile sample, Period period)
    {
        var order = _units.Count;
        foreach (var u in sample.Units)
        {
            var unit = new Unit { OwnerId = _owner, Code = u.Code, Name = u.Name, Kind = Code.Parse<UnitKind>(u.Kind), ParentId = Id(_units, u.Parent), Order = ++order };
            _units.Add(u.Code, unit.Id);
            db.Add(unit);
        }

        foreach (var h in sample.Hamlets)
        {
            var unit = new Unit
            {
                OwnerId = _owner,
                Code = h.Code,
                Name = VietnameseText.Capitalise(sample.Commune.HamletWord) + " " + h.Name,
                Kind = UnitKind.Hamlet,
                Households = h.Households,
                Head = h.Head,
                Order = ++order,
            };
            _units.Add(h.Code, unit.Id);
            db.Add(unit);
        }

        foreach (var p in sample.People)
        {
            var person = new Person
            {
                OwnerId = _owner,
                FullName = p.Name,
                Position = p.Position,
                Category = Code.Parse<PersonCategory>(p.Category),
                UnitId = Id(_units, p.Unit),
                IsLeader = p.Leader,
                IsDirectWorker = p.DirectWorker,
                FromYear = period.Year,
            };
            _people.Add(p.Code, person.Id);
            db.Add(person);
        }

        if (sample.Officer is { } officer)
        {
            db.Add(new OfficerAssignment { OwnerId = _owner, PersonId = _people[officer.Person], FromDate = Day(officer.From)!.Value, PartTime = officer.PartTime });
        }
    }

    private void AddDocuments(SampleFile sample, Period period)
    {
        var made = new Dictionary<string, OfficialDocument>(StringComparer.Ordinal);
        foreach (var d in sample.Documents)
        {
            var document = new OfficialDocument
            {
                OwnerId = _owner,
                Period = period.ToString(),
                Code = d.Id,
                Type = Code.Parse<DocumentType>(d.Type),
                Number = d.Number,
                Symbol = d.Symbol,
                IssuedOn = Day(d.Date),
                Year = d.Year,
                Issuer = d.Issuer,
                Abstract = d.Abstract,
                Note = d.Note,
                Direction = Code.Parse<DocumentDirection>(d.Direction),
                Relation = Code.Parse<DocumentRelation>(d.Relation),
                FieldCode = d.Field,
                EndedOn = Day(d.Ended),
                ReceivedOn = Day(d.Received),
                AssigneeId = Id(_units, d.Assigned),
                DueOn = Day(d.Due),
                DoneOn = Day(d.Done),
                Order = made.Count + 1,
            };
            made.Add(d.Id, document);
            _documents.Add(d.Id, document.Id);
            db.Add(document);
        }

        foreach (var d in sample.Documents)
        {
            made[d.Id].AmendsId = Id(_documents, d.Amends);
            made[d.Id].ReplacedById = Id(_documents, d.ReplacedBy);
            made[d.Id].ImplementsId = Id(_documents, d.Implements);
        }
    }

    private void AddFields(SampleFile sample)
    {
        var order = _fields.Count;
        foreach (var f in sample.Fields)
        {
            var field = new Field { OwnerId = _owner, Code = f.Id, Name = f.Name, Heading = f.Heading, ParentId = Id(_fields, f.Parent), Order = ++order, Printed = f.Printed };
            _fields.Add(f.Id, field.Id);
            db.Add(field);
        }
    }

    private void AddIndicators(SampleFile sample, Period period)
    {
        var order = _indicators.Count;
        foreach (var i in sample.Indicators)
        {
            _indicators.TryAdd(i.Code, Guid.CreateVersion7());
        }

        foreach (var i in sample.Indicators)
        {
            if (_known.TryGetValue(i.Code, out var known))
            {
                AddFigure(known, i.Figure ?? new(), period);
                continue;
            }

            var indicator = new Indicator
            {
                OwnerId = _owner,
                Id = _indicators[i.Code],
                Code = i.Code,
                Name = i.Name,
                Phrase = i.Phrase,
                Aliases = i.Aliases,
                FieldId = _fields[i.Field],
                Order = ++order,
                UnitName = i.Unit,
                Decimals = i.Decimals,
                PercentDecimals = i.PercentDecimals,
                Shape = Code.Parse<Shape>(i.Shape),
                OfLabel = i.OfLabel,
                Better = Code.Parse<Better>(i.Better),
                ParentId = Id(_indicators, i.Parent),
                PartRole = i.PartRole is null ? null : Code.Parse<PartRole>(i.PartRole),
                Source = Code.Parse<FigureSource>(i.Source),
                UnitInChargeId = Id(_units, i.UnitInCharge),
            };
            db.Add(indicator);
            AddFigure(indicator, i.Figure ?? new(), period);
        }

        foreach (var h in sample.Headline)
        {
            db.AddRange(h.Codes.Select((code, at) => new HeadlineItem { OwnerId = _owner, Period = period.ToString(), Number = h.Number, Order = at, IndicatorId = _indicators[code] }));
        }
    }

    private void AddFigure(Indicator indicator, SampleFigure f, Period period)
    {
        var figure = new Figure
        {
            OwnerId = _owner,
            IndicatorId = indicator.Id,
            Period = period.ToString(),
            Value = f.Value,
            Of = f.Of,
            Qualifier = Code.Parse<Qualifier>(f.Qualifier),
            FromDate = Day(f.From),
            AsOf = Day(f.AsOf),
            PartsCover = f.PartsCover,
            Note = f.Note,
        };
        figure.Parts.AddRange(f.Parts.Select((p, at) => new FigurePart
        {
            OwnerId = _owner,
            FigureId = figure.Id,
            Order = at,
            Label = p.Label,
            Value = p.Value,
            UnitName = p.Unit,
            Qualifier = Code.Parse<Qualifier>(p.Qualifier),
            Role = Code.Parse<PartRole>(p.Role),
        }));
        figure.Benchmarks.AddRange(f.Targets.Select((t, at) => new Benchmark
        {
            OwnerId = _owner,
            FigureId = figure.Id,
            Kind = BenchmarkKind.Target,
            SourceCode = t.Source,
            Form = Code.Parse<BenchmarkForm>(t.Form),
            Value = t.Value,
            ValueUnit = Code.Parse<ValueUnit>(t.ValueUnit),
            StatedPercent = t.StatedPercent,
            PercentDecimals = t.PercentDecimals,
            PartsCover = t.PartsCover,
            DocumentId = Id(_documents, t.Document),
            Order = at,
        }));
        if (f.Previous is { } previous)
        {
            figure.Benchmarks.Add(new Benchmark
            {
                OwnerId = _owner,
                FigureId = figure.Id,
                Kind = BenchmarkKind.Previous,
                SourceCode = "cung-ky",
                Form = Code.Parse<BenchmarkForm>(previous.Form),
                Value = previous.Value,
                ValueUnit = Code.Parse<ValueUnit>(previous.ValueUnit),
                ComparedWith = previous.With,
            });
        }

        db.Add(figure);
    }

    private void AddRecords(SampleFile sample, Period period)
    {
        var key = period.ToString();
        db.AddRange(sample.Narratives.Select(n => new Narrative { OwnerId = _owner, Period = key, Topic = n.Topic, Text = n.Text.Trim() }));
        AddMovements(sample, period);
        AddAwards(sample, key);
        db.AddRange(sample.Rates.Select(r => new RewardRate { OwnerId = _owner, Subject = Code.Parse<AwardSubject>(r.Subject), Amount = r.Amount, FromDate = Day(r.From)!.Value }));
        db.AddRange(sample.Fund.Select(f => new FundEntry { OwnerId = _owner, Period = key, Kind = Code.Parse<FundEntryKind>(f.Kind), Amount = f.Amount, GroupCode = f.Group, Date = Day(f.Date), Note = f.Note }));
        AddConduct(sample, period);
        AddItems(sample, key);
    }

    private void AddMovements(SampleFile sample, Period period)
    {
        foreach (var m in sample.Movements)
        {
            AddResults(m);
            if (_movements.TryGetValue(m.Id, out var running))
            {
                (running.FromYear, running.ToYear) = (Math.Min(running.FromYear, m.From ?? period.Year), Math.Max(running.ToYear, m.To ?? period.Year));
                continue;
            }

            var movement = new Movement
            {
                OwnerId = _owner,
                Code = m.Id,
                Name = m.Name,
                Aliases = m.Aliases,
                FieldCode = m.Field,
                Kind = Code.Parse<MovementKind>(m.Kind),
                Level = Code.Parse<MovementLevel>(m.Level),
                Form = Code.Parse<MovementForm>(m.Form),
                Body = m.Body,
                FromYear = m.From ?? period.Year,
                ToYear = m.To ?? m.From ?? period.Year,
                DocumentId = Id(_documents, m.Document),
                AnniversaryName = m.Anniversary?.Name,
                AnniversaryBase = Day(m.Anniversary?.Base),
                Content = m.Content?.Trim(),
                Targets = m.Targets?.Trim(),
                Measures = m.Measures?.Trim(),
                Participants = m.Participants,
                Status = Code.Parse<MovementStatus>(m.Status),
                IndicatorCodes = [.. m.Indicators.Where(code => Id(_indicators, code) is not null)],
                Order = _movements.Count,
            };
            movement.Events.AddRange(m.Events.Select(e => new MovementEvent
            {
                OwnerId = _owner,
                MovementId = movement.Id,
                Kind = Code.Parse<MovementEventKind>(e.Kind),
                Date = Day(e.Date),
                Participants = e.Participants,
                Note = e.Note,
            }));
            _movements.Add(m.Id, movement);
            db.Add(movement);
        }

        var ids = _movements.ToDictionary(x => x.Key, x => x.Value.Id, StringComparer.Ordinal);
        foreach (var m in sample.Movements.Where(m => m.Parent is not null))
        {
            _movements[m.Id].ParentId = Id(ids, m.Parent);
        }

        void AddResults(SampleMovement m)
        {
            var results = m.Result is null ? m.Results : new(m.Results, StringComparer.Ordinal) { [period.ToString()] = m.Result };
            db.AddRange(results.Select(r => new Narrative { OwnerId = _owner, Period = Period.Parse(r.Key).ToString(), Topic = Movement.ResultTopic(m.Id), Text = r.Value.Trim() }));
        }
    }

    private void AddAwards(SampleFile sample, string period)
    {
        var households = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var h in sample.Households)
        {
            var household = new Household { OwnerId = _owner, Head = h.Head, HamletId = Id(_units, h.Hamlet) };
            households.Add(h.Code, household.Id);
            db.Add(household);
        }

        foreach (var (a, at) in sample.Awards.Select((a, at) => (a, at)))
        {
            var line = new AwardLine
            {
                OwnerId = _owner,
                Period = period,
                Code = a.Id,
                GroupCode = a.Group ?? a.Id,
                Level = Code.Parse<AwardLevel>(a.Level),
                Body = a.Body,
                System = Code.Parse<AwardSystem>(a.System),
                Form = a.Form,
                Kind = Code.Parse<AwardKind>(a.Kind),
                Subject = Code.Parse<AwardSubject>(a.Subject),
                Count = a.ListComplete ? a.Recipients.Count : a.Count,
                DirectWorkers = a.ListComplete ? a.Recipients.Count(r => r.DirectWorker) : a.DirectWorkers,
                Leaders = a.ListComplete ? a.Recipients.Count(r => r.Leader) : a.Leaders,
                ListComplete = a.ListComplete,
                State = Code.Parse<AwardState>(a.State),
                UnitId = Id(_units, a.Unit),
                Amount = a.Amount,
                ByRate = a.ByRate,
                DecidedOn = Day(sample.Decisions.FirstOrDefault(d => d.Group == (a.Group ?? a.Id))?.Date),
                Note = a.Note,
                Reason = a.Reason,
                Order = at,
            };
            line.Recipients.AddRange(a.Recipients.Select((r, n) => new AwardRecipient
            {
                OwnerId = _owner,
                LineId = line.Id,
                Order = n + 1,
                Name = r.Name,
                Position = r.Position,
                PersonId = Id(_people, r.Person),
                UnitId = Id(_units, r.Unit),
                HouseholdId = Id(households, r.Household),
                HamletId = Id(_units, r.Hamlet),
                DirectWorker = r.DirectWorker,
                Leader = r.Leader,
            }));
            db.Add(line);
        }

        db.AddRange(sample.Decisions.Select(d => new AwardDecision { OwnerId = _owner, Period = period, GroupCode = d.Group, Number = d.Number, DecidedOn = Day(d.Date), DossierCode = d.Dossier }));
    }

    private void AddConduct(SampleFile sample, Period period)
    {
        db.AddRange(sample.Conduct.Select(c => new ConductRecord
        {
            OwnerId = _owner,
            PersonId = Id(_people, c.Person),
            UnitId = Id(_units, c.Unit),
            Kind = Code.Parse<ConductKind>(c.Kind),
            Measure = c.Measure is null ? null : Code.Parse<DisciplineMeasure>(c.Measure),
            Number = c.Number,
            Date = Day(c.Date)!.Value,
            EndsOn = Day(c.Ends),
            Note = c.Note,
        }));
        db.AddRange(sample.Grades.Select(g => new YearlyGrade { OwnerId = _owner, Year = period.Year, PersonId = Id(_people, g.Person), UnitId = Id(_units, g.Unit), Grade = Code.Parse<Grade>(g.Grade), Note = g.Note }));
    }

    // causes name the weakness they belong to by its place in that list, from 1
    private void AddItems(SampleFile sample, string period)
    {
        var weaknesses = new List<ReportItem>();
        foreach (var (code, items) in sample.Items.OrderBy(i => i.Key == "causes"))
        {
            var kind = Code.Parse<ItemKind>(code);
            foreach (var (item, at) in items.Select((item, at) => (item, at)))
            {
                var map = item as IDictionary<object, object> ?? new Dictionary<object, object> { ["text"] = item };
                string? Text(string key) => map.TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
                var row = new ReportItem
                {
                    OwnerId = _owner,
                    Period = period,
                    Kind = kind,
                    Order = at,
                    Text = Text("text")!,
                    Addressee = Text("to"),
                    Quarters = Text("quarter") is { } quarters ? Quarters.Parse(quarters) : null,
                    Responsible = Text("responsible"),
                    DueOn = Day(Text("due")),
                    State = Text("state") is { } state ? Code.Parse<ItemState>(state) : ItemState.Open,
                    Reply = Text("reply"),
                    RepliedOn = Day(Text("replied")),
                    FirstPeriod = Text("since"),
                    CauseOfId = Text("of") is { } of ? weaknesses[int.Parse(of, CultureInfo.InvariantCulture) - 1].Id : null,
                };
                if (kind == ItemKind.Weaknesses)
                {
                    weaknesses.Add(row);
                }

                db.Add(row);
            }
        }
    }

    private void AddReport(SampleFile sample, Period period)
    {
        var r = sample.Report;
        var template = Template(r);
        db.Add(new Report
        {
            OwnerId = _owner,
            Period = period.ToString(),
            Kind = KindOf(template),
            TemplateId = template.Id,
            TemplateVersion = template.Version,
            Issuer = Code.Parse<ReportIssuer>(r.Issuer),
            Recipients = r.Recipients,
            SignerAuthority = r.Signer.Authority,
            SignerTitle = r.Signer.Title,
            SignerOffice = r.Signer.Office,
            SignerName = r.Signer.Name,
        });
    }

    private static ReportTemplate Template(SampleReport report)
    {
        var named = report.Template.Split('@');
        return ReportTemplate.Find(named[0], int.Parse(named[1], CultureInfo.InvariantCulture));
    }

    private static ReportKind KindOf(ReportTemplate template) => Code.Parse<ReportKind>(template.Kind);

    private static Guid? Id(Dictionary<string, Guid> made, string? code) =>
        code is null ? null : made.TryGetValue(code, out var id) ? id : throw new DomainException($"Dữ liệu mẫu nhắc tới “{code}” nhưng không có bản ghi nào tên đó.");

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
