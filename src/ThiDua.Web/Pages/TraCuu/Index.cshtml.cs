using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.TraCuu;

/// <summary>Search inside the managing unit, with or without diacritics.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, SearchQueries search) : OwnedPage(db, me)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    public IReadOnlyList<FoundGroup> Groups { get; private set; } = [];

    public bool IsTooShort => Query is not null && VietnameseText.Fold(VietnameseText.Clean(Query)).Length < SearchQueries.Shortest;

    /// <summary>Name of a group and the menu word it lies under.</summary>
    public static string Title(FoundKind kind) => kind switch
    {
        FoundKind.Person => "Cán bộ",
        FoundKind.Unit => "Đơn vị và thôn, xóm",
        FoundKind.Document => "Văn bản",
        FoundKind.Movement => "Phong trào thi đua",
        FoundKind.Award => "Khen thưởng",
        _ => "Chỉ tiêu",
    };

    /// <summary>Address of a record found; indicators open the grid narrowed to their name.</summary>
    public static string Address(Found found) => found.Kind switch
    {
        FoundKind.Person => $"~/danh-muc/can-bo/sua/{found.Id}",
        FoundKind.Unit => $"~/danh-muc/don-vi/sua/{found.Id}",
        FoundKind.Document => $"~/van-ban/sua/{found.Id}",
        FoundKind.Movement => $"~/phong-trao/sua/{found.Id}",
        FoundKind.Award => $"~/khen-thuong/sua/{found.Id}",
        _ => $"~/chi-tieu?q={Uri.EscapeDataString(found.Title)}",
    };

    public async Task OnGetAsync() => Groups = Query is null || IsTooShort ? [] : await search.FindAsync(Query);
}
