using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ThiDua.Figures;

/// <summary>
/// Cuts Vietnamese official prose into tokens in one pass. Deciding here what is a date, a document number or a section number keeps every check
/// from mistaking "91/2017/NĐ-CP" or "22/12" for a ratio. Looks ahead and back a bounded distance only, so time grows with the length of the text.
/// </summary>
public static class ProseScanner
{
    private const int LongestPart = 5;
    private const int MostParts = 6;

    private static readonly FrozenSet<string> BeforeDate = Set("lễ", "hôm", "mùng", "tết", "dịp", "đến", "từ", "trước", "sau", "nhi", "phúc", "hạn", "tbls");

    private static readonly FrozenSet<string> BeforeReference =
        Set("mục", "điểm", "khoản", "phần", "chương", "điều", "bảng", "biểu", "hình", "lục", "chí", "tiêu chí", "chỉ tiêu", "lúc", "hồi");

    /// <summary>Cuts a text into tokens in reading order.</summary>
    /// <param name="text">Any text; positions of the tokens refer to it unchanged.</param>
    public static IReadOnlyList<ProseToken> Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var run = new Run(text);
        run.Scan();
        return run.Tokens;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    private static bool IsWordPart(char c) =>
        char.IsLetter(c) || c is '²' or '³' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u000B' or '\u000C';

    /// <summary>Composed lower-case spelling, so that words typed with combining marks compare equal.</summary>
    private static string KeyOf(ReadOnlySpan<char> word)
    {
        var key = word.ToString().ToLowerInvariant();
        return Ascii.IsValid(key) || key.IsNormalized(NormalizationForm.FormC) ? key : key.Normalize(NormalizationForm.FormC);
    }

    private sealed class Run(string text)
    {
        private int at;
        private bool newLine = true;
        private bool lineStart = true;

        public List<ProseToken> Tokens { get; } = [];

        public void Scan()
        {
            while (at < text.Length)
            {
                var c = text[at];
                if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                {
                    if (IsLineBreak(c))
                    {
                        newLine = lineStart = true;
                    }

                    at++;
                }
                else if (char.IsAsciiDigit(c) || IsSign())
                {
                    ScanNumeric();
                }
                else if (char.IsLetter(c))
                {
                    ScanWord();
                }
                else
                {
                    ScanMark(c);
                }
            }
        }

        private void ScanMark(char c)
        {
            var kind = c switch
            {
                '%' => ProseTokenKind.Percent,
                '/' or '\u2044' or '\u2215' => ProseTokenKind.Slash,
                _ => ProseTokenKind.Punctuation,
            };
            var length = char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
            var decoration = c is '*' or '#' or '-' or '–' or '+' or '_' or '>' or '•' && lineStart;
            Add(new ProseToken(kind, at, length, text.Substring(at, length)), keepsLineStart: decoration);
        }

        private void ScanWord()
        {
            var end = WordEnd(at);
            var key = KeyOf(text.AsSpan(at, end - at));
            if (ProseUnits.MayStartPair(key))
            {
                var second = end;
                while (second < text.Length && second - end < 4 && char.IsWhiteSpace(text[second]))
                {
                    second++;
                }

                if (second > end && second < text.Length && char.IsLetter(text[second]))
                {
                    var secondEnd = WordEnd(second);
                    var pair = key + " " + KeyOf(text.AsSpan(second, secondEnd - second));
                    if (ProseUnits.IsPair(pair))
                    {
                        Add(new ProseToken(ProseTokenKind.Unit, at, secondEnd - at, pair));
                        return;
                    }
                }
            }

            Add(new ProseToken(ProseUnits.IsUnit(key) ? ProseTokenKind.Unit : ProseTokenKind.Word, at, end - at, key));
        }

