using System.Globalization;
using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>A row of a pasted list as it stands on the page: what was typed, and what is wrong with it.</summary>
public sealed class ListRow
{
    /// <summary>Hamlet or unit name, or full name of a person.</summary>
    public string? Name { get; set; }

    /// <summary>Households of a hamlet, position of a person, kind of a unit.</summary>
    public string? Second { get; set; }

    /// <summary>Head of a hamlet, unit of a person.</summary>
    public string? Third { get; set; }

    /// <summary>Whether the user struck the row out.</summary>
    public bool Dropped { get; set; }

    /// <summary>Whether nothing stands in the row.</summary>
    public bool IsEmpty => Name is null && Second is null && Third is null;
}

/// <summary>What is wrong with a cell of a list.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Cell">Name of the property of <see cref="ListRow"/>.</param>
/// <param name="Message">Vietnamese: value, expectation, remedy.</param>
public sealed record RowProblem(int Row, string Cell, string Message);

/// <summary>A unit most communes have.</summary>
/// <param name="Code">Code in the commune.</param>
/// <param name="Name">Name; <c>{xa}</c> stands for "xã Khôi Kỳ", <c>{ten}</c> for "Khôi Kỳ".</param>
/// <param name="Kind">Kind.</param>
/// <param name="Usual">Ticked at first.</param>
public sealed record UsualUnit(string Code, string Name, UnitKind Kind, bool Usual = true);

/// <summary>Reading the lists a commune is set up from. Pure; every refusal names the row's value and the remedy.</summary>
public static class FoundingRules
{
    private const int MostHouseholds = 5000;

    private static readonly Dictionary<UnitKind, string> s_kindWords = new()
    {
        [UnitKind.Office] = "Cơ quan",
        [UnitKind.School] = "Trường học",
        [UnitKind.Health] = "Y tế",
        [UnitKind.Front] = "Mặt trận",
        [UnitKind.Organisation] = "Đoàn thể, hội",
        [UnitKind.Party] = "Đảng",
        [UnitKind.Forces] = "Công an, quân sự",
        [UnitKind.Enterprise] = "Doanh nghiệp, hợp tác xã",
        [UnitKind.Hamlet] = "Thôn, xóm",
        [UnitKind.Other] = "Khác",
    };

    /// <summary>Kinds of managing unit at the commune level (Luật Tổ chức chính quyền địa phương 2025, Điều 1).</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["xã", "phường", "đặc khu"];

    /// <summary>Words for a hamlet.</summary>
    public static IReadOnlyList<string> HamletWords { get; } = ["thôn", "xóm", "bản", "ấp", "tổ dân phố", "khu phố", "khóm", "buôn", "làng"];

    /// <summary>The usual units of a commune, in the order of lists.</summary>
    public static IReadOnlyList<UsualUnit> UsualUnits { get; } =
    [
        new("dang-uy", "Đảng ủy {xa}", UnitKind.Party),
        new("hdnd", "Hội đồng nhân dân {xa}", UnitKind.Office),
        new("ubnd", "UBND {xa}", UnitKind.Office),
        new("van-phong", "Văn phòng HĐND và UBND", UnitKind.Office),
        new("tai-chinh-ke-toan", "Tài chính – Kế toán", UnitKind.Office),
        new("dia-chinh", "Địa chính – Nông nghiệp – Xây dựng và Môi trường", UnitKind.Office),
        new("van-hoa-xa-hoi", "Văn hóa – Xã hội", UnitKind.Office),
        new("tu-phap", "Tư pháp – Hộ tịch", UnitKind.Office),
        new("phong-kinh-te", "Phòng Kinh tế", UnitKind.Office, Usual: false),
        new("phong-van-hoa-xa-hoi", "Phòng Văn hóa – Xã hội", UnitKind.Office, Usual: false),
        new("hanh-chinh-cong", "Trung tâm Phục vụ hành chính công", UnitKind.Office, Usual: false),
        new("cong-an", "Công an {xa}", UnitKind.Forces),
        new("quan-su", "Ban Chỉ huy Quân sự {xa}", UnitKind.Forces),
        new("truong-mam-non", "Trường Mầm non {ten}", UnitKind.School),
        new("truong-tieu-hoc", "Trường Tiểu học {ten}", UnitKind.School),
        new("truong-thcs", "Trường THCS {ten}", UnitKind.School),
        new("tram-y-te", "Trạm Y tế {xa}", UnitKind.Health),
        new("mttq", "Ủy ban MTTQ Việt Nam {xa}", UnitKind.Front),
        new("hoi-nong-dan", "Hội Nông dân {xa}", UnitKind.Organisation),
        new("hoi-phu-nu", "Hội Liên hiệp Phụ nữ {xa}", UnitKind.Organisation),
        new("hoi-ccb", "Hội Cựu chiến binh {xa}", UnitKind.Organisation),
        new("doan-thanh-nien", "Đoàn TNCS Hồ Chí Minh {xa}", UnitKind.Organisation),
        new("cong-doan", "Công đoàn cơ sở {xa}", UnitKind.Organisation),
        new("hoi-nguoi-cao-tuoi", "Hội Người cao tuổi {xa}", UnitKind.Organisation, Usual: false),
        new("hoi-chu-thap-do", "Hội Chữ thập đỏ {xa}", UnitKind.Organisation, Usual: false),
        new("hoi-khuyen-hoc", "Hội Khuyến học {xa}", UnitKind.Organisation, Usual: false),
    ];

