using System.Text;
using ThiDua.Documents.Reading;

namespace ThiDua.Reports;

/// <summary>What happened to a figure in a returned Word file.</summary>
public enum FigureChangeKind
{
    /// <summary>A figure of a record reads otherwise in the file: the sentence keeps its token, the record decides.</summary>
    Record,

    /// <summary>Words the program writes around a figure ("vượt", "tăng") read otherwise: they follow from the figures.</summary>
    Wording,

    /// <summary>A figure of a record was taken out with its words.</summary>
    Removed,

    /// <summary>A figure somebody typed into the text changed, came or went; no record stands behind it.</summary>
    Typed,
}

/// <summary>A figure that reads otherwise in a returned file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Old">As printed.</param>
/// <param name="New">As it stands in the file; empty when it is gone.</param>
/// <param name="Span">The figure with its record; null for typed ones.</param>
public sealed record FigureChange(FigureChangeKind Kind, string Old, string New, Span? Span = null);

/// <summary>A paragraph or table of a returned section.</summary>
/// <param name="Kind">How it is set.</param>
/// <param name="Text">Words without mark; null for a table.</param>
public sealed record ReturnedParagraph(ParagraphKind Kind, string? Text);

/// <summary>A section after its returned text was laid over its source.</summary>
/// <param name="Paragraphs">The paragraphs as written now: changed words taken over, tokens kept.</param>
/// <param name="Figures">Figures that read otherwise, in the order of the text.</param>
/// <param name="Changed">Whether a word of the source changed.</param>
public sealed record MergedText(IReadOnlyList<SourceParagraph> Paragraphs, IReadOnlyList<FigureChange> Figures, bool Changed);

/// <summary>
/// Lays the text of a returned Word file over the source it was printed from. Paragraphs that read as printed stay as written. Between them the words are
/// aligned; changed words are taken over, and a token stays wherever any of its figure is left, whatever the file makes of it.
/// </summary>
public static class WordMerge
{
    // Beyond this many cells the words count as rewritten.
    private const long MaximumCells = 4_000_000;

    /// <summary>Merges one section.</summary>
    public static MergedText Merge(IReadOnlyList<PrintedParagraph> printed, IReadOnlyList<ReturnedParagraph> returned)
    {
        var made = new List<SourceParagraph>();
        var figures = new List<FigureChange>();
        var changed = false;
        var gone = new List<PrintedParagraph>();
        var come = new List<ReturnedParagraph>();
        var (at, next) = (0, 0);
        foreach (var (kind, _) in TextDiff.Steps([.. printed.Select(Key)], [.. returned.Select(Key)]))
        {
            switch (kind)
            {
                case ChangeKind.Removed:
                    gone.Add(printed[at++]);
                    break;
                case ChangeKind.Added:
                    come.Add(returned[next++]);
                    break;
                default:
                    Flush();
                    made.Add(new(printed[at].Kind, printed[at].Raw));
                    (at, next) = (at + 1, next + 1);
                    break;
            }
        }

        Flush();
        return new(made, figures, changed);

        void Flush()
        {
            // a computed table stays whether or not the file still shows it
            var tables = gone.Where(p => p.Table is not null).Select(p => new SourceParagraph(p.Kind, p.Raw)).ToList();
            var before = gone.Where(p => p.Table is null).ToList();
            var after = come.Where(p => p.Text is not null).ToList();
            if (before.Count + after.Count > 0)
            {
                var gap = new Gap(before, after);
                made.AddRange(gap.Paragraphs);
                figures.AddRange(gap.Figures);
                changed |= !before.Select(p => (p.Kind, p.Raw)).SequenceEqual(gap.Paragraphs.Select(p => (p.Kind, p.Text)));
            }

            made.AddRange(tables);
            gone.Clear();
            come.Clear();
        }
    }

    private static string Key(PrintedParagraph p) => p.Table is not null ? "\u0001" : $"{(int)p.Kind}\u0002{p.Text}";

    private static string Key(ReturnedParagraph p) => p.Text is null ? "\u0001" : $"{(int)p.Kind}\u0002{p.Text}";