        private void ScanNumeric()
        {
            if (TryDocumentNumber() || TryDate())
            {
                return;
            }

            var start = at;
            var sign = text[at];
            var signed = !char.IsAsciiDigit(sign);
            var from = signed ? at + 1 : at;
            var end = NumberEnd(from);
            var number = text.AsSpan(from, end - from);
            if (!signed && IsReference(number, end))
            {
                Add(new ProseToken(ProseTokenKind.Reference, start, end - start, number.ToString()));
                return;
            }

            var shape = NumberShape.Of(number);
            if (shape.Kind == NumberShapeKind.Broken && number.Count(',') > 1 && !number.Contains('.'))
            {
                AddList(from, end);
                return;
            }

            var marks = signed ? NumberMarks.Signed : NumberMarks.None;
            marks |= shape.Kind switch
            {
                NumberShapeKind.DecimalPoint => NumberMarks.DecimalPoint,
                NumberShapeKind.Swapped => NumberMarks.Swapped,
                NumberShapeKind.MisGrouped or NumberShapeKind.Broken => NumberMarks.MalformedGrouping,
                _ => shape.Grouped ? NumberMarks.Grouped : NumberMarks.None,
            };
            Add(new ProseToken(ProseTokenKind.Number, start, end - start, text[start..end])
            {
                Value = shape.Kind == NumberShapeKind.Broken ? null : VietnameseNumber.FromDigits(shape.Whole, shape.Fraction, negative: signed && sign != '+'),
                Decimals = shape.Fraction.Length,
                Marks = marks,
            });
        }

        /// <summary>"tháng 1,2,3,4,5/2023" lists five months; a comma between digits more than once is never a decimal comma.</summary>
        private void AddList(int from, int end)
        {
            var part = from;
            while (part < end)
            {
                var stop = part;
                while (stop < end && text[stop] != ',')
                {
                    stop++;
                }

                Add(new ProseToken(ProseTokenKind.Number, part, stop - part, text[part..stop]) { Value = VietnameseNumber.FromDigits(text.AsSpan(part, stop - part), "", negative: false) });
                if (stop < end)
                {
                    Add(new ProseToken(ProseTokenKind.Punctuation, stop, 1, ","));
                }

                part = stop + 1;
            }

            at = end;
        }

        /// <summary>A sign belongs to the digits behind it when nothing before it makes a range or a compound of it.</summary>
        private bool IsSign()
        {
            if (text[at] is not ('-' or '+' or VietnameseNumber.Minus) || at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
            {
                return false;
            }

            if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('(' or ':'))
            {
                return false;
            }

            return Tokens.Count == 0 || Tokens[^1].Kind is ProseTokenKind.Word or ProseTokenKind.Unit or ProseTokenKind.Punctuation;
        }

        private string WordBefore => Tokens.Count > 0 && Tokens[^1].Kind is ProseTokenKind.Word or ProseTokenKind.Unit ? Tokens[^1].Key : "";

        private int WordEnd(int start)
        {
            var end = start;
            while (end < text.Length && (IsWordPart(text[end]) || (char.IsAsciiDigit(text[end]) && end > start)))
            {
                end++;
            }

            return end;
        }

        private int NumberEnd(int start)
        {
            var end = start;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }

            return end;
        }

        private bool UnitFollows(int position)
        {
            var start = SkipBlanks(position, 3);
            if (start >= text.Length || !char.IsLetter(text[start]))
            {
                return false;
            }

            var end = WordEnd(start);
            var key = KeyOf(text.AsSpan(start, end - start));
            if (ProseUnits.IsUnit(key))
            {
                // "01/5 năm 2023" is a date with its year
                return key != "năm";
            }

            if (!ProseUnits.MayStartPair(key))
            {
                return false;
            }

            var second = SkipBlanks(end, 3);
            return second > end && second < text.Length && ProseUnits.IsPair(key + " " + KeyOf(text.AsSpan(second, WordEnd(second) - second)));
        }

        private int SkipBlanks(int position, int most)
        {
            var end = position;
            while (end < text.Length && end - position < most && char.IsWhiteSpace(text[end]) && !IsLineBreak(text[end]))
            {
                end++;
            }

            return end;
        }

