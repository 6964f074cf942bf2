using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Identity;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>Every page of the program against every role: the folder rules and nothing else decide.</summary>
public sealed class PermissionTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly Dictionary<Role, string> s_accounts = new()
    {
        [Role.EmulationOfficer] = "lan.ht",
        [Role.Chairman] = "doan.nv",
        [Role.CouncilMember] = "tung.hv",
        [Role.CultureOfficer] = "ngoc.tb",
        [Role.FinanceOfficer] = "huong.dt",
        [Role.UnitRepresentative] = "nhung.th",
        [Role.Leader] = "thai.lv",
        [Role.SuperiorReader] = "noivu.daitu",
        [Role.Inspector] = "thanhtra.daitu",
        [Role.Administrator] = "duc.pm",
    };

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public async Task EveryPage_Stranger_IsSentToSignIn()
    {
        var stranger = shared.Site.Anonymous();
        foreach (var (page, address, endpoint) in Pages().Where(p => !IsOpen(p.Endpoint)))
        {
            using var answer = await stranger.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/dang-nhap", StringComparison.Ordinal), $"{page} at {address}: {answer.StatusCode} {answer.Headers.Location} {endpoint}");
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task EveryPage_Role_GetsWhatTheFolderRuleSays(Role role)
    {
        var client = await shared.Site.SignInAsync(s_accounts[role]);
        var wrong = new List<string>();
        var seen = 0;
        foreach (var (page, address, endpoint) in Pages())
        {
            var rule = FolderRules.Of(page + "/");
            if (rule is null && IsOpen(endpoint))
            {
                continue; // sign-in, error pages
            }

            using var answer = await client.GetAsync(address);
            var allowed = rule?.Read(role) == true;
            var asExpected = allowed
                ? answer.StatusCode == (address.Contains("/0190", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK) || (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound && NeedsMore(page))
                : answer.StatusCode == HttpStatusCode.Forbidden;
            if (!asExpected)
            {
                wrong.Add($"{page} at {address}: {answer.StatusCode}, allowed {allowed}");
            }

            seen++;
        }

        Assert.Empty(wrong);
        Assert.InRange(seen, 20, 500);
    }

    /// <summary>Pages that answer only when the address names a record or a choice.</summary>
    private static bool NeedsMore(string page) => page is "/KhenThuong/QuyetDinh" or "/Quy/DanhSach" or "/Quy/DanhSachTai" || page.StartsWith("/BaoCao/", StringComparison.Ordinal) || page.StartsWith("/ChiTieu/", StringComparison.Ordinal) || page.StartsWith("/GiaoViec/", StringComparison.Ordinal) || page.StartsWith("/MoNam/", StringComparison.Ordinal);

    private static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private IEnumerable<(string Page, string Address, Endpoint Endpoint)> Pages()
    {
        var endpoints = shared.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        foreach (var endpoint in endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath;
            var segments = endpoint.RoutePattern.PathSegments
                .Where(s => !(s.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { IsOptional: true }))
                .Select(s => string.Concat(s.Parts.Select(p => p switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "list" } => "thuan-loi",
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies.Count: > 0 } typed when typed.ParameterPolicies[0].Content is "int" => "1",
                    _ => "01900000-0000-7000-8000-000000000000",
                })));
            yield return (page, "/" + string.Join('/', segments), endpoint);
        }
    }
}
