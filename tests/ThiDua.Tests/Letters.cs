namespace ThiDua.Tests;

/// <summary>Inputs people and programs really send: Vietnamese letters in both normal forms, blanks, marks, control characters, half emoji.</summary>
internal static class Letters
{
    /// <summary>Properties stay quick: at most 500 inputs each.</summary>
    public static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly string[] s_pieces =
    [
        "a", "b", "N", "đ", "Đ", "ệ", "Ặ", "ộ", "e\u0302\u0323", "o\u031B\u0301", "\u0301", " ", "  ", "\t", "\u00A0", "\n", "\r\n", "\u0000", "\u0007", "\uD83D", "\uDE00", "\uD83D\uDE00",
        "1", "2022", "3.940,5", "-", "- ", "/", "(", ")", "%", "|", "[[", "]]", "[[luong-thuc|kh]]", "{", "}", "{year}", "^[", "]", "**", "số ", "ngày ", "Covid-19",
    ];

    public static Arbitrary<string> Text { get; } = Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    public static Arbitrary<decimal> Amount { get; } = Gen.Choose(0, 100_000_000).Select(n => n / 100m).ToArbitrary();
}
