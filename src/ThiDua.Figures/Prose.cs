using System.Text;

namespace ThiDua.Figures;

/// <summary>A scanned text with the claims so far; out-of-range positions read as an empty punctuation token, so checks need no bounds of their own.</summary>
internal sealed class Prose(string text, TokenList tokens, CheckOptions options)
{
    private static readonly ProseToken Nothing = new(ProseTokenKind.Punctuation, 0, 0, "");

    private readonly HashSet<int> claimed = [];

    private TextLines? lines;

    private readonly Dictionary<int, RatioReading> ratios = [];

    public List<Claim> Claims { get; } = [];

    /// <summary>The ratios judged so far, in reading order of their per cents.</summary>
    public List<RatioReading> Ratios { get; } = [];

    /// <summary>The documents the text names, once a check has looked for them.</summary>
    public List<DocumentReference>? Documents { get; set; }

    public int Count => tokens.Count;

    /// <summary>The tokens at which a check begins, in reading order.</summary>
    public ReadOnlySpan<int> StartsOf(Readers reader) => tokens.StartsOf(reader);

    public string Source => text;

    /// <summary>The lines of the text, found when a message names one.</summary>
    public TextLines Lines => lines ??= new TextLines(text);

    public ref readonly ProseToken this[int index]
    {
        get
        {
            if (unchecked((uint)index) < (uint)tokens.Count)
            {
                return ref tokens[index];
            }

            return ref Nothing;
        }
    }

    public bool IsWord(int index) => this[index].Kind <= ProseTokenKind.Unit;

    public bool Is(int index, string key) => string.Equals(this[index].Key, key, StringComparison.Ordinal);

    public bool Are(int index, string first, string second) => Is(index, first) && Is(index + 1, second);

    public bool IsPercentage(int index) => this[index] is { Kind: ProseTokenKind.Number, HasAmount: true } && this[index + 1].Kind == ProseTokenKind.Percent;

    /// <summary>A number that can be calculated with.</summary>
    public bool IsFigure(int index) =>
        this[index] is { Kind: ProseTokenKind.Number, HasAmount: true } token && (token.Marks & (NumberMarks.Signed | NumberMarks.MalformedGrouping)) == 0;

    /// <summary>True for a number that names a year: "năm 2022", "2021-2025"; "2022 hộ" counts.</summary>
    public bool IsYear(int index) =>
        this[index] is { Kind: ProseTokenKind.Number, HasAmount: true, Decimals: 0, Amount: >= 1900m and <= 2100m, Length: 4 } && (!IsUnit(index + 1) || Is(index - 1, "năm"));

    /// <summary>True when a unit of one or two syllables begins at the token.</summary>
    private bool IsUnit(int index) => this[index].Kind == ProseTokenKind.Unit || (this[index].Kind == ProseTokenKind.Word && ProseUnits.IsPair(this[index].Key, this[index + 1].Key));

    /// <summary>True when the token ends a sentence: a full stop before a capital or the end of a line, or a new item of a list.</summary>
    public bool EndsSentence(int index)
    {
        var token = this[index];
        if (token.Length == 0)
        {
            return true;
        }

        return token.Key is "." && (this[index + 1].StartsLine || this[index + 1].Length == 0 || StartsWithCapital(index + 1) || this[index + 1].Kind == ProseTokenKind.Punctuation);
    }

    /// <summary>True when a new item or heading begins at this token: "- ", "+ ", "1.", "a)".</summary>
    public bool StartsItem(int index)
    {
        var token = this[index];
        return token.StartsLine && (token.Key is "-" or "–" or "+" or "*" or "•" or "¹" || token.Kind == ProseTokenKind.Reference
            || (token.Kind == ProseTokenKind.Number && this[index + 1].Key is "." or ")" && StartsWithCapital(index + 2)));
    }

    public bool StartsWithCapital(int index) => this[index].Length > 0 && char.IsUpper(text[this[index].Start]);

    /// <summary>The bracket that closes the one at <paramref name="open"/>; -1 when it is not closed within <paramref name="most"/> tokens.</summary>
    public int Close(int open, int most)
    {
        var depth = 0;
        for (var k = open; k - open <= most && k < Count; k++)
        {
            if (Is(k, "("))
            {
                depth++;
            }
            else if (Is(k, ")") && --depth == 0)
            {
                return k;
            }
        }

        return -1;
    }