    /// <summary>Which usual unit is asked for the figures of a field, by field code.</summary>
    public static IReadOnlyDictionary<string, string> UnitOfField { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dac-diem"] = "van-phong",
        ["kinh-te"] = "dia-chinh",
        ["trong-trot"] = "dia-chinh",
        ["chan-nuoi"] = "dia-chinh",
        ["thuy-san"] = "dia-chinh",
        ["cay-che"] = "dia-chinh",
        ["lam-nghiep"] = "dia-chinh",
        ["nong-thon-moi"] = "dia-chinh",
        ["tai-nguyen"] = "dia-chinh",
        ["tai-chinh"] = "tai-chinh-ke-toan",
        ["giao-duc"] = "van-hoa-xa-hoi",
        ["y-te"] = "tram-y-te",
        ["dan-so"] = "tram-y-te",
        ["van-hoa"] = "van-hoa-xa-hoi",
        ["lao-dong"] = "van-hoa-xa-hoi",
        ["giam-ngheo"] = "van-hoa-xa-hoi",
        ["bao-tro-xa-hoi"] = "van-hoa-xa-hoi",
        ["nguoi-co-cong"] = "van-hoa-xa-hoi",
        ["quoc-phong-an-ninh"] = "quan-su",
        ["he-thong-chinh-tri"] = "van-phong",
    };

    /// <summary>Names of kinds of unit.</summary>
    public static IReadOnlyDictionary<UnitKind, string> KindWords => s_kindWords;

    /// <summary>The name of a usual unit in one commune.</summary>
    public static string NameOf(UsualUnit unit, string kind, string name) =>
        unit.Name.Replace("{xa}", $"{kind} {name}", StringComparison.Ordinal).Replace("{ten}", name, StringComparison.Ordinal);

    /// <summary>Rows of hamlets from a paste: name, households, head.</summary>
    public static IReadOnlyList<ListRow> ReadHamlets(string? text, string hamletWord) => Rows(text,
        new("name", "Tên", "Tên thôn", "Tên xóm", "Tên bản", "Tên ấp", "Tên tổ dân phố", "Tên khu phố", "Thôn", "Xóm", "Bản", "Ấp", "Tổ dân phố", "Khu dân cư", "Tên thôn, xóm", "Thôn/xóm", "Tên đơn vị", hamletWord, "Tên " + hamletWord),
        new("second", "Số hộ", "Hộ", "Tổng số hộ", "Số hộ dân", "Số hộ gia đình"),
        new("third", "Trưởng thôn", "Trưởng xóm", "Trưởng bản", "Trưởng ấp", "Trưởng", "Tổ trưởng", "Họ tên trưởng thôn", "Họ và tên trưởng thôn", "Họ tên trưởng xóm", "Người đứng đầu", "Trưởng " + hamletWord));

    /// <summary>Rows of units from a paste: name, kind.</summary>
    public static IReadOnlyList<ListRow> ReadUnits(string? text) => Rows(text,
        new("name", "Tên", "Tên đơn vị", "Đơn vị", "Cơ quan, đơn vị", "Tên cơ quan, đơn vị"),
        new("second", "Loại", "Loại đơn vị", "Khối", "Nhóm"));

    /// <summary>Rows of staff from a paste: full name, position, unit.</summary>
    public static IReadOnlyList<ListRow> ReadStaff(string? text) => Rows(text,
        new("name", "Họ tên", "Họ và tên", "Tên", "Họ, tên", "Cán bộ", "Họ và tên cán bộ"),
        new("second", "Chức vụ", "Chức danh", "Chức vụ, chức danh", "Vị trí", "Chức danh, chức vụ"),
        new("third", "Đơn vị", "Cơ quan", "Bộ phận", "Đơn vị công tác", "Cơ quan, đơn vị", "Nơi công tác"));

