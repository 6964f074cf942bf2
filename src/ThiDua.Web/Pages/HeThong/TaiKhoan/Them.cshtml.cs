using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong.TaiKhoan;

/// <summary>A new account with a first password, or a further role for a known one.</summary>
public sealed class ThemModel(ThiDuaDb db, CurrentUser me, AccountService accounts, OrganisationQueries organisation, VietnamClock clock) : RecordPage(db, me)
{
    [BindProperty]
    public AccountInput Input { get; set; } = new();

    /// <summary>Sign-in name a further role is for.</summary>
    [BindProperty(Name = "ten", SupportsGet = true)]
    public string? Known { get; set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>The new account, with its password: shown once, on this answer only.</summary>
    public (Account Account, string Password)? Made { get; private set; }

    public Task OnGetAsync()
    {
        Input = new() { FromDate = clock.Today, UserName = Known, Existing = Known is not null };
        return FillAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (Account Account, string? Password)? made = null;
        if (await SavedAsync(async () => made = await accounts.AddAsync(Input, Me.Actor, HttpContext.RequestAborted), nameof(Input)) && made is var (account, password))
        {
            if (password is null)
            {
                Message = $"Đã giao vai trò “{RoleWords.Of(Input.Role!.Value)}” cho {account.DisplayName}.";
                return RedirectToPage("/HeThong/TaiKhoan/ChiTiet", new { id = account.Id });
            }

            Made = (account, password);
            return Page();
        }

        await FillAsync();
        return Page();
    }

    private async Task FillAsync() => Units = Pick.Of((await organisation.UnitsAsync()).Where(u => u.ExistsIn(Me.Year)), u => u.Id, u => u.Name);
}
