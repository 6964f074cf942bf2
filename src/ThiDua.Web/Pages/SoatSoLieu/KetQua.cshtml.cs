using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Documents.Reading;
using ThiDua.Figures;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;
using FigureRules = ThiDua.Figures.FigureRules;

namespace ThiDua.Web.Pages.SoatSoLieu;

/// <summary>A claim with its number in the list.</summary>
public sealed record NumberedClaim(int Number, int Page, Claim Claim);

/// <summary>What was found in a report: the text with its claims marked, the list of findings, the Word file with comments.</summary>
public sealed class KetQuaModel(ThiDuaDb db, CurrentUser me, CheckedDocuments documents, FigureImportService imports) : OwnedPage(db, me)
{
    /// <summary>The most findings listed at once.</summary>
    public const int MostListed = 200;

    private const int PageLength = 24_000;

    private static readonly (string Key, string Words, string Css, Verdict Verdict)[] s_filters =
        [("sai", "Sai", "t-bad strong", Verdict.Wrong), ("can-xem", "Cần xem", "t-warn strong", Verdict.Ambiguous), ("cach-viet", "Cách viết", "", Verdict.Style), ("dung", "Đúng", "t-ok strong", Verdict.Ok)];

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Verdict to show; nothing for all.</summary>
    [FromQuery(Name = "xem")]
    public string? Filter { get; set; }

    /// <summary>Rule to show; nothing for all.</summary>
    [FromQuery(Name = "quy-tac")]
    public string? Rule { get; set; }

    /// <summary>Rules that are switched off.</summary>
    [FromQuery(Name = "bo")]
    public string[] Without { get; set; } = [];

    /// <summary>Page of the text, from one.</summary>
    [FromQuery(Name = "trang")]
    public int At { get; set; } = 1;

    public CheckedDocument Document { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Words, string Css, int Count)> Filters { get; private set; } = [];

    /// <summary>The rules with findings, switched off ones among them.</summary>
    public IReadOnlyList<(FigureRule Rule, int Count)> Rules { get; private set; } = [];

    /// <summary>The claims of the rules that are on.</summary>
    public IReadOnlyList<Claim> Claims { get; private set; } = [];

    /// <summary>The findings that pass the filter.</summary>
    public IReadOnlyList<NumberedClaim> Listed { get; private set; } = [];

    public int Pages { get; private set; }

    public IReadOnlyList<MarkedLine> Lines { get; private set; } = [];

    public void OnGet()
    {
        Load();
        var claims = Claims;
        Filters = [.. s_filters.Select(f => (f.Key, f.Words, f.Css, claims.Count(c => c.Verdict == f.Verdict)))];
        Rules = [.. FigureRules.All.Select(rule => (rule, Document.Reading.Claims.Count(c => c.RuleId == rule.Id && c.Verdict != Verdict.Ok))).Where(rule => rule.Item2 > 0)];
        var verdict = s_filters.Where(f => f.Key == Filter).Select(f => (Verdict?)f.Verdict).FirstOrDefault();
        var starts = TextPages.Starts(Document.Reading.Text, PageLength);
        Pages = starts.Count;
        At = Math.Clamp(At, 1, Pages);
        var shown = claims.Where(c => (verdict is null || c.Verdict == verdict) && (string.IsNullOrEmpty(Rule) || c.RuleId == Rule)).ToList();
        var number = 0;
        var numbered = shown.Select(c => new NumberedClaim(c.Verdict == Verdict.Ok && verdict is null ? 0 : ++number, TextPages.PageOf(starts, c.Start), c)).ToList();
        Listed = [.. numbered.Where(c => c.Number > 0).OrderBy(c => c.Claim.Verdict switch { Verdict.Wrong => 0, Verdict.Ambiguous => 1, Verdict.Style => 2, _ => 3 }).ThenBy(c => c.Number)];
        var from = starts[At - 1];
        var to = At < Pages ? starts[At] : Document.Reading.Text.Length;
        Lines = MarkedText.Of(Document.Reading.Text, from, to, numbered);
    }

    /// <summary>The Word file with comments.</summary>
    public IActionResult OnGetWord()
    {
        Load();
        if (Document.File is null)
        {
            throw new RecordNotFoundException("tệp Word của lần soát này");
        }

        using var file = new MemoryStream(Document.File, writable: false);
        var word = WordText.Read(file, Document.Name!);
        var written = WordComments.Write(word, "ThiDua", Document.At, FindingComments.Of(new FigureReading(Document.Reading.Text, Claims)));
        return File(written, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Path.GetFileNameWithoutExtension(Document.Name) + "-co-ghi-chu.docx");
    }

    public bool MayImport => Permissions.EditFigures(Me.Role);

    /// <summary>Hands the report on to be taken over as figures.</summary>
    public async Task<IActionResult> OnPostImportAsync()
    {
        Load();
        if (!MayImport)
        {
            return Forbid();
        }

        FigureImport? import = null;
        using var file = Document.File is { } bytes ? new MemoryStream(bytes, writable: false) : null;
        if (await SavedAsync(async () => import = await imports.ReceiveReportAsync(file, Document.Name, Document.Reading.Text, Me.Period, Me.Actor, HttpContext.RequestAborted)))
        {
            return Redirect("~/chi-tieu/nhan-bao-cao/" + import!.Id);
        }

        OnGet();
        return Page();
    }

    /// <summary>The findings as plain text, for copying.</summary>
    public string AsText() => string.Join('\n', Listed.Select(item => $"{item.Number}. {FindingComments.Word(item.Claim.Verdict)} – {FigureRules.Find(item.Claim.RuleId)?.Title} (dòng {LineOf(item.Claim)}): {item.Claim.Message}"));

    public string Address(string? filter, string? rule, int page = 1) =>
        $"?xem={filter}&quy-tac={rule}" + string.Concat(Without.Select(id => $"&bo={id}")) + (page > 1 ? $"&trang={page}" : "");

    /// <summary>Where a finding stands, for people who look it up in the file.</summary>
    public int LineOf(Claim claim) => Document.Reading.Lines.Of(claim.Start).Line;

    private void Load()
    {
        Document = documents.Find(Id, Me.AccountId) ?? throw new RecordNotFoundException("kết quả soát này: kết quả chỉ giữ 30 phút, gửi lại tệp để soát");
        Without = [.. Without.Where(id => FigureRules.Find(id) is not null).Distinct(StringComparer.Ordinal)];
        Claims = Without.Length == 0 ? Document.Reading.Claims : [.. Document.Reading.Claims.Where(claim => !Without.Contains(claim.RuleId, StringComparer.Ordinal))];
    }
}

/// <summary>The text cut into pages at ends of lines.</summary>
internal static class TextPages
{
    public static List<int> Starts(string text, int length)
    {
        var starts = new List<int> { 0 };
        while (starts[^1] + length < text.Length)
        {
            var end = text.IndexOf('\n', starts[^1] + length, Math.Min(8_000, text.Length - starts[^1] - length));
            starts.Add(end < 0 ? starts[^1] + length : end + 1);
        }

        if (starts.Count > 1 && starts[^1] >= text.Length)
        {
            starts.RemoveAt(starts.Count - 1);
        }

        return starts;
    }

    public static int PageOf(List<int> starts, int position)
    {
        var at = starts.BinarySearch(position);
        return at >= 0 ? at + 1 : ~at;
    }
}
