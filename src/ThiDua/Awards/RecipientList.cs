using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>One recipient read from pasted text, matched with the registers by name.</summary>
/// <param name="Name">Name as printed.</param>
/// <param name="Position">Position or address.</param>
/// <param name="Person">Person found.</param>
/// <param name="Unit">Unit found: the one awarded, or the person's.</param>
/// <param name="Household">Household found.</param>
/// <param name="Hamlet">Hamlet found.</param>
/// <param name="DirectWorker">Direct worker, or grass-roots collective.</param>
/// <param name="Leader">Leader.</param>
public sealed record ReadRecipient(string Name, string? Position, Person? Person, Unit? Unit, Household? Household, Unit? Hamlet, bool DirectWorker, bool Leader);

/// <summary>Recipients as text: a table with tabs, as Excel sends it. Names are looked up in the registers; nobody types a code.</summary>
public static class RecipientList
{
    /// <summary>Most recipients of one line.</summary>
    public const int Most = 1000;

    private const string Field = "Text";
    private static readonly string[] s_yes = ["x", "co", "1", "dung", "v", "+"];

    private static readonly PastedColumn[] s_columns =
    [
        new("name", "Họ và tên", "Họ tên", "Tên", "Tên đơn vị", "Tập thể", "Cá nhân", "Hộ gia đình", "Chủ hộ", "Họ và tên chủ hộ", "Tên tập thể", "Người được khen"),
        new("position", "Chức vụ", "Chức vụ, địa chỉ", "Chức danh", "Địa chỉ", "Chức vụ, đơn vị công tác"),
        new("place", "Đơn vị, thôn", "Đơn vị", "Thôn", "Xóm", "Thôn, xóm", "Đơn vị công tác", "Nơi ở"),
        new("direct", "Lao động trực tiếp", "LĐ trực tiếp", "Cơ sở, lao động trực tiếp", "LĐTT", "Cơ sở"),
        new("leader", "Lãnh đạo", "Là lãnh đạo"),
    ];

    /// <summary>The heading of the table, for the text box.</summary>
    public static string Heading(AwardSubject subject) => string.Join('\t', subject switch
    {
        AwardSubject.Individual => ["Họ và tên", "Chức vụ", "Đơn vị, thôn", "LĐ trực tiếp", "Lãnh đạo"],
        AwardSubject.Collective => ["Tập thể", "Địa chỉ", "Đơn vị, thôn", "Cơ sở"],
        _ => (string[])["Chủ hộ", "Địa chỉ", "Thôn, xóm"],
    });

    /// <summary>The stored list as text.</summary>
    public static string Write(AwardSubject subject, IEnumerable<AwardRecipient> recipients, IReadOnlyDictionary<Guid, string> unitNames) => Heading(subject) + "\n" + string.Join('\n', recipients.Select(r =>
    {
        var place = (r.HamletId ?? r.UnitId) is { } id && unitNames.TryGetValue(id, out var name) && name != r.Name ? name : "";
        string?[] cells = subject switch
        {
            AwardSubject.Individual => [r.Name, r.Position, place, r.DirectWorker ? "x" : "", r.Leader ? "x" : ""],
            AwardSubject.Collective => [r.Name, r.Position, place, r.DirectWorker ? "x" : ""],
            _ => [r.Name, r.Position, place],
        };
        return string.Join('\t', cells).TrimEnd('\t');
    }));

    /// <summary>Reads a list.</summary>
    /// <param name="text">Table with tabs, with or without heading.</param>
    /// <param name="subject">Kind of subject of the line.</param>
    /// <param name="people">People in the register that year.</param>
    /// <param name="units">Units and hamlets that year.</param>
    /// <param name="households">Households.</param>
    /// <exception cref="DomainException">A row cannot be taken; names the field <c>Text</c>, the row and the remedy.</exception>
    public static IReadOnlyList<ReadRecipient> Read(string? text, AwardSubject subject, IReadOnlyCollection<Person> people, IReadOnlyCollection<Unit> units, IReadOnlyCollection<Household> households)
    {
        var table = PastedTable.Read(text, s_columns);
        if (table.LeftOut > 0)
        {
            throw new DomainException($"Danh sách có hơn {Most} dòng. Tách thành nhiều dòng khen thưởng.", Field);
        }

        var byPerson = people.ToLookup(p => VietnameseText.Fold(p.FullName), StringComparer.Ordinal);
        var byUnit = units.ToLookup(u => VietnameseText.Fold(u.Name), StringComparer.Ordinal);
        var byHead = households.ToLookup(h => VietnameseText.Fold(h.Head), StringComparer.Ordinal);
        var read = new List<ReadRecipient>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row["name"] is not { } name)
            {
                throw new DomainException($"Dòng {row.Line} chưa có tên. Nhập tên, hoặc xóa dòng.", Field);
            }