    /// <summary>A word, a run of digits, a sign, or the beginning of a paragraph.</summary>
    private readonly record struct Unit(string Text, bool Spaced, int Part, int Offset, ParagraphKind? Break)
    {
        public bool IsNumber => Break is null && char.IsAsciiDigit(Text[0]);

        public bool IsSign => Break is null && Text.Length == 1 && !char.IsLetterOrDigit(Text[0]);

        public int Weight => Break is not null ? 4 : IsSign ? 1 : Text.Length + 2;

        public bool SameAs(Unit other) => Break == other.Break && string.Equals(Text, other.Text, StringComparison.Ordinal);
    }

    /// <summary>Paragraphs that came in place of others.</summary>
    private sealed class Gap
    {
        private readonly List<PrintedPart> _parts = [];
        private readonly List<Unit> _old = [];
        private readonly List<Unit> _new = [];
        private readonly List<(int Before, string Raw)> _signs = [];
        private readonly int[] _toNew;
        private readonly int[] _toOld;
        private readonly int[] _absorbed;
        private readonly Dictionary<int, (int Start, int End)> _protected = [];
        private readonly List<(int At, FigureChange Change)> _figures = [];

        public Gap(IReadOnlyList<PrintedParagraph> before, IReadOnlyList<ReturnedParagraph> after)
        {
            Read(before, after);
            (_toNew, _toOld) = (new int[_old.Count], new int[_new.Count]);
            _absorbed = new int[_new.Count];
            Array.Fill(_toNew, -1);
            Array.Fill(_toOld, -1);
            Array.Fill(_absorbed, -1);
            Align();
            LetGo();
            Assign();
            TellFigures();
            Paragraphs = Write();
        }

        public List<SourceParagraph> Paragraphs { get; }

        public IEnumerable<FigureChange> Figures => _figures.OrderBy(f => f.At).Select(f => f.Change);

        private void Read(IReadOnlyList<PrintedParagraph> before, IReadOnlyList<ReturnedParagraph> after)
        {
            foreach (var paragraph in before)
            {
                _old.Add(new("", false, -1, 0, paragraph.Kind));
                var spaced = false;
                foreach (var part in paragraph.Parts)
                {
                    if (part.Text.Length == 0 && part.Spans is null)
                    {
                        _signs.Add((_old.Count, part.Raw));
                        continue;
                    }

                    var start = _old.Count;
                    _parts.Add(part);
                    spaced = Cut(part.Text, _parts.Count - 1, spaced, _old);
                    if (part.IsProtected && _old.Count > start)
                    {
                        _protected[_parts.Count - 1] = (start, _old.Count);
                    }
                }
            }

            foreach (var paragraph in after)
            {
                _new.Add(new("", false, -1, 0, paragraph.Kind));
                Cut(paragraph.Text!, -1, false, _new);
            }
        }

        /// <summary>Cuts a text where letters, digits and signs meet, so that both sides are cut alike wherever a token ends. Returns whether a blank is left over.</summary>
        private static bool Cut(string text, int part, bool spaced, List<Unit> units)
        {
            for (var at = 0; at < text.Length;)
            {
                if (char.IsWhiteSpace(text[at]))
                {
                    spaced = true;
                    at++;
                    continue;
                }

                var end = at + 1;
                if (char.IsAsciiDigit(text[at]))
                {
                    while (end < text.Length && char.IsAsciiDigit(text[end]))
                    {
                        end++;
                    }
                }
                else if (char.IsLetter(text[at]))
                {
                    while (end < text.Length && char.IsLetter(text[end]))
                    {
                        end++;
                    }
                }

                units.Add(new(text[at..end], spaced, part, at, null));
                spaced = false;
                at = end;
            }

            return spaced;
        }