        private bool IsReference(ReadOnlySpan<char> number, int end)
        {
            if (number.Contains(','))
            {
                return false;
            }

            var points = number.Count('.');
            if (number[0] == '0' && number.Length - points >= 9)
            {
                return true;
            }

            if (points == 0 || !PartsAreShort(number))
            {
                return false;
            }

            if (points > 1)
            {
                return true;
            }

            var next = end < text.Length ? text[end] : '\n';
            var behind = SkipBlanks(end, 3);
            var figure = next is '/' or '%' || (behind < text.Length && text[behind] is '%' or '/') || UnitFollows(end);
            if (figure || (Tokens.Count > 0 && Tokens[^1].Kind == ProseTokenKind.Slash))
            {
                return false;
            }

            if (number.EndsWith(".0") || BeforeReference.Contains(WordBefore))
            {
                return true;
            }

            return lineStart && (next is '.' or ')' or ':' || (char.IsWhiteSpace(next) && behind < text.Length && char.IsUpper(text[behind])));
        }

        /// <summary>True when no part between points is longer than two digits, so that the points cannot part thousands.</summary>
        private static bool PartsAreShort(ReadOnlySpan<char> number)
        {
            var length = 0;
            foreach (var c in number)
            {
                length = c == '.' ? 0 : length + 1;
                if (length > 2)
                {
                    return false;
                }
            }

            return true;
        }

        private bool TryDocumentNumber()
        {
            var position = at;
            while (position < text.Length && position - at <= 6 && char.IsAsciiDigit(text[position]))
            {
                position++;
            }

            if (position == at || position - at > 6 || position >= text.Length)
            {
                return false;
            }

            if (text[position] == '-')
            {
                var code = CodeEnd(position + 1, 1);
                var second = code > position + 1 && code < text.Length && text[code] == '/' ? CodeEnd(code + 1, 2) : 0;
                return second > 0 && AddDocument(CodeTail(second, out _));
            }

            if (text[position] != '/')
            {
                return false;
            }

            position++;
            var year = position + 4 < text.Length && text[position + 4] == '/' && !text.AsSpan(position, 4).ContainsAnyExceptInRange('0', '9');
            if (year)
            {
                position += 5;
            }

            var first = CodeEnd(SkipBlanks(position, 1), 2);
            if (first == 0)
            {
                return false;
            }

            var end = CodeTail(first, out var dashed);
            return (year || dashed || WordBefore == "số") && AddDocument(end);
        }

        private bool AddDocument(int end)
        {
            Add(new ProseToken(ProseTokenKind.DocumentNumber, at, end - at, text[at..end]));
            return true;
        }

        /// <summary>The end of a run of at least <paramref name="least"/> capitals (with digits behind, as in QH13); 0 when there is none.</summary>
        private int CodeEnd(int start, int least)
        {
            var end = start;
            var capitals = 0;
            while (end < text.Length && end - start < 24)
            {
                var c = text[end];
                if (char.IsUpper(c))
                {
                    capitals++;
                }
                else if (!(capitals > 0 && (char.IsAsciiDigit(c) || c == '&' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)))
                {
                    break;
                }

                end++;
            }

            return capitals >= least && (end >= text.Length || !char.IsLower(text[end])) ? end : 0;
        }

        /// <summary>Takes further parts such as "-UBND", also when blanks surround the dash.</summary>
        private int CodeTail(int end, out bool dashed)
        {
            dashed = false;
            for (var parts = 0; parts < 4; parts++)
            {
                var dash = SkipBlanks(end, 1);
                if (dash >= text.Length || text[dash] is not ('-' or '–' or '/'))
                {
                    break;
                }

                var next = CodeEnd(SkipBlanks(dash + 1, 1), 2);
                if (next == 0)
                {
                    break;
                }

                dashed = true;
                end = next;
            }

            return end;
        }

        private bool TryDate()
        {
            Span<int> starts = stackalloc int[MostParts];
            Span<int> lengths = stackalloc int[MostParts];
            foreach (var separator in "/.-")
            {
                var parts = DateParts(separator, starts, lengths, out var end);
                if (parts >= 2)
                {
                    return separator == '/' ? TrySlashDate(starts[..parts], lengths[..parts], end) : TryOtherDate(separator, starts[..parts], lengths[..parts], end);
                }
            }

            return false;
        }

