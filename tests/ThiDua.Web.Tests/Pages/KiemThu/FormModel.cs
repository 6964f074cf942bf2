using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ThiDua.Web.Tests.Pages.KiemThu;

/// <summary>A form with one field of every kind.</summary>
public sealed class FormModel : PageModel
{
    public static IReadOnlyList<SelectListItem> Units { get; } = [new("Trường Mầm non", "mn"), new("Xóm Hòa Bình", "hb")];

    [BindProperty]
    public FormInput Input { get; set; } = new();

    public string? Bound { get; private set; }

    public void OnGet()
    {
    }

    public void OnPost()
    {
        if (ModelState.IsValid)
        {
            Bound = string.Create(
                CultureInfo.InvariantCulture,
                $"{Input.Name}|{Input.Amount}|{Input.Count}|{Input.Households}|{Input.Issued:yyyy-MM-dd}|{Input.Note ?? "null"}|{Input.Password}|{Input.Estimated}|{Input.Unit}");
        }
    }
}

/// <summary>What the form posts.</summary>
public sealed class FormInput
{
    [Display(Name = "Tên phong trào")]
    [StringLength(50)]
    public string Name { get; set; } = "";

    [Display(Name = "Số tiền")]
    public decimal? Amount { get; set; } = 1234567.5m;

    [Display(Name = "Số hộ")]
    [Range(0, 5000)]
    public int Count { get; set; } = 7;

    [Display(Name = "Số hộ nghèo")]
    public int? Households { get; set; }

    [Display(Name = "Ngày ban hành")]
    public DateOnly? Issued { get; set; }

    [Display(Name = "Thư điện tử")]
    [EmailAddress]
    public string? Email { get; set; }

    [Display(Name = "Mật khẩu")]
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    [Display(Name = "Nhập lại mật khẩu")]
    [DataType(DataType.Password)]
    [Compare(nameof(Password))]
    public string? Repeat { get; set; }

    [Display(Name = "Số ký hiệu")]
    [RegularExpression(@"[0-9]+/.+", MatchTimeoutInMilliseconds = 100)]
    public string? Symbol { get; set; }

    [Display(Name = "Số ước")]
    public bool Estimated { get; set; }

    [Display(Name = "Đơn vị")]
    public string? Unit { get; set; }

    [Display(Name = "Ghi chú")]
    public string? Note { get; set; }
}
