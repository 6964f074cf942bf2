using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong;

/// <summary>The history of the managing unit, newest first, and the check of its chain.</summary>
public sealed class NhatKyModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, HistoryWords words) : OwnedPage(db, me)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Number of the last operation of the page before.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public long? After { get; set; }

    /// <summary>Whether the chain is to be checked.</summary>
    [BindProperty(Name = "kiem", SupportsGet = true)]
    public string? Check { get; set; }

    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    public IReadOnlyDictionary<long, IReadOnlyList<ChangeLine>> Lines { get; private set; } = new Dictionary<long, IReadOnlyList<ChangeLine>>();

    public long? Next { get; private set; }

    public string Head { get; private set; } = "";

    public ChainReport? Chain { get; private set; }

    public async Task OnGetAsync()
    {
        var found = await audit.LatestAsync(After, Listing.PageSize + 1, Kind);
        Entries = [.. found.Take(Listing.PageSize)];
        Next = found.Count > Listing.PageSize ? Entries[^1].Seq : null;
        Lines = await words.DescribeAsync(Entries);
        Head = await audit.HeadAsync();
        Chain = Check is null ? null : await audit.VerifyAsync();
    }
}