    public string Text(int index) => text.Substring(this[index].Start, this[index].Length);

    /// <summary>The text between two tokens on one line, for messages.</summary>
    public string Quote(int first, int last)
    {
        const int Most = 120;
        var start = this[first].Start;
        var quote = new StringBuilder();
        var blank = false;
        foreach (var c in text.AsSpan(start, this[last].End - start))
        {
            if (char.IsWhiteSpace(c))
            {
                blank = quote.Length > 0;
                continue;
            }

            if (quote.Length >= Most)
            {
                return quote.Append('…').ToString();
            }

            if (blank)
            {
                quote.Append(' ');
                blank = false;
            }

            quote.Append(c);
        }

        return quote.ToString();
    }

    /// <summary>True when a check has already read this token as part of a claim.</summary>
    public bool IsClaimed(int index) => claimed.Contains(index);

    public void MarkClaimed(int index) => claimed.Add(index);

    public void Remember(in RatioReading ratio)
    {
        Ratios.Add(ratio);
        ratios.TryAdd(ratio.NumeratorToken, ratio);
        if (ratio.DenominatorToken >= 0)
        {
            ratios.TryAdd(ratio.DenominatorToken, ratio);
        }
    }

    /// <summary>The ratio a number belongs to.</summary>
    public RatioReading? RatioAt(int token) => ratios.TryGetValue(token, out var ratio) ? ratio : null;

    public void Add(Claim claim)
    {
        if (claim.Verdict != Verdict.Style || options.IncludeStyle)
        {
            Claims.Add(claim);
        }
    }

    public Claim Make(ClaimKind kind, Verdict verdict, string rule, int first, int last, string message)
    {
        var start = this[first].Start;
        var length = this[last].End - start;
        return new Claim(kind, verdict, rule, start, length, text.Substring(start, length), message);
    }

    public void Report(ClaimKind kind, Verdict verdict, string rule, int first, int last, string message, string? computed = null, string? suggestion = null) =>
        Add(Make(kind, verdict, rule, first, last, message) with { Computed = computed, Suggestion = suggestion });

    /// <summary>The unit behind a number: its key, and the index behind it; an empty key and the same index when no known unit follows.</summary>
    public string UnitAfter(int k, out int next)
    {
        next = k;
        if (this[k].Kind == ProseTokenKind.Percent)
        {
            next = k + 1;
            return "%";
        }

        if (!IsWord(k))
        {
            return "";
        }

        var key = this[k].Key;
        if (IsWord(k + 1) && ProseUnits.Pair(key, this[k + 1].Key) is { } pair)
        {
            next = ProseUnits.Third(pair) is { } third && Is(k + 2, third) ? k + 3 : k + 2;
            return pair;
        }

        if (this[k].Kind != ProseTokenKind.Unit)
        {
            return "";
        }

        next = k + 1;
        if (ProseUnits.IsMoneyScale(key) && this[next].Key is "đồng" or "đ")
        {
            next++;
        }

        return key;
    }

    /// <summary>How a unit is written in the text.</summary>
    public string? UnitText(int from, int next) => next > from && this[from].Kind != ProseTokenKind.Percent ? text[this[from].Start..this[next - 1].End] : null;
}

/// <summary>Two figures with the per cent stated of them.</summary>
/// <param name="NumeratorToken">Token of the result.</param>
/// <param name="DenominatorToken">Token of the target or total; -1 when there is none.</param>
/// <param name="PercentToken">Token of the stated per cent; -1 when none is stated.</param>
/// <param name="Numerator">The result in the unit of the target.</param>
/// <param name="Denominator">The target.</param>
/// <param name="Computed">The per cent that follows.</param>
/// <param name="OfTarget">True when the text says that the per cent is of a plan or target.</param>
internal readonly record struct RatioReading(int NumeratorToken, int DenominatorToken, int PercentToken, decimal Numerator, decimal Denominator, decimal Computed, bool OfTarget);
