using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>The commune's settings from one year on.</summary>
public sealed class HoSoSuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, OrganisationService organisation, OrganisationQueries queries) : RecordForm<CommuneProfile, ProfileInput>(db, me, audit)
{
    public override string ListPath => "/danh-muc/ho-so";

    protected override string Noun => "hồ sơ xã";

    protected override async Task<ProfileInput> NewAsync()
    {
        var profiles = await queries.ProfilesAsync();
        var input = profiles.Count == 0 ? new ProfileInput() : ProfileInput.From(profiles[0]);
        (input.FromYear, input.Version) = (Me.Year + 1, 0);
        return input;
    }

    protected override Task<ProfileInput> InputOfAsync(CommuneProfile record) => Task.FromResult(ProfileInput.From(record));

    protected override Task FillAsync()
    {
        Choices[nameof(ProfileInput.Kind)] = Pick.Words(OrganisationWords.CommuneKinds);
        return Task.CompletedTask;
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu hồ sơ áp dụng từ năm {(await organisation.SaveProfileAsync(Id, Input, Me.Actor, HttpContext.RequestAborted)).FromYear}.";

    protected override Task<string> RemoveAsync(Guid id) => organisation.RemoveProfileAsync(id, Me.Actor, HttpContext.RequestAborted);
}