        /// <summary>The heaviest common sequence: words and figures count, signs hardly.</summary>
        private void Align()
        {
            var (start, endOld, endNew) = (0, _old.Count, _new.Count);
            while (start < endOld && start < endNew && _old[start].SameAs(_new[start]))
            {
                Pair(start, start++);
            }

            while (endOld > start && endNew > start && _old[endOld - 1].SameAs(_new[endNew - 1]))
            {
                Pair(--endOld, --endNew);
            }

            var (rows, columns) = (endOld - start, endNew - start);
            if ((long)rows * columns > MaximumCells)
            {
                return;
            }

            var best = new int[rows + 1, columns + 1];
            for (var r = rows - 1; r >= 0; r--)
            {
                for (var c = columns - 1; c >= 0; c--)
                {
                    var skip = Math.Max(best[r + 1, c], best[r, c + 1]);
                    best[r, c] = _old[start + r].SameAs(_new[start + c]) ? Math.Max(skip, best[r + 1, c + 1] + _old[start + r].Weight) : skip;
                }
            }

            for (var (r, c) = (0, 0); r < rows && c < columns;)
            {
                if (_old[start + r].SameAs(_new[start + c]) && best[r, c] == best[r + 1, c + 1] + _old[start + r].Weight)
                {
                    Pair(start + r++, start + c++);
                }
                else if (best[r, c] == best[r + 1, c])
                {
                    r++;
                }
                else
                {
                    c++;
                }
            }
        }

        private void Pair(int old, int @new) => (_toNew[old], _toOld[@new]) = (@new, old);

        /// <summary>A token of which nothing but signs was found again is not there any more: its dot belongs to another sentence.</summary>
        private void LetGo()
        {
            foreach (var (start, end) in _protected.Values)
            {
                var all = Enumerable.Range(start, end - start).ToList();
                if (all.Exists(i => !_old[i].IsSign) && all.TrueForAll(i => _toNew[i] < 0 || _old[i].IsSign))
                {
                    foreach (var i in all.Where(i => _toNew[i] >= 0))
                    {
                        _toOld[_toNew[i]] = -1;
                        _toNew[i] = -1;
                    }
                }
            }
        }

        /// <summary>Gives the words of each changed stretch to the token they stand for, or leaves them as words.</summary>
        private void Assign()
        {
            var (i, j) = (0, 0);
            while (i < _old.Count || j < _new.Count)
            {
                if (i < _old.Count && j < _new.Count && _toNew[i] == j)
                {
                    (i, j) = (i + 1, j + 1);
                    continue;
                }

                var (fromOld, fromNew) = (i, j);
                while (i < _old.Count && _toNew[i] < 0)
                {
                    i++;
                }

                while (j < _new.Count && _toOld[j] < 0)
                {
                    j++;
                }

                Stretch(fromOld, i, fromNew, j);
            }
        }

        private void Stretch(int fromOld, int toOld, int fromNew, int toNew)
        {
            if (fromOld == toOld)
            {
                // words put into the middle of what a token prints are no words of the sentence
                if (fromOld > 0 && toOld < _old.Count && _old[fromOld - 1].Part is var part && part == _old[toOld].Part && _protected.ContainsKey(part))
                {
                    Absorb(fromNew, toNew, part);
                }
                else
                {
                    TellTyped([], Groups(_new, fromNew, toNew), fromOld);
                }

                return;
            }

            var runs = Runs(fromOld, toOld);
            if (fromNew < toNew && runs.Exists(r => r.Part >= 0))
            {
                Share(runs, fromOld, toOld, fromNew, toNew);
            }

            TellTyped([.. Groups(_old, fromOld, toOld).Where(g => !_protected.ContainsKey(_old[g.Start].Part))],
                [.. Groups(_new, fromNew, toNew).Where(g => _absorbed[g.Start] < 0)], fromOld);
        }

        private void Share(List<(int Part, int Start, int End)> runs, int fromOld, int toOld, int fromNew, int toNew)
        {
            var numbers = Groups(_new, fromNew, toNew);
            if (runs is [var only])
            {
                var whole = _protected[only.Part] == (only.Start, only.End);
                if (!whole || numbers.Count > 0 || !HasNumber(only.Part))
                {
                    Absorb(fromNew, toNew, only.Part);
                }

                return;
            }

            var wanted = Groups(_old, fromOld, toOld);
            var paired = wanted.Count == numbers.Count ? numbers : null;
            var withNumbers = runs.Where(r => r.Part >= 0 && wanted.Exists(g => r.Start <= g.Start && g.Start < r.End)).ToList();
            for (var at = 0; at < withNumbers.Count; at++)
            {
                var run = withNumbers[at];
                var own = wanted.Select((g, n) => (Group: g, Number: n)).Where(g => run.Start <= g.Group.Start && g.Group.Start < run.End).Select(g => g.Number).ToList();
                (int Start, int End)? place = paired is not null ? (paired[own[0]].Start, paired[own[^1]].End)
                    : withNumbers.Count == 1 && numbers.Count > 0 ? (own[0] == 0 ? numbers[0] : numbers[^1])
                    : null;
                if (place is not { } found)
                {
                    continue;
                }

                // the unit behind the figure ("tấn") was replaced with it, as far as words are left for it
                var tail = run.End - wanted[own[^1]].End;
                var free = run.End == toOld ? toNew : Math.Min(toNew, found.End + tail);
                var end = found.End;
                while (end < free && _absorbed[end] < 0 && _new[end] is { Break: null, IsNumber: false } unit && (tail > 0 || run.End == toOld) && !(unit.IsSign && run.End != toOld))
                {
                    end++;
                }

                Absorb(found.Start, end, run.Part);
            }
        }

