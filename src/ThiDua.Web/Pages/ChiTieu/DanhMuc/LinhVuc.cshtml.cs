using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.DanhMuc;

/// <summary>Fields: adding, renaming and their order.</summary>
public sealed class LinhVucModel(ThiDuaDb db, CurrentUser me, CatalogueService catalogue) : OwnedPage(db, me)
{
    [BindProperty]
    public FieldForm Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<(Field Field, int Level)> Fields { get; private set; } = [];

    public IEnumerable<SelectListItem> Parents => Fields.Where(f => f.Level == 1 && f.Field.Id != Input.Id).Select(f => new SelectListItem(f.Field.Name, f.Field.Id.ToString()));

    public async Task OnGetAsync(Guid? id)
    {
        await LoadAsync();
        if (Fields.FirstOrDefault(f => f.Field.Id == id).Field is { } field)
        {
            Input = new() { Id = field.Id, Version = field.Version, Name = field.Name, Heading = field.Heading, ParentId = field.ParentId, Printed = field.Printed };
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var saved = await SavedAsync(async () =>
        {
            if (Input.Id is { } id)
            {
                await catalogue.SaveFieldAsync(id, Input.Version, Input.Name, Input.Heading, Input.Printed, Me.Actor);
            }
            else
            {
                await catalogue.AddFieldAsync(Input.Name, Input.Heading, Input.ParentId, Me.Actor);
            }
        }, "Input");
        if (saved)
        {
            Message = $"Đã lưu lĩnh vực “{Input.Name}”.";
            return RedirectToPage(new { id = (Guid?)null });
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid? up, Guid? down)
    {
        await catalogue.MoveFieldAsync(up ?? down ?? Guid.Empty, up is null ? 1 : -1, Me.Actor);
        return Redirect(Url.Content("~/chi-tieu/danh-muc/linh-vuc") + "#l-" + (up ?? down));
    }

    private async Task LoadAsync()
    {
        var all = await Db.Set<Field>().OrderBy(f => f.Order).AsNoTracking().ToListAsync();
        Fields = [.. all.Where(f => f.ParentId is null).SelectMany(f => all.Where(s => s.ParentId == f.Id).Select(s => (s, 2)).Prepend((f, 1)))];
    }

    public sealed class FieldForm
    {
        public Guid? Id { get; set; }

        public int Version { get; set; }

        [Display(Name = "Tên lĩnh vực"), Required, StringLength(150)]
        public string? Name { get; set; }

        [Display(Name = "Tiêu đề trong báo cáo"), StringLength(200)]
        public string? Heading { get; set; }

        [Display(Name = "Thuộc lĩnh vực")]
        public Guid? ParentId { get; set; }

        [Display(Name = "In thành mục trong báo cáo")]
        public bool Printed { get; set; } = true;
    }
}
