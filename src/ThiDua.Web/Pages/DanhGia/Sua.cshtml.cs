using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhGia;

/// <summary>One list of the report, one item per line; proposals in groups by addressee.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, ReportItemService items) : RecordPage(db, me)
{
    private const int BlankRows = 3;

    /// <summary>Word of the list in the address.</summary>
    [BindProperty(Name = "list", SupportsGet = true)]
    public string List { get; set; } = "";

    [BindProperty]
    public ListInput Input { get; set; } = new();

    /// <summary>Quarters to choose from.</summary>
    public IReadOnlyList<SelectListItem> QuarterChoices { get; } = [.. Quarters.All.Select(q => new SelectListItem(q.Label, q.ToString()))];

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
        else if (ItemWords.OfPlan(Kind))
        {
            Input.Rows = [.. stored.Select(i => new PlanRow { Text = i.Text, Quarters = i.Quarters?.ToString(), Responsible = i.Responsible, DueOn = i.DueOn }), .. Enumerable.Range(0, BlankRows).Select(_ => new PlanRow())];
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

        for (var i = 0; i < Input.Rows.Count; i++)
        {
            if (Input.Rows[i] is { Text: { } text } row)
            {
                if (kind == ItemKind.Tasks && row.Quarters is null)
                {
                    ModelState.AddModelError($"Input.Rows[{i}].Quarters", $"Nhiệm vụ “{Pick.Short(text)}” chưa có quý. Chọn quý thực hiện.");
                }

                if (kind == ItemKind.Duties && row.Responsible is null)
                {
                    ModelState.AddModelError($"Input.Rows[{i}].Responsible", $"Việc “{Pick.Short(text)}” chưa ghi ai làm. Nhập tên bộ phận, ví dụ Công chức Văn hóa - Xã hội.");
                }
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

    private List<ItemLine> Lines() => Kind switch
    {
        ItemKind.Proposals => [.. Input.Groups.SelectMany(g => ReportItemService.Read(g.Text, g.Addressee))],
        ItemKind.Tasks or ItemKind.Duties => [.. Input.Rows.Where(r => r.Text is not null)
            .Select(r => new ItemLine(r.Text!.ReplaceLineEndings(" "), Quarters: r.Quarters is { } quarters ? Quarters.Parse(quarters) : null, Responsible: r.Responsible, DueOn: r.DueOn))],
        _ => [.. ReportItemService.Read(Input.Text)],
    };

    /// <summary>A list as typed.</summary>
    public sealed class ListInput
    {
        [Display(Name = "Mỗi dòng một ý"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }

        /// <summary>Proposals by addressee.</summary>
        public List<ProposalGroup> Groups { get; set; } = [];

        /// <summary>Tasks or duties of the plan.</summary>
        public List<PlanRow> Rows { get; set; } = [];

        public string? Stamp { get; set; }
    }

    /// <summary>A task or duty of the plan.</summary>
    public sealed class PlanRow
    {
        [Display(Name = "Việc"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }

        [Display(Name = "Quý")]
        public string? Quarters { get; set; }

        [Display(Name = "Người, bộ phận thực hiện"), StringLength(200)]
        public string? Responsible { get; set; }

        [Display(Name = "Hoàn thành trước ngày")]
        public DateOnly? DueOn { get; set; }
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
