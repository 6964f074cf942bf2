using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.DanhMuc;

/// <summary>Adding and changing one indicator.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, CatalogueService catalogue) : OwnedPage(db, me)
{
    [BindProperty]
    public IndicatorForm Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public string? Name { get; private set; }

    public IReadOnlyList<SelectListItem> Fields { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Wholes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Shapes { get; } = [new("Số lượng", "Value"), new("Tiền", "Money"), new("Số đếm trên tổng số (tỷ lệ do máy tính)", "CountShare"), new("Tỷ lệ % nhập sẵn", "Percent")];

    public static IReadOnlyList<SelectListItem> Directions { get; } = [new("Càng cao càng tốt", "Higher"), new("Càng thấp càng tốt", "Lower"), new("Không xét", "Neither")];

    public static IReadOnlyList<SelectListItem> Sources { get; } = [new("Nhập", "Typed"), new("Máy cộng từ các phần", "SumOfParts")];

    public static IReadOnlyList<SelectListItem> Roles { get; } = [new("Cộng vào tổng", "Addend"), new("Chỉ nêu thêm", "Memo")];

    public async Task OnGetAsync(Guid? id)
    {
        await LoadAsync(id);
        if (id is { } wanted)
        {
            var i = await Db.LoadAsync<Indicator>(wanted, "chỉ tiêu");
            Name = i.Name;
            Input = new()
            {
                Version = i.Version, Name = i.Name, Phrase = i.Phrase, FieldId = i.FieldId, UnitName = i.UnitName, Decimals = i.Decimals, PercentDecimals = i.PercentDecimals, Shape = i.Shape, OfLabel = i.OfLabel,
                Better = i.Better, ParentId = i.ParentId, PartRole = i.PartRole, Source = i.Source, UnitInChargeId = i.UnitInChargeId, Aliases = string.Join('\n', i.Aliases),
            };
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        var input = new IndicatorInput(Input.Name, Input.Phrase, Input.FieldId, Input.UnitName, Input.Decimals ?? 0, Input.PercentDecimals, Input.Shape, Input.OfLabel, Input.Better, Input.ParentId, Input.PartRole,
            Input.Source, Input.UnitInChargeId, [.. (Input.Aliases ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
        var saved = await SavedAsync(async () =>
        {
            if (id is { } stored)
            {
                await catalogue.SaveIndicatorAsync(stored, Input.Version, input, Me.Actor);
            }
            else
            {
                await catalogue.AddIndicatorAsync(input, Me.Period.ToString(), Me.Actor);
            }
        }, "Input");
        if (saved)
        {
            Message = $"Đã lưu chỉ tiêu “{Input.Name}”.";
            return Redirect(Url.Content("~/chi-tieu/danh-muc") + (id is null ? "" : "#c-" + id));
        }

        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Guid? id)
    {
        var fields = await Db.Set<Field>().OrderBy(f => f.Order).AsNoTracking().ToListAsync();
        Fields = [.. fields.Where(f => f.ParentId is null).SelectMany(f => fields.Where(s => s.ParentId == f.Id).Select(s => new SelectListItem("– " + s.Name, s.Id.ToString())).Prepend(new(f.Name, f.Id.ToString())))];
        Wholes = [.. (await Db.Set<Indicator>().Where(i => i.Id != id).OrderBy(i => i.Order).AsNoTracking().ToListAsync()).Select(i => new SelectListItem(i.Name, i.Id.ToString()))];
        Units = [.. (await Db.Set<Unit>().Where(u => u.Kind != UnitKind.Hamlet).OrderBy(u => u.Order).AsNoTracking().ToListAsync()).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
    }

    public sealed class IndicatorForm
    {
        public int Version { get; set; }

        [Display(Name = "Tên chỉ tiêu"), Required, StringLength(200)]
        public string? Name { get; set; }

        [Display(Name = "Cách gọi trong câu văn"), StringLength(200)]
        public string? Phrase { get; set; }

        [Display(Name = "Lĩnh vực"), Required]
        public Guid? FieldId { get; set; }

        [Display(Name = "Đơn vị tính"), Required, StringLength(50)]
        public string? UnitName { get; set; }

        [Display(Name = "Số chữ số thập phân"), Range(0, 3)]
        public int? Decimals { get; set; } = 0;

        [Display(Name = "Số chữ số của tỷ lệ đạt"), Range(0, 3)]
        public int? PercentDecimals { get; set; }

        [Display(Name = "Dạng số")]
        public Shape Shape { get; set; }

        [Display(Name = "Tổng số đếm cái gì"), StringLength(100)]
        public string? OfLabel { get; set; }

        [Display(Name = "Chiều tốt")]
        public Better Better { get; set; }

        [Display(Name = "Là phần của")]
        public Guid? ParentId { get; set; }

        [Display(Name = "Vai trò")]
        public PartRole? PartRole { get; set; }

        [Display(Name = "Cách có số")]
        public FigureSource Source { get; set; }

        [Display(Name = "Đơn vị phụ trách")]
        public Guid? UnitInChargeId { get; set; }

        [Display(Name = "Tên khác"), DataType(DataType.MultilineText), StringLength(1000)]
        public string? Aliases { get; set; }
    }
}
