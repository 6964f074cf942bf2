using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Tests.Indicators;

/// <summary>quality.md, "Bad input": every refusal names the field, the value, what is expected and what to do.</summary>
public class FigureRulesTests
{
    private static readonly DateOnly s_today = new(2022, 12, 12);

    private static Indicator Of(string name, string unit, Shape shape = Shape.Value, int decimals = 0, FigureSource source = FigureSource.Typed, string? ofLabel = null) => new()
    {
        OwnerId = SheetBuilder.Owner,
        Code = "a",
        Name = name,
        FieldId = Guid.Empty,
        UnitName = unit,
        Shape = shape,
        Decimals = decimals,
        Source = source,
        OfLabel = ofLabel,
    };

    private static readonly Indicator s_grain = Of("Sản lượng thóc", "tấn", decimals: 1);
    private static readonly Indicator s_buffalo = Of("Đàn trâu", "con");
    private static readonly Indicator s_culture = Of("Tỷ lệ gia đình văn hóa", "hộ", Shape.CountShare, ofLabel: "hộ đăng ký");
    private static readonly Indicator s_poor = Of("Tỷ lệ hộ nghèo", "%", Shape.Percent, 2);
    private static readonly Indicator s_income = Of("Thu cân đối", "đồng", Shape.Money);
    private static readonly Indicator s_sum = Of("Sản lượng lương thực có hạt", "tấn", decimals: 1, source: FigureSource.SumOfParts);

    private static FigureInput Input(decimal? value = null, decimal? of = null, DateOnly? asOf = null, decimal? previous = null, decimal? target = null) =>
        new(Guid.Empty, "2022", 0, value, of, Qualifier.Exact, asOf, target is null ? new Dictionary<string, decimal?>() : new() { ["kh-huyen"] = target }, previous);

    private static void Refused(Indicator indicator, FigureInput input, string field, string message, string period = "2022")
    {
        var refusal = Should.Throw<DomainException>(() => FigureRules.Check(indicator, input, Period.Parse(period), s_today));
        (refusal.Field, refusal.Message).ShouldBe((field, message));
    }

    [Fact]
    public void Check_RightInputs_Pass()
    {
        var year = Period.Parse("2022");
        FigureRules.Check(s_grain, Input(3880.1m, target: 3767.7m, previous: 3827.9m, asOf: s_today), year, s_today);
        FigureRules.Check(s_grain, Input(), year, s_today);
        FigureRules.Check(s_buffalo, Input(0, target: 221, asOf: new(2022, 1, 1)), year, s_today);
        FigureRules.Check(s_culture, Input(1742, 1857, target: 91, previous: 88.01m), year, s_today);
        FigureRules.Check(s_culture, Input(1857, 1857), year, s_today);
        FigureRules.Check(s_culture, Input(1742), year, s_today);
        FigureRules.Check(s_poor, Input(100, target: 98.63m), year, s_today);
        FigureRules.Check(s_income, Input(852906558), year, s_today);
        FigureRules.Check(s_sum, Input(target: 3828.1m), year, s_today);
    }

    [Fact]
    public void Check_TypedSum_IsRefused() =>
        Refused(s_sum, Input(3940.5m), "Value", "“Sản lượng lương thực có hạt” do máy cộng từ các phần; sửa ở từng phần, không nhập tổng.");

    [Fact]
    public void Check_NegativeValue_IsRefused() =>
        Refused(s_buffalo, Input(-5), "Value", "Kết quả: -5 là số âm, “Đàn trâu” không thể âm; nhập số từ 0 trở lên.");

    [Fact]
    public void Check_NegativePrevious_IsRefused() =>
        Refused(s_grain, Input(1, previous: -2.5m), "Previous", "Cùng kỳ: -2,5 là số âm, “Sản lượng thóc” không thể âm; nhập số từ 0 trở lên.");

    [Fact]
    public void Check_NegativeTarget_IsRefusedOnItsSource() =>
        Refused(s_grain, Input(1, target: -1), "Targets.kh-huyen", "Chỉ tiêu giao: -1 là số âm, “Sản lượng thóc” không thể âm; nhập số từ 0 trở lên.");

