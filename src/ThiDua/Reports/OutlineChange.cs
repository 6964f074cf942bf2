using System.Text.Encodings.Web;
using System.Text.Json;

namespace ThiDua.Reports;

/// <summary>What a commune's own outline does to a template; the last two are about appendices.</summary>
public enum OutlineChangeKind { Hide, Rename, Move, Add, Attach, Detach }

/// <summary>Where a section goes, seen from its anchor.</summary>
public enum OutlinePlace { Before, After, Under }

/// <summary>
/// One change of a template's outline. Written as data: <c>{"hide":"tu-phap"}</c>, <c>{"rename":"dac-diem","title":"…"}</c>,
/// <c>{"move":"kien-nghi","after":"khen-thuong"}</c>, <c>{"add":"chuyen-doi-so","title":"…","under":"ket-qua"}</c>, <c>{"attach":"phu-luc-2"}</c>,
/// <c>{"detach":"phu-luc-1"}</c>.
/// </summary>
/// <param name="Kind">What is done.</param>
/// <param name="SectionId">The section; for an added one its new id, which is also the topic of its running text; for an appendix its kind.</param>
/// <param name="Title">Title of a renamed or added section.</param>
/// <param name="Place">Place of a moved or added section.</param>
/// <param name="AnchorId">The section it is placed by.</param>
public sealed record OutlineChange(OutlineChangeKind Kind, string SectionId, string? Title = null, OutlinePlace? Place = null, string? AnchorId = null)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A section left out.</summary>
    public static OutlineChange Hide(string section) => new(OutlineChangeKind.Hide, section);

    /// <summary>A section with another title.</summary>
    public static OutlineChange Rename(string section, string title) => new(OutlineChangeKind.Rename, section, title);

    /// <summary>A section at another place.</summary>
    public static OutlineChange Move(string section, OutlinePlace place, string anchor) => new(OutlineChangeKind.Move, section, null, place, anchor);

    /// <summary>A section of the commune's own.</summary>
    public static OutlineChange Add(string section, string title, OutlinePlace place, string anchor) => new(OutlineChangeKind.Add, section, title, place, anchor);

    /// <summary>An appendix the template does not bring: <c>phu-luc-1</c> (documents), <c>phu-luc-2</c> (awards).</summary>
    public static OutlineChange Attach(string appendix) => new(OutlineChangeKind.Attach, appendix);

    /// <summary>An appendix of the template left out.</summary>
    public static OutlineChange Detach(string appendix) => new(OutlineChangeKind.Detach, appendix);

    /// <summary>Reads the written form.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static OutlineChange Parse(string text)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? throw new FormatException(text);
        foreach (var kind in Enum.GetValues<OutlineChangeKind>())
        {
            if (values.TryGetValue(Word(kind), out var section))
            {
                var place = Enum.GetValues<OutlinePlace>().Where(p => values.ContainsKey(Word(p))).Select(p => (OutlinePlace?)p).FirstOrDefault();
                return new(kind, section, values.GetValueOrDefault("title"), place, place is { } p ? values[Word(p)] : null);
            }
        }

        throw new FormatException(text);
    }

    /// <summary>The written form.</summary>
    public override string ToString()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [Word(Kind)] = SectionId };
        if (Title is not null)
        {
            values["title"] = Title;
        }

        if (Place is { } place)
        {
            values[Word(place)] = AnchorId ?? "";
        }

        return JsonSerializer.Serialize(values, s_json);
    }

    private static string Word(Enum value) => Shared.Code.Of(value);
}
