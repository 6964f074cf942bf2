using ThiDua.Documents.Reading;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A stretch of a returned file.</summary>
/// <param name="SectionId">Section it belongs to; null when none was recognised.</param>
/// <param name="Heading">Its heading; null when the stretch has none.</param>
/// <param name="Blocks">What follows the heading.</param>
/// <param name="After">Section that stands before a stretch without section; null at the beginning.</param>
public sealed record ReturnedPart(string? SectionId, ReturnedBlock? Heading, IReadOnlyList<ReturnedBlock> Blocks, string? After = null)
{
    /// <summary>Heading and blocks.</summary>
    public IEnumerable<ReturnedBlock> All => Heading is null ? Blocks : Blocks.Prepend(Heading);
}

/// <summary>A returned file divided by what its stretches belong to.</summary>
/// <param name="Sections">Sections found, by id.</param>
/// <param name="Unmatched">Stretches under headings nobody knows.</param>
/// <param name="Preamble">Paragraphs before the first section.</param>
/// <param name="Closing">The closing line.</param>
/// <param name="Appendices">Appendices found, by the id of their layout.</param>
/// <param name="ByHeading">Ids of sections whose anchor was lost and that were found by their heading.</param>
public sealed record ReturnedParts(
    IReadOnlyDictionary<string, ReturnedPart> Sections, IReadOnlyList<ReturnedPart> Unmatched, IReadOnlyList<ReturnedBlock> Preamble, IReadOnlyList<ReturnedBlock> Closing,
    IReadOnlyDictionary<string, IReadOnlyList<ReturnedBlock>> Appendices, IReadOnlySet<string> ByHeading)
{
    /// <summary>Divides a file by the anchors of the report it was printed from; where an anchor was lost, by the titles of the sections in their order.</summary>
    public static ReturnedParts Of(ReturnedLetter letter, ReportModel model)
    {
        var reading = new Reading(letter, model);
        reading.Divide();
        return reading.Result();
    }

    /// <summary>A title as it is compared: folded, without number and closing signs.</summary>
    private static string Title(string text) => VietnameseText.Fold(OutlineText.Parse(text) is [var heading] ? heading.Title : text).TrimEnd(':', '.', ';', ' ');

    private sealed class Reading
    {
        private const string Head = "\u0001head";
        private const string Preamble = "\u0001preamble";
        private const string Closing = "\u0001closing";
        private const string Signature = "\u0001signature";
        private const string Unknown = "\u0001unknown";

        private readonly ReturnedLetter _letter;
        private readonly List<ModelSection> _outline;
        private readonly Dictionary<string, string> _titles;
        private readonly Dictionary<string, string> _anchors = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> _appendices;
        private readonly HashSet<string> _lost;
        private readonly HashSet<string> _byHeading = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _appendixTitles;
        private readonly List<(string Key, string? After, List<ReturnedBlock> Blocks)> _stretches = [(Head, null, [])];
        private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
        private readonly string? _closing;
        private string? _section;

        public Reading(ReturnedLetter letter, ReportModel model)
        {
            _letter = letter;
            _outline = [.. model.PrintedSections()];
            _titles = _outline.ToDictionary(s => s.Id, s => Title(s.Title), StringComparer.Ordinal);
            foreach (var section in _outline)
            {
                _anchors[ReportAnchors.Of(section.Id)] = _anchors[ReportAnchors.OfBody(section.Id)] = section.Id;
            }

            (_anchors[ReportAnchors.Preamble], _anchors[ReportAnchors.Closing], _anchors[ReportAnchors.Signature]) = (Preamble, Closing, Signature);
            _appendices = [.. (model.Appendices ?? []).Select(a => a.Id)];
            foreach (var appendix in _appendices)
            {
                _anchors[ReportAnchors.OfAppendix(appendix)] = appendix;
            }

            _appendixTitles = (model.Appendices ?? []).DistinctBy(a => Title(a.Title)).ToDictionary(a => Title(a.Title), a => a.Id, StringComparer.Ordinal);
            var present = letter.Blocks.SelectMany(b => b.Anchors).Select(a => _anchors.GetValueOrDefault(a)).OfType<string>().ToHashSet(StringComparer.Ordinal);
            _lost = [.. _outline.Select(s => s.Id).Concat(_appendices).Append(Closing).Append(Signature).Append(Preamble).Where(id => !present.Contains(id))];
            _closing = model.Closing.Count == 0 ? null : Title(ReportModel.TextOf(model.Closing[0]));
        }

        public void Divide()
        {
            foreach (var block in _letter.Blocks)
            {
                var now = _stretches[^1];
                if (block.Anchors.Select(a => _anchors.GetValueOrDefault(a)).LastOrDefault(k => k is not null && (!_opened.Contains(k) || (k == _section && now.Key == Unknown))) is { } anchored)
                {
                    // also the section itself goes on where its first paragraph stands behind a heading somebody put in
                    Open(anchored);
                }
                else if (Lost(block) is { } found)
                {
                    _byHeading.Add(found);
                    Open(found);
                }
                else if (block.Level is not null && !IsOwnHeading(now, block))
                {
                    Open(Unknown);
                }

                _stretches[^1].Blocks.Add(block);
            }
        }

        public ReturnedParts Result()
        {
            MoveTypedAbove();
            var sections = new Dictionary<string, ReturnedPart>(StringComparer.Ordinal); // in pieces when a heading was put into one
            var unmatched = new List<ReturnedPart>();
            foreach (var (key, after, blocks) in _stretches.Where(s => s.Key == Unknown || _titles.ContainsKey(s.Key)))
            {
                var hasHeading = blocks.Count > 0 && (blocks[0].Level is not null || (blocks[0].Rows is null && _titles.TryGetValue(key, out var title) && Title(blocks[0].Text) == title));
                var part = new ReturnedPart(key == Unknown ? null : key, hasHeading ? blocks[0] : null, hasHeading ? blocks[1..] : blocks, after);
                if (key == Unknown)
                {
                    unmatched.Add(part);
                }
                else if (!sections.TryAdd(key, part))
                {
                    sections[key] = sections[key] with { Blocks = [.. sections[key].Blocks, .. part.All] };
                }
            }

            return new(sections, unmatched, Of(Preamble), Of(Closing),
                _appendices.Where(a => _stretches.Exists(s => s.Key == a)).ToDictionary(a => a, IReadOnlyList<ReturnedBlock> (a) => Of(a), StringComparer.Ordinal), _byHeading);
        }

        private List<ReturnedBlock> Of(string key) => [.. _stretches.Where(s => s.Key == key).SelectMany(s => s.Blocks)];

        private void Open(string key)
        {
            _opened.Add(key);
            _stretches.Add((key, _section, []));
            _section = _titles.ContainsKey(key) ? key : _section;
        }

        /// <summary>The heading a section was opened with, also when people reworded it.</summary>
        private bool IsOwnHeading((string Key, string? After, List<ReturnedBlock> Blocks) now, ReturnedBlock block) =>
            !_titles.TryGetValue(now.Key, out var title) || (now.Blocks.Count > 0 && now.Blocks[0].Level is null && Title(block.Text) == title);

        /// <summary>What begins with a block though its anchor was lost: the next section of that title, an appendix, the end of the letter.</summary>
        private string? Lost(ReturnedBlock block)
        {
            if (_lost.Count == 0)
            {
                return null;
            }

            if (block.Rows is { } rows)
            {
                return _lost.Contains(Signature) && !_opened.Contains(Signature) && rows.Any(r => r.Cells.Any(c => c.Contains("Nơi nhận:", StringComparison.Ordinal))) ? Signature : null;
            }

            var title = Title(block.Text);
            var current = _outline.FindIndex(s => s.Id == _section);
            var next = _outline.FindIndex(current + 1, s => _lost.Contains(s.Id) && _titles[s.Id] == title);
            return next >= 0 && !_byHeading.Contains(_outline[next].Id) ? _outline[next].Id
                : _closing is not null && _lost.Contains(Closing) && title == _closing ? Closing
                : _appendixTitles.FirstOrDefault(a => a.Key.Length > 0 && title.EndsWith(a.Key, StringComparison.Ordinal)).Value is { } appendix && _lost.Contains(appendix) ? appendix
                : null;
        }

        /// <summary>Who sets the caret before a heading and types above it writes into the bookmark of the heading; the words belong to the section before.</summary>
        private void MoveTypedAbove()
        {
            for (var at = 1; at < _stretches.Count; at++)
            {
                var (key, _, blocks) = _stretches[at];
                var own = _titles.TryGetValue(key, out var title) ? blocks.FindIndex(b => b.Level is not null && Title(b.Text) == title) : -1;
                if (own > 0)
                {
                    _stretches[at - 1].Blocks.AddRange(blocks[..own]);
                    blocks.RemoveRange(0, own);
                }
            }
        }
    }
}