    [Fact]
    public void Check_FractionOfACount_IsRefused() =>
        Refused(s_buffalo, Input(231.5m), "Value", "Kết quả: 231,5 có phần thập phân, “Đàn trâu” tính bằng con nguyên; nhập số nguyên.");

    [Fact]
    public void Check_FractionOfMoney_IsRefused() =>
        Refused(s_income, Input(1000.5m), "Value", "Kết quả: 1.000,5 có phần thập phân, “Thu cân đối” tính bằng đồng nguyên; nhập số nguyên.");

    [Fact]
    public void Check_TooManyPlaces_IsRefused() =>
        Refused(s_grain, Input(3880.12m), "Value", "Kết quả: 3.880,12 có quá nhiều chữ số thập phân; “Sản lượng thóc” nhận tối đa 1 chữ số.");

    [Fact]
    public void Check_RateOver100_IsRefused() =>
        Refused(s_poor, Input(6920), "Value", "Kết quả: 6.920% vượt quá 100%; tỷ lệ chỉ từ 0 đến 100. Nếu là số lượng thì xem lại đơn vị tính.");

    [Fact]
    public void Check_RateTargetOfACountShareOver100_IsRefused() =>
        Refused(s_culture, Input(1, 2, target: 1700), "Targets.kh-huyen", "Chỉ tiêu giao: 1.700% vượt quá 100%; tỷ lệ chỉ từ 0 đến 100. Nếu là số lượng thì xem lại đơn vị tính.");

    [Fact]
    public void Check_RateWithThreePlaces_IsRefused() =>
        Refused(s_poor, Input(6.925m), "Value", "Kết quả: 6,925 có quá nhiều chữ số thập phân; “Tỷ lệ hộ nghèo” nhận tối đa 2 chữ số.");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Check_TotalNotPositive_IsRefused(int total) =>
        Refused(s_culture, Input(1, total), "Of", "“Trên tổng số” phải lớn hơn 0; để trống nếu chưa có.");

    [Fact]
    public void Check_FractionOfATotal_IsRefused() =>
        Refused(s_culture, Input(1, 2.5m), "Of", "“Trên tổng số” là số đếm, không nhận 2,5; nhập số nguyên.");

    /// <summary>quality.md: "a hamlet with more culture families than households: has its message and its test".</summary>
    [Fact]
    public void Check_MoreThanTheTotal_IsRefused() =>
        Refused(s_culture, Input(1858, 1857), "Value", "Kết quả 1.858 lớn hơn tổng số 1.857 hộ đăng ký; kiểm tra lại một trong hai số.");

    [Fact]
    public void Check_TotalOfAPlainFigure_IsRefused() =>
        Refused(s_buffalo, Input(1, 2), "Of", "“Đàn trâu” không phải chỉ tiêu tỷ lệ nên không có mẫu số; để trống ô “Trên tổng số”.");

    [Theory]
    [InlineData("2021-12-31", "31/12/2021")]
    [InlineData("2023-01-01", "1/1/2023")]
    public void Check_CutOffOutsideThePeriod_IsRefused(string day, string shown) =>
        Refused(s_buffalo, Input(1, asOf: DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), "AsOf", $"Ngày {shown} nằm ngoài năm 2022; nhập ngày từ 1/1/2022 đến 31/12/2022.");

    [Fact]
    public void Check_CutOffTomorrow_IsRefused() =>
        Refused(s_buffalo, Input(1, asOf: s_today.AddDays(1)), "AsOf", "Ngày 13/12/2022 chưa tới (hôm nay 12/12/2022); nhập ngày chốt số đã qua.");

    [Fact]
    public void Check_SchoolYear_NamesItsOwnDays() =>
        Refused(s_buffalo, Input(1, asOf: new(2022, 8, 31)), "AsOf", "Ngày 31/8/2022 nằm ngoài năm học 2022-2023; nhập ngày từ 1/9/2022 đến 31/8/2023.", "NH2022-2023");
}