        private bool HasNumber(int part) => _parts[part].Text.Any(char.IsAsciiDigit);

        private void Absorb(int from, int to, int part) => Array.Fill(_absorbed, part, from, to - from);

        /// <summary>Neighbours of one token, or of none (-1).</summary>
        private List<(int Part, int Start, int End)> Runs(int from, int to)
        {
            var runs = new List<(int Part, int Start, int End)>();
            for (var i = from; i < to; i++)
            {
                var part = _protected.ContainsKey(_old[i].Part) ? _old[i].Part : -1;
                if (runs.Count > 0 && runs[^1].Part == part)
                {
                    runs[^1] = (part, runs[^1].Start, i + 1);
                }
                else
                {
                    runs.Add((part, i, i + 1));
                }
            }

            return runs;
        }

        /// <summary>Figures as people see them: digits with the dots and commas between.</summary>
        private static List<(int Start, int End)> Groups(List<Unit> units, int from, int to)
        {
            var groups = new List<(int Start, int End)>();
            for (var i = from; i < to; i++)
            {
                if (!units[i].IsNumber)
                {
                    continue;
                }

                var start = i;
                while (i + 2 < to && units[i + 1] is { Text: "." or "," or "/", Spaced: false } && units[i + 2] is { IsNumber: true, Spaced: false } && units[i + 2].Part == units[start].Part)
                {
                    i += 2;
                }

                groups.Add((start, i + 1));
            }

            return groups;
        }

        private void TellTyped(List<(int Start, int End)> before, List<(int Start, int End)> after, int at)
        {
            for (var n = 0; n < Math.Max(before.Count, after.Count); n++)
            {
                var (old, @new) = (n < before.Count ? Join(_old, before[n].Start, before[n].End) : "", n < after.Count ? Join(_new, after[n].Start, after[n].End) : "");
                if (!string.Equals(old, @new, StringComparison.Ordinal))
                {
                    _figures.Add((at, new(FigureChangeKind.Typed, old, @new)));
                }
            }
        }

        private void TellFigures()
        {
            foreach (var (part, (start, end)) in _protected)
            {
                var own = Enumerable.Range(0, _new.Count).Where(j => _absorbed[j] == part || (_toOld[j] >= start && _toOld[j] < end)).ToList();
                var text = _parts[part].Text.Trim();
                if (own.Count == 0)
                {
                    _figures.Add((start, new(FigureChangeKind.Removed, text, "", Source(part))));
                }
                else if (own.Exists(j => _toOld[j] < 0) || Enumerable.Range(start, end - start).Any(i => _toNew[i] < 0))
                {
                    TellChanged(part, start, end, own);
                }
            }
        }

        /// <summary>Which figure of what a token prints reads otherwise.</summary>
        private void TellChanged(int part, int start, int end, List<int> own)
        {
            var offset = 0;
            var told = false;
            foreach (var span in _parts[part].Spans!)
            {
                var (from, to) = (offset, offset += span.Text.Length);
                var units = Enumerable.Range(start, end - start).Where(i => _old[i].Offset >= from && _old[i].Offset < to).ToList();
                if (span.Kind == SpanKind.Text || units.Count == 0)
                {
                    continue;
                }

                var low = Enumerable.Range(start, units[0] - start).Where(i => _toNew[i] >= 0).Select(i => _toNew[i] + 1).DefaultIfEmpty(own[0]).Max();
                var high = Enumerable.Range(units[^1] + 1, end - units[^1] - 1).Where(i => _toNew[i] >= 0).Select(i => _toNew[i]).DefaultIfEmpty(own[^1] + 1).Min();
                if (units.TrueForAll(i => _toNew[i] >= 0) && high - low == units.Count)
                {
                    continue;
                }

                // words before and behind a figure inside the token are not its own
                var now = own.Where(j => j >= low && j < high).ToList();
                _figures.Add((units[0], new(FigureChangeKind.Record, span.Text, now.Count == 0 ? "" : Join(_new, now[0], now[^1] + 1), span)));
                told = true;
            }

            if (!told)
            {
                _figures.Add((start, new(FigureChangeKind.Wording, _parts[part].Text.Trim(), Join(_new, own[0], own[^1] + 1), Source(part))));
            }
        }