    /// <summary>What is wrong with the hamlets.</summary>
    public static IReadOnlyList<RowProblem> CheckHamlets(IReadOnlyList<ListRow> rows, string hamletWord)
    {
        var problems = new List<RowProblem>();
        CheckNames(rows, problems, $"tên {hamletWord}", r => Key(WithoutWord(r.Name!, hamletWord)));
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].Dropped && !rows[i].IsEmpty && Households(rows[i].Second).Problem is { } problem)
            {
                problems.Add(new(i, nameof(ListRow.Second), problem));
            }
        }

        return problems;
    }

    /// <summary>What is wrong with the pasted units; <paramref name="taken"/> are the names already ticked.</summary>
    public static IReadOnlyList<RowProblem> CheckUnits(IReadOnlyList<ListRow> rows, IEnumerable<string> taken)
    {
        var problems = new List<RowProblem>();
        CheckNames(rows, problems, "tên đơn vị", r => Key(r.Name!), taken.Select(Key));
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Dropped: false, Second: { } word } && KindOf(word) is null)
            {
                problems.Add(new(i, nameof(ListRow.Second), $"Không có loại đơn vị “{word}”. Chọn một trong: {string.Join(", ", s_kindWords.Values)}; hoặc để trống, máy đoán theo tên."));
            }
        }

        return problems;
    }

    /// <summary>What is wrong with the staff; <paramref name="units"/> are all units of the commune by name.</summary>
    public static IReadOnlyList<RowProblem> CheckStaff(IReadOnlyList<ListRow> rows, IReadOnlyCollection<string> units)
    {
        var problems = new List<RowProblem>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Dropped || row.IsEmpty)
            {
                continue;
            }

            if (row.Name is null)
            {
                problems.Add(new(i, nameof(ListRow.Name), $"Dòng có chức vụ “{row.Second ?? row.Third}” nhưng thiếu họ tên. Nhập họ tên, hoặc bỏ dòng này."));
            }
            else if (row.Name.Length > 100 || row.Name.Any(char.IsDigit))
            {
                problems.Add(new(i, nameof(ListRow.Name), $"“{Short(row.Name)}” không giống họ tên người. Có thể cột dán bị lệch; sửa lại hoặc bỏ dòng này."));
            }

            if (row.Third is { } unit && FindUnit(unit, units) is null)
            {
                problems.Add(new(i, nameof(ListRow.Third), $"Không có đơn vị “{Short(unit)}” trong danh sách ở trên. Chọn đơn vị đúng, hoặc thêm đơn vị này ở mục Đơn vị."));
            }
        }

        return problems;
    }

    /// <summary>The unit a name means: equal without diacritics, else the only one that begins or goes on with it; null when none or several.</summary>
    public static string? FindUnit(string typed, IReadOnlyCollection<string> units)
    {
        var key = Key(typed);
        if (key.Length == 0)
        {
            return null;
        }

        if (units.FirstOrDefault(u => string.Equals(Key(u), key, StringComparison.Ordinal)) is { } same)
        {
            return same;
        }

        var near = units.Where(u => Contains(Key(u), key)).Take(2).ToList();
        if (near.Count != 1)
        {
            near = [.. units.Where(u => Contains(key, Key(u))).OrderByDescending(u => u.Length).Take(1)];
        }

        return near.Count == 1 ? near[0] : null;

        static bool Contains(string hay, string needle) => ("-" + hay + "-").Contains("-" + needle + "-", StringComparison.Ordinal);
    }

    /// <summary>Number of households, or why the text is none.</summary>
    public static (int? Value, string? Problem) Households(string? text)
    {
        var reading = VietnameseNumber.Read(text);
        return reading switch
        {
            { Problem: { } problem } => (null, $"Số hộ: {problem}"),
            { Value: null } => (null, null),
            { Value: { } n } when n != decimal.Truncate(n) => (null, $"Số hộ “{text}” có phần thập phân; nhập số nguyên, ví dụ 128."),
            { Value: < 0 } => (null, $"Số hộ “{text}” là số âm; nhập số từ 0 trở lên."),
            { Value: > MostHouseholds } => (null, $"Số hộ “{text}” quá lớn cho một thôn, xóm (tối đa {MostHouseholds.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}). Kiểm tra lại, có thể là số khẩu."),
            { Value: { } n } => ((int)n, null),
        };
    }

    /// <summary>"Xóm Hòa Bình" from "Hòa Bình" or "xóm Hòa Bình".</summary>
    public static string HamletName(string typed, string hamletWord)
    {
        var name = VietnameseText.Capitalise(WithoutWord(typed, hamletWord));
        return $"{VietnameseText.Capitalise(hamletWord)} {name}";
    }

    /// <summary>The kind a word means; null when it means none.</summary>
    public static UnitKind? KindOf(string word)
    {
        var key = Key(word);
        foreach (var (kind, name) in s_kindWords)
        {
            if (string.Equals(Key(name), key, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return GuessKind(word) is var guess and not UnitKind.Other ? guess : null;
    }

    /// <summary>The kind a unit's name suggests.</summary>
    public static UnitKind GuessKind(string name)
    {
        var key = "-" + Key(name) + "-";
        return key switch
        {
            _ when Has("truong") || Has("mam-non") || Has("tieu-hoc") || Has("thcs") || Has("truong-hoc") => UnitKind.School,
            _ when Has("y-te") || Has("benh-vien") => UnitKind.Health,
            _ when Has("mttq") || Has("mat-tran") => UnitKind.Front,
            _ when Has("dang-uy") || Has("dang") || Has("chi-bo") => UnitKind.Party,
            _ when Has("cong-an") || Has("quan-su") => UnitKind.Forces,
            _ when Has("hop-tac-xa") || Has("htx") || Has("cong-ty") || Has("doanh-nghiep") => UnitKind.Enterprise,
            _ when Has("hoi-dong") || Has("ubnd") || Has("phong") || Has("van-phong") || Has("trung-tam") || Has("ban") || Has("co-quan") => UnitKind.Office,
            _ when Has("hoi") || Has("doan") || Has("cong-doan") || Has("doan-the") => UnitKind.Organisation,
            _ => UnitKind.Other,
        };

        bool Has(string words) => key.Contains("-" + words + "-", StringComparison.Ordinal);
    }

    /// <summary>The category a position suggests; civil servant when nothing does.</summary>
    public static PersonCategory CategoryOf(string? position, UnitKind? unit)
    {
        var key = "-" + Key(position ?? "") + "-";
        return key switch
        {
            _ when Has("giao-vien") || Has("hieu-truong") || unit is UnitKind.School => PersonCategory.Teacher,
            _ when Has("vien-chuc") || Has("y-si") || Has("bac-si") || Has("dieu-duong") || unit is UnitKind.Health => PersonCategory.PublicEmployee,
            _ when Has("bi-thu") || Has("chu-tich") || Has("truong-ban") => PersonCategory.Cadre,
            _ => PersonCategory.CivilServant,
        };

        bool Has(string words) => key.Contains("-" + words + "-", StringComparison.Ordinal);
    }

    /// <summary>A sign-in name from a full name: "Hoàng Thị Lan" → "lan.ht".</summary>
    public static string UserName(string fullName)
    {
        var words = VietnameseText.Slug(fullName).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "can-bo",
            1 => words[0],
            _ => words[^1] + "." + string.Concat(words[..^1].Select(w => w[0])),
        };
    }

    /// <summary>Throws when a sign-in name holds anything but small letters, digits, points and hyphens.</summary>
    public static void CheckUserName(string userName, string field)
    {
        if (userName.Length is < 3 or > 40 || !userName.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
        {
            throw new DomainException($"Tên đăng nhập “{Short(userName)}” không dùng được: từ 3 đến 40 ký tự, chỉ chữ thường không dấu, chữ số, dấu chấm và gạch ngang, ví dụ lan.ht.", field);
        }
    }

    private static ListRow[] Rows(string? text, params PastedColumn[] columns) =>
        [.. PastedTable.Read(text, columns).Rows.Select(r => new ListRow { Name = r["name"], Second = r["second"], Third = r["third"] })];

    private static void CheckNames(IReadOnlyList<ListRow> rows, List<RowProblem> problems, string what, Func<ListRow, string> keyOf, IEnumerable<string>? taken = null)
    {
        var seen = (taken ?? []).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Dropped || row.IsEmpty)
            {
                continue;
            }

            if (row.Name is null)
            {
                problems.Add(new(i, nameof(ListRow.Name), $"Dòng có “{row.Second ?? row.Third}” nhưng thiếu {what}. Nhập {what}, hoặc bỏ dòng này."));
            }
            else if (row.Name.Length > 120)
            {
                problems.Add(new(i, nameof(ListRow.Name), $"“{Short(row.Name)}” dài quá 120 ký tự; rút gọn {what}."));
            }
            else if (!row.Name.Any(char.IsLetterOrDigit))
            {
                problems.Add(new(i, nameof(ListRow.Name), $"“{row.Name}” không phải {what}; nhập lại, hoặc bỏ dòng này."));
            }
            else if (!seen.Add(keyOf(row)))
            {
                problems.Add(new(i, nameof(ListRow.Name), $"“{row.Name}” có hai lần trong danh sách; sửa tên cho khác nhau, hoặc bỏ một dòng."));
            }
        }
    }

    private static string WithoutWord(string typed, string hamletWord) =>
        typed.Length > hamletWord.Length + 1 && string.Equals(VietnameseText.Fold(typed[..(hamletWord.Length + 1)]), VietnameseText.Fold(hamletWord) + " ", StringComparison.Ordinal)
            ? typed[(hamletWord.Length + 1)..].Trim() : typed;

    private static string Key(string text) => VietnameseText.Slug(text);

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