        /// <summary>Reads "10/11/8/2023" into parts; 0 when any part is no short whole number or a decimal or a glued unit follows.</summary>
        private int DateParts(char separator, Span<int> starts, Span<int> lengths, out int end)
        {
            var position = at;
            var parts = 0;
            end = at;
            while (parts < MostParts)
            {
                var start = position;
                while (position < text.Length && position - start <= LongestPart && char.IsAsciiDigit(text[position]))
                {
                    position++;
                }

                var length = position - start;
                if (length is 0 or > LongestPart)
                {
                    return 0;
                }

                starts[parts] = start;
                lengths[parts] = length;
                parts++;
                end = position;
                var next = position + 1;
                if (position >= text.Length || text[position] != separator)
                {
                    break;
                }

                if (separator == '/' && parts >= 2 && next < text.Length && text[next] == ' ')
                {
                    next++;
                }

                if (next >= text.Length || !char.IsAsciiDigit(text[next]))
                {
                    break;
                }

                position = next;
            }

            if (end < text.Length && (char.IsLetter(text[end]) || text[end] == '%'))
            {
                return 0;
            }

            return end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1]) ? 0 : parts;
        }

        private bool TrySlashDate(ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, int end)
        {
            var parts = starts.Length;
            var short2 = lengths[..^1].IndexOfAnyExceptInRange(1, 2) < 0;
            if (!short2)
            {
                return parts == 2 && WordBefore == "số" && lengths[1] == 4 && AddDocument(end);
            }

            var last = Part(starts[^1], lengths[^1]);
            var before = WordBefore;
            switch (parts)
            {
                case 2 when lengths[1] == 4 && last is >= 1900 and <= 2100:
                    if (before == "số")
                    {
                        return AddDocument(end);
                    }

                    var month = Part(starts[0], lengths[0]);
                    if (before == "tháng")
                    {
                        return AddDate(end, month is >= 1 and <= 12);
                    }

                    return month is >= 1 and <= 12 && !UnitFollows(end) && AddDate(end, possible: true);

                case 2 when lengths[1] <= 2:
                    var possible = IsDay(Part(starts[0], lengths[0]), last, 2000);
                    return !UnitFollows(end) && (before == "ngày" || (possible && FollowsDateWord(before))) && AddDate(end, possible);

                case 3 when lengths[2] == 4 && last is >= 1000 and <= 2999:
                    return AddDate(end, IsDay(Part(starts[0], lengths[0]), Part(starts[1], lengths[1]), last));

                case 3 when lengths[2] == 2 && IsDay(Part(starts[0], lengths[0]), Part(starts[1], lengths[1]), 2000):
                    return AddDate(end, possible: true);

                case 3 when lengths[2] is 3 or 5 && before == "ngày":
                    return AddDate(end, possible: false);

                case > 3 when lengths[^1] == 4 && last is >= 1900 and <= 2100:
                    return AddDate(end, possible: false);

                default:
                    return false;
            }
        }

        private bool TryOtherDate(char separator, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, int end)
        {
            if (lengths[..^1].IndexOfAnyExceptInRange(1, 2) >= 0)
            {
                return false;
            }

            var last = Part(starts[^1], lengths[^1]);
            var day = Part(starts[0], lengths[0]);
            return starts.Length switch
            {
                3 when lengths[2] == 4 && IsDay(day, Part(starts[1], lengths[1]), last) => AddDate(end, possible: true),
                2 when separator == '.' && lengths[1] <= 2 && WordBefore == "ngày" && !UnitFollows(end) && IsDay(day, last, 2000) => AddDate(end, possible: true),
                _ => false,
            };
        }

        /// <summary>"30/4 và 01/5": a date may also follow another date.</summary>
        private bool FollowsDateWord(string before) =>
            BeforeDate.Contains(before)
            || (Tokens.Count > 1 && Tokens[^2].Kind == ProseTokenKind.Date && (before == "và" || Tokens[^1].Key is "," or "-" or "–"));

        private int Part(int start, int length) => int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

        private static bool IsDay(int day, int month, int year) => month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

        private bool AddDate(int end, bool possible)
        {
            Add(new ProseToken(ProseTokenKind.Date, at, end - at, text[at..end]) { IsPossible = possible });
            return true;
        }

        private void Add(ProseToken token, bool keepsLineStart = false)
        {
            Tokens.Add(token with { StartsLine = newLine });
            newLine = false;
            lineStart = lineStart && keepsLineStart;
            at = token.End;
        }
    }
}