        private Span? Source(int part) => _parts[part].Spans!.FirstOrDefault(s => s.Source is not null) ?? _parts[part].Spans!.FirstOrDefault(s => s.Kind != SpanKind.Text);

        private static string Join(List<Unit> units, int from, int to)
        {
            var text = new StringBuilder();
            for (var i = from; i < to; i++)
            {
                text.Append(units[i].Break is not null || (i > from && units[i].Spaced) ? " " : "").Append(units[i].Text);
            }

            return text.ToString().Trim();
        }

        private List<SourceParagraph> Write()
        {
            var made = new List<SourceParagraph>();
            var text = new StringBuilder();
            var written = new HashSet<int>();
            var whole = Whole();
            var sign = 0;
            var kind = ParagraphKind.Body;
            var begun = false;
            for (var j = 0; j < _new.Count; j++)
            {
                var unit = _new[j];
                if (_toOld[j] >= 0)
                {
                    Signs(_toOld[j]);
                }

                if (unit.Break is { } opened)
                {
                    End();
                    (kind, begun) = (opened, true);
                    continue;
                }

                var part = _absorbed[j] >= 0 ? _absorbed[j] : _toOld[j] >= 0 ? _old[_toOld[j]].Part : -1;
                if (part >= 0 && (_protected.ContainsKey(part) || whole.Contains(part)))
                {
                    if (written.Add(part))
                    {
                        text.Append(unit.Spaced ? " " : "").Append(_parts[part].Raw);
                    }
                }
                else
                {
                    text.Append(unit.Spaced ? " " : "").Append(unit.Text);
                }
            }

            Signs(int.MaxValue);
            End();
            return made;

            void Signs(int upTo)
            {
                for (; sign < _signs.Count && _signs[sign].Before <= upTo; sign++)
                {
                    text.Append(_signs[sign].Raw);
                }
            }

            void End()
            {
                if (begun && Closed(text.ToString()) is { Length: > 0 } closed)
                {
                    made.Add(new(kind, closed));
                }

                text.Clear();
            }
        }

        /// <summary>Settings of words that the file left alone.</summary>
        private HashSet<int> Whole() =>
            [.. Enumerable.Range(0, _old.Count).Where(i => _old[i].Part is >= 0 and var p && _parts[p].Spans is not null && !_protected.ContainsKey(p)).GroupBy(i => _old[i].Part)
                .Where(g => g.All(i => _toNew[i] >= 0) && g.Max(i => _toNew[i]) - g.Min(i => _toNew[i]) == g.Count() - 1).Select(g => g.Key)];

        /// <summary>Signs of bold and footnotes that lost their partner are dropped: an open one would swallow the rest of the paragraph.</summary>
        private static string Closed(string text)
        {
            var made = new StringBuilder(text.Length);
            var inNote = false;
            foreach (var c in text)
            {
                switch (c)
                {
                    case ReturnedLetter.NoteStart when !inNote:
                        inNote = true;
                        made.Append("^[");
                        break;
                    case ReturnedLetter.NoteEnd when inNote:
                        inNote = false;
                        made.Append(']');
                        break;
                    case ReturnedLetter.NoteStart or ReturnedLetter.NoteEnd:
                        break;
                    default:
                        made.Append(c);
                        break;
                }
            }

            var closed = (inNote ? made.Append(']') : made).ToString().Replace("****", "", StringComparison.Ordinal);
            return (closed.Split("**").Length % 2 == 0 ? closed.Replace("**", "", StringComparison.Ordinal) : closed).Trim();
        }
    }
}
