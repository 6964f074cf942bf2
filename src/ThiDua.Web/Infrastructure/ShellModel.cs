using ThiDua.Shared;

namespace ThiDua.Web.Infrastructure;

/// <summary>What the frame around every page shows: whose commune, which year, who is signed in. Knows nothing of the page inside.</summary>
/// <param name="CommuneName">Name as printed in the top bar, e.g. "Xã Khôi Kỳ".</param>
/// <param name="Period">The period being worked on.</param>
/// <param name="Periods">The periods that can be chosen: open years, newest first, each with the parts of it that have a report.</param>
/// <param name="UserName">Full name of the user, null when nobody is signed in.</param>
/// <param name="UserTitle">Office or role of the user.</param>
/// <param name="MenuCounts">Open tasks by <see cref="MenuItem.Key"/>; zero is not shown.</param>
/// <param name="Banner">A sentence above every page, e.g. that the data are samples and the day is fixed.</param>
/// <param name="SavedAt">Save state of the page, e.g. "Đã lưu 14:32 · chưa gửi"; null when the page saves nothing.</param>
/// <param name="IsSignedIn">Whether the menu, the search and the account are shown.</param>
public sealed record ShellModel(
    string CommuneName,
    Period Period,
    IReadOnlyList<Period> Periods,
    string? UserName,
    string? UserTitle,
    IReadOnlyDictionary<string, int> MenuCounts,
    string? Banner,
    string? SavedAt,
    bool IsSignedIn)
{
    /// <summary>The frame of somebody who has not signed in.</summary>
    public static ShellModel Anonymous { get; } =
        new("ThiDua", Period.OfYear(2000), [], null, null, new Dictionary<string, int>(StringComparer.Ordinal), null, null, IsSignedIn: false);

    /// <summary>Keys of menu items this user must not see, e.g. <c>he-thong</c> for everyone but the administrator.</summary>
    public IReadOnlySet<string> HiddenMenuKeys { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