            if (name.Length > 200 || row["position"]?.Length > 200)
            {
                throw new DomainException($"Dòng {row.Line} (“{name[..Math.Min(name.Length, 40)]}”) dài hơn 200 ký tự trong một ô. Kiểm tra lại các cột khi dán.", Field);
            }

            var place = row["place"] is { } typed ? Place(byUnit, typed, row.Line) : null;
            var person = subject == AwardSubject.Individual ? Pick(byPerson[VietnameseText.Fold(name)], place, row["position"]) : null;
            var unit = subject == AwardSubject.Collective ? byUnit[VietnameseText.Fold(name)].FirstOrDefault() : null;
            var household = subject == AwardSubject.Household ? byHead[VietnameseText.Fold(name)].FirstOrDefault(h => place is null || h.HamletId == place.Id) : null;
            var key = $"{VietnameseText.Fold(name)}|{VietnameseText.Fold(row["position"])}|{place?.Id}";
            if (!seen.TryAdd(key, row.Line))
            {
                throw new DomainException($"Dòng {row.Line} trùng dòng {seen[key]}: “{name}”. Xóa một dòng, hoặc ghi chức vụ, đơn vị để phân biệt hai người trùng tên.", Field);
            }

            var home = units.FirstOrDefault(u => u.Id == person?.UnitId);
            var (hamlet, works) = (place ?? home) is { Kind: UnitKind.Hamlet } lives ? (lives, unit) : (null, place ?? home ?? unit);
            read.Add(new(name, row["position"] ?? person?.Position, person, subject == AwardSubject.Collective ? unit ?? works : works, household, hamlet ?? units.FirstOrDefault(u => u.Id == household?.HamletId),
                subject != AwardSubject.Household && (row["direct"] is { } direct ? IsYes(direct, row.Line) : person?.IsDirectWorker ?? false),
                subject == AwardSubject.Individual && (row["leader"] is { } leader ? IsYes(leader, row.Line) : person?.IsLeader ?? false)));
            if (read[^1] is { DirectWorker: true, Leader: true })
            {
                throw new DomainException($"Dòng {row.Line} (“{name}”) vừa là lãnh đạo vừa là lao động trực tiếp. Chỉ đánh dấu một cột.", Field);
            }
        }

        return read;
    }

    // namesakes are told apart by unit, then by position; if that does not decide, nobody is taken
    private static Person? Pick(IEnumerable<Person> namesakes, Unit? place, string? position)
    {
        var all = namesakes.ToList();
        if (all.Count > 1 && place is not null && all.Where(p => p.UnitId == place.Id).ToList() is { Count: > 0 } there)
        {
            all = there;
        }

        if (all.Count > 1 && position is not null && all.Where(p => VietnameseText.Fold(p.Position) == VietnameseText.Fold(position)).ToList() is { Count: > 0 } same)
        {
            all = same;
        }

        return all.Count == 1 ? all[0] : null;
    }

    // "Xóm Đồng Lúa", or "Đồng Lúa" when that is clear
    private static Unit? Place(ILookup<string, Unit> byName, string typed, int line)
    {
        var folded = VietnameseText.Fold(typed);
        if (byName[folded].FirstOrDefault() is { } exact)
        {
            return exact;
        }

        var ending = byName.Where(g => g.Key.EndsWith(" " + folded, StringComparison.Ordinal)).SelectMany(g => g).Take(2).ToList();
        return ending.Count == 1 ? ending[0] : throw new DomainException($"Dòng {line}: không có đơn vị hay thôn, xóm nào tên “{typed}”. Ghi đúng tên như ở Danh mục › Đơn vị, hoặc để trống ô này và ghi vào cột chức vụ, địa chỉ.", Field);
    }

    private static bool IsYes(string cell, int line)
    {
        var folded = VietnameseText.Fold(cell);
        return s_yes.Contains(folded, StringComparer.Ordinal) || (folded is "0" or "khong" or "-"
            ? false
            : throw new DomainException($"Dòng {line}: ô đánh dấu ghi “{cell}”. Ghi x khi đúng, để trống khi không.", Field));
    }
}
