using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.PhongTrao;

/// <summary>The starter catalogue of movements: what the commune takes into the year.</summary>
public sealed class DanhMucModel(ThiDuaDb db, CurrentUser me, MovementService movements, MovementQueries queries, OrganisationQueries organisation) : RecordPage(db, me)
{
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    public CommuneProfile? Profile { get; private set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await FillAsync();
        var added = 0;
        if (Codes.Count == 0)
        {
            ModelState.AddModelError("Codes", "Chưa đánh dấu phong trào nào. Đánh dấu ít nhất một phong trào.");
        }
        else if (Profile is { } profile && await SavedAsync(async () => added = await movements.TakeAsync(Codes, Me.Year, profile, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã thêm {added} phong trào vào năm {Me.Year}. Gắn kế hoạch và ghi kết quả ở từng phong trào.";
            return RedirectToPage("/PhongTrao/Index");
        }

        await FillAsync();
        return Page();
    }

    private async Task FillAsync()
    {
        Profile = (await organisation.ProfilesAsync(HttpContext.RequestAborted)).FirstOrDefault(p => p.FromYear <= Me.Year);
        if (Profile is { } profile)
        {
            var all = await queries.AllAsync(HttpContext.RequestAborted);
            Choices =
            [
                .. MovementPack.All.Where(m => m.RunsIn(Me.Year)).OrderBy(m => m.Level).Select(m =>
                {
                    var name = MovementPack.Fill(m.Name, profile, Me.Year);
                    var (from, to) = m.Years(Me.Year);
                    return new Choice(m, name, from, to, MovementService.Known(all, name, Me.Year) is not null, Codes.Contains(m.Code));
                }),
            ];
        }
    }

    /// <summary>A movement of the catalogue.</summary>
    /// <param name="Movement">As in the catalogue.</param>
    /// <param name="Name">Name with the commune's words.</param>
    /// <param name="From">First year.</param>
    /// <param name="To">Last year.</param>
    /// <param name="Known">Whether the commune has it already.</param>
    /// <param name="Chosen">Whether it was ticked.</param>
    public sealed record Choice(PackMovement Movement, string Name, int From, int To, bool Known, bool Chosen);
}
