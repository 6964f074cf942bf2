using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhenThuong;

/// <summary>The named recipients of one award line: pasted as a table, matched by name, with what the registers say about each.</summary>
public sealed class DanhSachModel(ThiDuaDb db, CurrentUser me, AwardService awards, OrganisationQueries organisation, ConductService conduct) : RecordPage(db, me)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The list as text.</summary>
    [BindProperty]
    [Display(Name = "Danh sách"), StringLength(200_000), DataType(DataType.MultilineText)]
    public string? Text { get; set; }

    /// <summary>Whether the list is complete.</summary>
    [BindProperty]
    public bool Complete { get; set; }

    /// <summary>Version of the line the user opened.</summary>
    [BindProperty]
    public int Version { get; set; }

    public AwardLine Line { get; private set; } = null!;

    public IReadOnlyList<AwardRecipient> Recipients { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Grades and conduct; null for roles that may not read them.</summary>
    public Standing? Standing { get; private set; }

    public bool Stale { get; private set; }

    public async Task OnGetAsync()
    {
        await FillAsync();
        Text = RecipientList.Write(Line.Subject, Recipients, Units);
        (Complete, Version) = (Line.ListComplete, Line.Version);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            if (await SavedAsync(() => awards.SaveRecipientsAsync(Id, Text, Complete, Version, Me.Actor, HttpContext.RequestAborted)))
            {
                Message = "Đã lưu danh sách.";
                return RedirectToPage(new { id = Id });
            }
        }
        catch (StaleVersionException)
        {
            await Db.RollbackAsync();
            await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
            Stale = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        await FillAsync();
        if (Stale)
        {
            Version = Line.Version;
            ModelState.Remove(nameof(Version));
        }

        return Page();
    }

    private async Task FillAsync()
    {
        var ct = HttpContext.RequestAborted;
        Line = await Db.Set<AwardLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == Id, ct) ?? throw new RecordNotFoundException("dòng khen thưởng");
        Recipients = await Db.Set<AwardRecipient>().Where(r => r.LineId == Id).OrderBy(r => r.Order).AsNoTracking().ToListAsync(ct);
        Units = (await organisation.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        Standing = Permissions.ReadConduct(Me.Role) ? await conduct.StandingAsync(ThiDua.Shared.Period.Parse(Line.Period).Year, ct) : null;
    }
}
