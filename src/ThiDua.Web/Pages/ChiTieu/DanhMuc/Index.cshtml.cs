using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.DanhMuc;

/// <summary>The catalogue of indicators by field.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, CatalogueService catalogue) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<(Field Field, int Level, IReadOnlyList<(Indicator Indicator, int Depth)> Rows)> Groups { get; private set; } = [];

    public IReadOnlyDictionary<Guid, int> Headline { get; private set; } = new Dictionary<Guid, int>();

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();

    public bool MayEdit => Permissions.EditCatalogue(Me.Role);

    public int Total { get; private set; }

    public async Task OnGetAsync()
    {
        var year = Me.Period.ToString();
        var fields = await Db.Set<Field>().OrderBy(f => f.Order).AsNoTracking().ToListAsync();
        var indicators = await Db.Set<Indicator>().OrderBy(i => i.Order).AsNoTracking().ToListAsync();
        Headline = await Db.Set<HeadlineItem>().Where(h => h.Period == year).ToDictionaryAsync(h => h.IndicatorId, h => h.Number);
        Units = await Db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name);
        Total = indicators.Count;
        var groups = new List<(Field, int, IReadOnlyList<(Indicator, int)>)>();
        void Add(Field field, int level)
        {
            var rows = new List<(Indicator, int)>();
            foreach (var root in indicators.Where(i => i.FieldId == field.Id && (i.ParentId is null || indicators.TrueForAll(p => p.Id != i.ParentId || p.FieldId != field.Id))))
            {
                AddRow(root, 0, rows);
            }

            if (rows.Count > 0 || Search is null)
            {
                groups.Add((field, level, rows));
            }

            foreach (var sub in fields.Where(f => f.ParentId == field.Id))
            {
                Add(sub, level + 1);
            }
        }

        void AddRow(Indicator indicator, int depth, List<(Indicator, int)> rows)
        {
            if (Search is null || indicator.Aliases.Append(indicator.Name).Append(indicator.Code).Any(n => VietnameseText.FoldedContains(n, Search)))
            {
                rows.Add((indicator, depth));
            }

            foreach (var child in indicators.Where(i => i.ParentId == indicator.Id && i.FieldId == indicator.FieldId))
            {
                AddRow(child, depth + 1, rows);
            }
        }

        foreach (var field in fields.Where(f => f.ParentId is null))
        {
            Add(field, 1);
        }

        Groups = groups;
    }

    public async Task<IActionResult> OnPostAsync(Guid? up, Guid? down, Guid? retire, Guid? use)
    {
        switch (up, down, retire, use)
        {
            case ({ } id, _, _, _):
                await catalogue.MoveAsync(id, -1, Me.Actor);
                break;
            case (_, { } id, _, _):
                await catalogue.MoveAsync(id, 1, Me.Actor);
                break;
            case (_, _, { } id, _):
                await catalogue.RetireAsync(id, retired: true, Me.Actor);
                Message = "Đã ngừng dùng chỉ tiêu; số liệu cũ vẫn giữ.";
                break;
            case (_, _, _, { } id):
                await catalogue.RetireAsync(id, retired: false, Me.Actor);
                Message = "Đã dùng lại chỉ tiêu.";
                break;
        }

        return Redirect(Url.Content("~/chi-tieu/danh-muc") + "#c-" + (up ?? down ?? retire ?? use));
    }

    public static string ShapeWord(Indicator i) => (i.Source == FigureSource.SumOfParts ? "tổng các phần, " : "") + i.Shape switch
    {
        Shape.Money => "tiền",
        Shape.CountShare => "số đếm trên tổng số",
        Shape.Percent => "tỷ lệ %",
        _ => "số lượng",
    };
}
