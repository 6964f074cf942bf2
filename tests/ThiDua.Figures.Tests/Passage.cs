using System.Globalization;
using System.Text;

namespace ThiDua.Figures.Tests;

/// <summary>A ratio put into a passage on purpose.</summary>
internal sealed record PlantedRatio(decimal Numerator, decimal Denominator, decimal Percent, bool IsWrong);

/// <summary>A passage of a report with ratios whose operands are known.</summary>
internal sealed record Passage(string Text, IReadOnlyList<PlantedRatio> Ratios)
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    private static readonly (string Name, string Unit, int Low, int High, int Places)[] Fields =
    [
        ("Diện tích gieo trồng lúa vụ xuân", "ha", 40, 900, 1), ("Diện tích ngô đông", "ha", 10, 300, 2), ("Sản lượng lương thực có hạt", "tấn", 400, 9000, 1),
        ("Tổng đàn lợn", "con", 300, 9000, 0), ("Tổng đàn gia cầm", "con", 9000, 90000, 0), ("Trồng rừng tập trung", "ha", 5, 120, 2), ("Sản lượng thủy sản", "tấn", 20, 400, 1),
        ("Thu ngân sách trên địa bàn", "triệu đồng", 900, 20000, 1), ("Giải quyết việc làm mới", "lao động", 40, 500, 0), ("Số hộ đăng ký gia đình văn hóa", "hộ", 400, 3000, 0),
        ("Số thôn đạt chuẩn văn hóa", "thôn", 5, 20, 0), ("Cấp giấy chứng nhận quyền sử dụng đất", "hồ sơ", 20, 400, 0), ("Trẻ dưới 1 tuổi tiêm chủng đầy đủ", "trẻ", 40, 300, 0),
        ("Số người tham gia bảo hiểm y tế", "người", 2000, 12000, 0), ("Tiêm phòng vắc xin dại", "liều", 200, 2500, 0), ("Bê tông hóa đường ngõ xóm", "km", 2, 40, 2),
        ("Vận động Quỹ vì người nghèo", "triệu đồng", 20, 400, 1), ("Đăng ký danh hiệu lao động tiên tiến", "cá nhân", 10, 90, 0), ("Học sinh hoàn thành chương trình tiểu học", "em", 50, 400, 0),
        ("Giải ngân vốn đầu tư công", "đồng", 1, 1, 0), ("Thu thuế sử dụng đất phi nông nghiệp", "đồng", 1, 1, 0), ("Hồ sơ giải quyết đúng hạn", "hồ sơ", 500, 6000, 0), ("Đảng viên được phân loại", "đảng viên", 60, 400, 0),
        ("Công dân được cấp căn cước", "công dân", 300, 4000, 0), ("Diện tích cây ăn quả", "ha", 10, 400, 1), ("Sản lượng chè búp tươi", "tấn", 100, 4000, 1), ("Hộ sử dụng nước hợp vệ sinh", "hộ", 400, 3000, 0),
    ];

    private static readonly string[] Openings =
    [
        "Trong năm, xã đã tập trung chỉ đạo quyết liệt các nhiệm vụ trọng tâm. ", "Công tác tuyên truyền được duy trì thường xuyên trên hệ thống loa truyền thanh. ", "- ", "+ ", "* Về kết quả cụ thể: ",
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2024 của UBND xã, ", "Đến ngày 30/11/2024, ", "", "", "Nhìn chung các phong trào được nhân dân hưởng ứng. ",
    ];

    private static readonly string[] Closings =
    [
        "", " Công tác phòng chống dịch bệnh được bảo đảm.", "; trực 24/24 giờ trong dịp lễ 30/4 và 01/5.", ", tăng 12 so với cùng kỳ.", " (Nghị quyết số 21/NQ-HĐND ngày 22/12/2023).", "; năng suất bình quân 58,5 tạ/ha.",
        ", tăng 3,2% so với cùng kỳ năm trước.", "; không có hộ nào khiếu nại.",
    ];

    private static readonly string[] Targets = ["KH", "KH huyện giao", "kế hoạch", "kế hoạch năm", "chỉ tiêu huyện giao", "so với kế hoạch", "NQ HĐND xã", "chỉ tiêu giao", "KH năm", "dự toán"];

    private const int KnownForms = 21;
    private const int UnseenForms = 16;
    private const int LaterForms = 14;

    /// <summary>Makes a passage.</summary>
    /// <param name="random">What to choose by.</param>
    /// <param name="set">0 for the forms known to the grammar, 1 and 2 for those written after it, in this order.</param>
    /// <param name="wrong">True to state a per cent that does not follow.</param>
    public static Passage Make(Random random, int set, bool wrong)
    {
        var ratios = new List<PlantedRatio>();
        var write = new Writer(random);
        var field = Fields[random.Next(Fields.Length)];
        var (x, y) = write.Operands(field);
        var sentence = set switch
        {
            0 => Known(random, write, field, x, y, wrong, ratios),
            1 => Unseen(random, write, field, x, y, wrong, ratios),
            _ => Later(random, write, field, x, y, wrong, ratios),
        };
        var text = Openings[random.Next(Openings.Length)] + sentence + Closings[random.Next(Closings.Length)];
        return new Passage(Decorate(random, text), ratios);
    }

    private static string Known(Random random, Writer w, (string Name, string Unit, int Low, int High, int Places) f, decimal x, decimal y, bool wrong, List<PlantedRatio> ratios)
    {
        string X(bool unit = false) => w.Number(x, f.Places) + (unit ? w.Unit(f.Unit) : "");
        string Y(bool unit = true) => w.Number(y, f.Places) + (unit ? w.Unit(f.Unit) : "");
        string P() => w.Percent(x, y, wrong, ratios);
        var kh = Targets[random.Next(Targets.Length)];
        switch (random.Next(KnownForms))
        {
            case 0: return $"{f.Name} {X()}/{Y()}, đạt {P()} {kh}";
            case 1: return $"{f.Name}: {X()}/{Y()} đạt {P()} {kh}";
            case 2: return $"{f.Name} là {X(true)}/{Y()}, đạt {P()} {kh}";
            case 3: return $"{f.Name} {X()}/{Y()} = {P()} {kh}";
            case 4: return $"{f.Name} ước đạt {X(true)} /{Y()}, bằng {P()} {kh}";
            case 5: return $"{f.Name} đạt {P()} ({X()}/{Y()})";
            case 6: return $"{f.Name} {X()}/{Y()} ({P()})";
            case 7: return $"{f.Name} {X()}/{Y()} (đạt {P()} {kh})";
            case 8: return $"{f.Name} đạt tỷ lệ {P()} ({X(true)}/{Y()})";
            case 9: return $"Kế hoạch giao là {Y()}; đã thực hiện được {X(true)} đạt {P()} {kh}";
            case 10: return $"{f.Name} {X(true)}, đạt {P()} kế hoạch ({Y()})";
            case 11: return $"{f.Name} thực hiện {X(true)}, đạt {P()} kế hoạch huyện giao (giao {Y()})";
            case 12:
                var other = Math.Max(1m, decimal.Round(y * 0.9m, f.Places));
                return $"{f.Name} {X()}/{Y()} đạt {P()} KH huyện; đạt {w.Percent(x, other, false, ratios)} NQHĐND xã (giao {w.Number(other, f.Places)}{w.Unit(f.Unit)})";
            case 13: return $"{f.Name}: {X(true)}/{Y()} đạt {P()}";
            case 14: return $"{f.Name} được {X()}/{Y(false)}, ước đạt {P()} {kh}";
            case 15: return $"Tỷ lệ {Lower(f.Name)} {X()}/{Y()} đạt {P()}";
            case 16: return $"{f.Name} {X()} / {Y()}; đạt {P()} {kh}";
            case 17: return $"{f.Name} trong năm 2024 {X()}/{Y()}, đạt {P()} so với kế hoạch";
            case 18: return $"{f.Name}: chỉ tiêu {Y()}, kết quả {X(true)}, đạt {P()}";
            case 19:
                var (a, b) = (decimal.Round(80m + (random.Next(200) / 10m), 1), decimal.Round(85m + (random.Next(100) / 10m), 1));
                return $"Tỷ lệ {Lower(f.Name)} đạt {w.Number(a, 1)}%/{w.Number(b, 1)}% đạt {w.Percent(a, b, wrong, ratios)} KH";
            default: return $"Tổng số {Lower(f.Name)} đã thực hiện {X()}/{Y()} chiếm tỷ lệ {P()}";
        }
    }

    // written when the grammar was finished, after reading other communes' reports
    private static string Unseen(Random random, Writer w, (string Name, string Unit, int Low, int High, int Places) f, decimal x, decimal y, bool wrong, List<PlantedRatio> ratios)
    {
        string X(bool unit = false) => w.Number(x, f.Places) + (unit ? w.Unit(f.Unit) : "");
        string Y(bool unit = true) => w.Number(y, f.Places) + (unit ? w.Unit(f.Unit) : "");
        string P() => w.Percent(x, y, wrong, ratios);
        var kh = Targets[random.Next(Targets.Length)];
        switch (random.Next(UnseenForms))
        {
            case 0: return $"{f.Name} toàn xã thực hiện được {X(true)}/{Y()} kế hoạch, đạt {P()}";
            case 1: return $"{f.Name} đạt {X(true)}/KH {Y()}, bằng {P()}";
            case 2: return $"{f.Name} thực hiện {X(true)}, bằng {P()} so với kế hoạch ({Y()})";
            case 3: return $"Kết quả {Lower(f.Name)}: {X()}/{Y()} (tỷ lệ {P()})";
            case 4: return $"{f.Name} {X(true)} so với kế hoạch {Y()}, đạt {P()}";
            case 5: return $"{f.Name} đạt {P()} {kh} ({X(true)}/{Y()})";
            case 6: return $"Có {X()}/{Y()} {Lower(f.Name)} đúng quy định, đạt {P()}";
            case 7: return $"{f.Name} (tính đến hết tháng 11) {X()}/{Y()}, đạt {P()} {kh}";
            case 8: return $"{f.Name} được {X(true)}/ {Y()} – đạt {P()} {kh}";
            case 9: return $"{f.Name} {X()}/{Y()} theo chỉ tiêu nghị quyết đề ra đạt {P()}";
            case 10: return $"Hoàn thành {Lower(f.Name)} {X()}/{Y()}, hoàn thành {P()} {kh}";
            case 11: return $"{f.Name} hiện có {X(true)}/{Y()} tương đương {P()} {kh}";
            case 12: return $"Kế hoạch {Y()}, thực hiện {X(true)}, đạt {P()} ({Lower(f.Name)})";
            case 13: return $"{f.Name} đã thực hiện {X(true)} trên tổng số {Y()}, đạt {P()}";
            case 14: return $"{f.Name}:\t{X()}/{Y()}\t{(random.Next(2) == 0 ? "đạt " : "= ")}{P()}";
            default: return $"{f.Name} là {X()}/{Y()}, đạt tỷ lệ: {P()}";
        }
    }

    // a second set, written when the first had taught something
    private static string Later(Random random, Writer w, (string Name, string Unit, int Low, int High, int Places) f, decimal x, decimal y, bool wrong, List<PlantedRatio> ratios)
    {
        string X(bool unit = false) => w.Number(x, f.Places) + (unit ? w.Unit(f.Unit) : "");
        string Y(bool unit = true) => w.Number(y, f.Places) + (unit ? w.Unit(f.Unit) : "");
        string P() => w.Percent(x, y, wrong, ratios);
        var kh = Targets[random.Next(Targets.Length)];
        switch (random.Next(LaterForms))
        {
            case 0: return $"{f.Name} trên địa bàn xã: {X()}/{Y()}. Đạt {P()} {kh}";
            case 1: return $"Lũy kế từ đầu năm, {Lower(f.Name)} được {X(true)}, đạt {P()} kế hoạch năm (kế hoạch {Y()})";
            case 2: return $"{f.Name}: Kế hoạch {Y()}. Thực hiện {X(true)}, đạt {P()}";
            case 3: return $"Đến nay đã có {X(true)}/{Y()} hoàn thành, chiếm {P()}";
            case 4: return $"{f.Name} {X()}/{Y()}, ước cả năm đạt {P()} {kh}";
            case 5: return $"{f.Name} đạt {X(true)}, bằng {P()} chỉ tiêu giao ({Y()})";
            case 6: return $"Chỉ tiêu {Lower(f.Name)} đạt {P()}, ({X()}/{Y()})";
            case 7: return $"{f.Name} thực hiện được {X(true)}/{Y()} (= {P()} {kh})";
            case 8: return $"{f.Name} đã thực hiện {X()}/{Y()} theo kế hoạch năm 2024 của xã, đạt {P()}";
            case 9: return $"2. {f.Name}: đạt {X()}/{Y()}, tương ứng {P()} {kh}";
            case 10: return $"{f.Name} là {X(true)} (kế hoạch {Y()}), đạt {P()}";
            case 11: return $"Tổng số {Y()}; trong đó đã thực hiện {X(true)}, đạt {P()}";
            case 12: return $"{f.Name} đạt {P()} kế hoạch với {X()}/{Y()}";
            default: return $"So với kế hoạch {Y()}, {Lower(f.Name)} đã thực hiện {X(true)}, đạt {P()}";
        }
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>What files do to text: wrapped lines, decomposed letters, page breaks, footnote marks.</summary>
    private static string Decorate(Random random, string text)
    {
        if (random.Next(3) == 0)
        {
            var wrapped = new StringBuilder();
            var column = 0;
            foreach (var word in text.Split(' '))
            {
                if (column > 30 + random.Next(50))
                {
                    wrapped.Append(random.Next(3) == 0 ? " \n\n" : "\n");
                    column = 0;
                }
                else if (wrapped.Length > 0)
                {
                    wrapped.Append(' ');
                }

                wrapped.Append(word);
                column += word.Length + 1;
            }

            text = wrapped.ToString();
        }

        if (random.Next(8) == 0)
        {
            text += "¹";
        }

        return random.Next(6) == 0 ? text.Normalize(NormalizationForm.FormD) : text;
    }

    /// <summary>One person's way of writing numbers.</summary>
    private sealed class Writer(Random random)
    {
        private readonly bool _point = random.Next(4) == 0;
        private readonly bool _grouped = random.Next(5) != 0;
        private readonly bool _glued = random.Next(4) == 0;
        private readonly bool _leadingZero = random.Next(2) == 0;

        public (decimal X, decimal Y) Operands((string Name, string Unit, int Low, int High, int Places) field)
        {
            if (field.Unit == "đồng")
            {
                var plan = 1000m * random.Next(50_000, 9_000_000);
                return (decimal.Round(plan * (0.4m + ((decimal)random.NextDouble() * 1.2m))), plan);
            }

            var step = field.Places switch { 0 => 1m, 1 => 0.1m, _ => 0.01m };
            var y = Math.Max(step, decimal.Round(field.Low + ((decimal)random.NextDouble() * (field.High - field.Low)), field.Places));
            var x = Math.Max(step, decimal.Round(y * (0.5m + ((decimal)random.NextDouble() * 0.9m)), field.Places));
            return (x, y);
        }

        public string Number(decimal value, int places)
        {
            value = decimal.Round(value, places);
            var shown = value == decimal.Truncate(value) ? 0 : places;
            if (_point && shown > 0 && value < 1000m)
            {
                return value.ToString("F" + shown.ToString(English), English);
            }

            var text = VietnameseNumber.FormatTrimmed(value, shown);
            if (!_grouped && !text.Contains(',', StringComparison.Ordinal))
            {
                text = text.Replace(".", "", StringComparison.Ordinal);
            }

            return _leadingZero && text.Length == 1 ? "0" + text : text;
        }

        public string Unit(string unit) => unit == "đồng" && _glued ? "đ" : (_glued && !unit.Contains(' ', StringComparison.Ordinal) ? "" : " ") + unit;

        public string Percent(decimal x, decimal y, bool wrong, List<PlantedRatio> ratios)
        {
            var places = random.Next(3);
            var percent = decimal.Round(x / y * 100m, places, MidpointRounding.AwayFromZero);
            if (wrong)
            {
                // a digit mistyped: the tens or the units, so that no rounding explains it
                var shift = random.Next(1, 9) * (random.Next(3) == 0 ? 1m : 10m);
                percent = percent - shift > 5m && random.Next(2) == 0 ? percent - shift : percent + shift;
            }

            ratios.Add(new PlantedRatio(x, y, percent, wrong));
            var text = _point ? percent.ToString("F" + places.ToString(English), English) : VietnameseNumber.Format(percent, places);
            return text + (random.Next(5) == 0 ? " %" : "%");
        }
    }
}
