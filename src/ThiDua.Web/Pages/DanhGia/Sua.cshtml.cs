using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhGia;

/// <summary>One list of the report, one item per line; proposals in groups by addressee.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, ReportItemService items) : RecordPage(db, me)
{
    /// <summary>Word of the list in the address.</summary>
    [BindProperty(Name = "list", SupportsGet = true)]
    public string List { get; set; } = "";

    [BindProperty]
    public ListInput Input { get; set; } = new();

    /// <summary>The list another user saved meanwhile; null without a clash.</summary>
    public IReadOnlyList<ReportItem>? Saved { get; private set; }

    public ItemKind Kind => Enum.GetValues<ItemKind>().Where(k => IndexModel.Address(k) == List).Select(k => (ItemKind?)k).FirstOrDefault() ?? throw new RecordNotFoundException("danh sách");

    public async Task OnGetAsync()
    {
        var stored = (await items.ListsAsync(Period))[Kind].ToList();
        Input.Stamp = ReportItemService.Stamp(stored);
        if (Kind == ItemKind.Proposals)
        {
            // proposals next to each other with the same addressee make one group, so that the order is kept
            foreach (var item in stored)
            {
                if (Input.Groups.Count == 0 || Input.Groups[^1].Addressee != item.Addressee)
                {
                    Input.Groups.Add(new() { Addressee = item.Addressee });
                }

                Input.Groups[^1].Text = Input.Groups[^1].Text is { } text ? text + "\n" + item.Text : item.Text;
            }

            Input.Groups.Add(new());
        }
        else
        {
            Input.Text = stored.Count == 0 ? null : string.Join('\n', stored.Select(i => i.Text));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var kind = Kind;
        for (var i = 0; i < Input.Groups.Count; i++)
        {
            if (Input.Groups[i] is { Addressee: null, Text: { } text })
            {
                ModelState.AddModelError($"Input.Groups[{i}].Addressee", $"Kiến nghị “{Pick.Short(text.Split('\n')[0])}” chưa ghi gửi ai. Nhập nơi nhận, ví dụ UBND huyện.");
            }
        }

        try
        {
            if (await SavedAsync(() => items.SaveAsync(Period, kind, Lines(), Input.Stamp ?? "", Me.Actor, HttpContext.RequestAborted), nameof(Input)))
            {
                Message = $"Đã lưu “{ItemWords.Kind(kind)}”.";
                return RedirectToPage("/DanhGia/Index");
            }
        }
        catch (StaleVersionException)
        {
            await Db.RollbackAsync();
            await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
            Saved = [.. (await items.ListsAsync(Period))[kind]];
            Input.Stamp = ReportItemService.Stamp(Saved);
            ModelState.Remove("Input.Stamp");
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return Page();
    }

    private List<ItemLine> Lines() => Kind != ItemKind.Proposals
        ? [.. ReportItemService.Read(Input.Text)]
        : [.. Input.Groups.SelectMany(g => ReportItemService.Read(g.Text, g.Addressee))];

    /// <summary>A list as typed.</summary>
    public sealed class ListInput
    {
        [Display(Name = "Mỗi dòng một ý"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }

        /// <summary>Proposals by addressee.</summary>
        public List<ProposalGroup> Groups { get; set; } = [];

        public string? Stamp { get; set; }
    }

    /// <summary>Proposals to one addressee.</summary>
    public sealed class ProposalGroup
    {
        [Display(Name = "Gửi"), StringLength(200)]
        public string? Addressee { get; set; }

        [Display(Name = "Mỗi dòng một kiến nghị"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }
    }
}
