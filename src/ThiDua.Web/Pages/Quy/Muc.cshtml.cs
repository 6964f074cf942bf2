using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Regulations;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Quy;

/// <summary>One rate of reward money.</summary>
public sealed class MucModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, FundService fund) : RecordForm<RewardRate, RewardRateInput>(db, me, audit)
{
    public override string ListPath => "/quy";

    protected override string Noun => "mức thưởng";

    protected override Task<RewardRateInput> NewAsync() => Task.FromResult(new RewardRateInput { FromDate = Period.Start });

    protected override Task<RewardRateInput> InputOfAsync(RewardRate record) => Task.FromResult(RewardRateInput.From(record));

    protected override Task FillAsync()
    {
        Choices[nameof(RewardRateInput.Subject)] = Pick.All<AwardSubject>(TitleWords.Subject);
        return Task.CompletedTask;
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu mức thưởng cho {TitleWords.Subject((await fund.SaveRateAsync(Id, Input, Me.Actor, HttpContext.RequestAborted)).Subject)}.";

    protected override async Task<string> RemoveAsync(Guid id)
    {
        UndoAction = "?handler=UndoRate";
        return await fund.RemoveRateAsync(id, Me.Actor, HttpContext.RequestAborted);
    }
}
