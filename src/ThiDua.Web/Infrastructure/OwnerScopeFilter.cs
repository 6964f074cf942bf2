using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Around every page handler of a signed-in user: finds the role, checks the folder rule, opens the transaction bound to the managing unit and commits it
/// before the answer is written. An answer the user sees is therefore an answer that is stored. 401 → sign-in page, 403 for the wrong role, 404 for unknown records.
/// </summary>
public sealed class OwnerScopeFilter(ThiDuaDb db, CurrentUser user, ShellState shell, VietnamClock clock, IndicatorQueries indicators, ReportQueries reports) : IAsyncPageFilter
{
    private const string PeriodCookie = "thidua-nam";

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var page = (CompiledPageActionDescriptor)context.ActionDescriptor;
        var rule = FolderRules.Of(page.ViewEnginePath + (page.ViewEnginePath.EndsWith('/') ? "" : "/"));
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null && (rule is null || http.User.Identity?.IsAuthenticated != true))
        {
            await next(); // a folder with both a rule and anonymous pages is open to strangers, and bound by the rule for those who are signed in
            return;
        }

        if (await FindMembershipAsync(http) is not { } membership)
        {
            throw new ForbiddenException("Tài khoản này chưa có vai trò ở xã nào, hoặc vai trò đã hết hạn. Nhờ người quản trị của xã giao vai trò.");
        }

        var writes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (rule is null || !(writes ? rule.Write : rule.Read)(membership.Role))
        {
            throw new ForbiddenException(writes
                ? $"Vai trò “{RoleWords.Of(membership.Role)}” chỉ được xem, không được sửa ở trang này."
                : $"Vai trò “{RoleWords.Of(membership.Role)}” không dùng trang này.");
        }

        if (user.MustChangePassword && rule.Folder is not "/TaiKhoan")
        {
            await db.RollbackAsync();
            context.Result = new LocalRedirectResult("~/tai-khoan"); // a handed-out password opens nothing but its own change
            return;
        }

        user.MayWrite = rule.Write(membership.Role);
        await FillShellAsync(http);
        var executed = await next();
        if (executed.Exception is null || executed.ExceptionHandled)
        {
            await db.CommitAsync(http.RequestAborted);
        }
        else
        {
            await db.RollbackAsync();
        }
    }

    private async Task<Membership?> FindMembershipAsync(HttpContext http)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(SignInService.OwnerClaim), out var ownerId) || !Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            return null;
        }

        await db.BeginAsync(ownerId, http.RequestAborted);
        var owner = await db.Set<Owner>().AsNoTracking().SingleAsync(o => o.Id == ownerId, http.RequestAborted);
        clock.FixedToday ??= owner.FixedToday;
        var today = clock.Today;
        var memberships = await db.Set<Membership>().Where(m => m.AccountId == accountId)
            .Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { Membership = m, a.MustChangePassword }).AsNoTracking().ToListAsync(http.RequestAborted);
        var chosen = http.User.FindFirstValue(SignInService.MembershipClaim);
        var membership = memberships.Select(m => m.Membership).Where(m => m.IsActiveOn(today)).OrderByDescending(m => m.Id.ToString() == chosen).ThenBy(m => m.Role).FirstOrDefault();
        if (membership is not null)
        {
            user.Set(membership, owner, http.User.Identity?.Name ?? "");
            user.MustChangePassword = memberships[0].MustChangePassword;
        }

        return membership;
    }

    private async Task FillShellAsync(HttpContext http)
    {
        var years = await indicators.YearsAsync(http.RequestAborted);
        var reported = (await db.Set<Report>().Select(r => r.Period).Distinct().ToListAsync(http.RequestAborted)).Select(Period.Parse).Where(p => p.Kind != PeriodKind.Year).ToList();
        var periods = years.SelectMany(y => reported.Where(p => p.Year == y).OrderBy(p => p.End).Prepend(Period.OfYear(y))).ToList();
        var asked = http.Request.Query["nam"].ToString();
        var text = asked.Length > 0 ? asked : http.Request.Cookies[PeriodCookie] ?? "";
        user.Period = periods.Find(p => p.ToString() == text) ?? Usual(periods, clock.Today);
        if (asked.Length > 0 && periods.Contains(user.Period))
        {
            http.Response.Cookies.Append(PeriodCookie, user.Period.ToString(), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
        }

        shell.Model = new(
            VietnameseText.Capitalise(user.Owner.Name), user.Period, periods, user.Name, user.Membership.Title ?? RoleWords.Of(user.Role),
            await CountsAsync(http),
            clock.IsFixed ? $"Dữ liệu mẫu: hôm nay được đặt là {clock.Today:dd/MM/yyyy}." : null,
            null, IsSignedIn: true)
        {
            HiddenMenuKeys = FolderRules.All.Where(r => r.MenuKey is not null && !r.Read(user.Role)).Select(r => r.MenuKey!).ToHashSet(StringComparer.Ordinal),
        };
    }

    private async Task<Dictionary<string, int>> CountsAsync(HttpContext http)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (Permissions.ReadDrafts(user.Role))
        {
            counts["bao-cao"] = await reports.BlockingAsync(user.Period.Year, http.RequestAborted);
        }

        return counts;
    }

    // the shortest period around today that has a report is what people work on; else this year, else the newest open year
    private static Period Usual(IReadOnlyList<Period> periods, DateOnly today) =>
        periods.Where(p => p.Start <= today && today <= p.End).MinBy(p => p.End.DayNumber - p.Start.DayNumber) ?? (periods.Count > 0 ? periods[0] : Period.OfYear(today.Year));
}
