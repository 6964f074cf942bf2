using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>Who did what to the report, newest first.</summary>
public sealed class LichSuModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, AuditQueries audit) : ReportPage(db, me, queries)
{
    private Dictionary<Guid, string> _sections = [];

    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!ReadsWork)
        {
            throw new RecordNotFoundException("lịch sử báo cáo");
        }

        Entries = await audit.HistoryAsync(Id, 100, HttpContext.RequestAborted);
        _sections = await Db.Set<ReportSection>().Where(s => s.ReportId == Id).AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.SectionId, HttpContext.RequestAborted);
    }

    /// <summary>What one operation did, in words.</summary>
    public IEnumerable<string> Words(HistoryEntry entry) => entry.Changes.Select(Word).OfType<string>().Distinct(StringComparer.Ordinal);

    private string? Word(ChangeRecord change) => (change.Entity, change.Field) switch
    {
        (nameof(ReportSection), nameof(ReportSection.Hidden)) => $"{(change.NewValue == "True" ? "ẩn" : "hiện")} {Section(change)}",
        (nameof(ReportSection), nameof(ReportSection.Text)) => $"sửa {Section(change)}",
        (nameof(ReportSection), null) => change.NewValue is null ? $"khôi phục đoạn mẫu của {Section(change)}" : $"sửa {Section(change)}",
        (nameof(Report), null) => "tạo báo cáo",
        (nameof(Report), nameof(Report.Issuer)) => "đổi cơ quan ban hành",
        (nameof(Report), nameof(Report.Recipients)) => "sửa nơi nhận",
        (nameof(Report), nameof(Report.Number)) => change.NewValue is null ? null : $"số {change.NewValue}",
        (nameof(Report), nameof(Report.SignerAuthority) or nameof(Report.SignerTitle) or nameof(Report.SignerOffice) or nameof(Report.SignerName)) => "sửa người ký",
        _ => null,
    };

    private string Section(ChangeRecord change)
    {
        var id = _sections.GetValueOrDefault(change.EntityId) ?? IdIn(change.NewValue) ?? IdIn(change.OldValue);
        var section = View.Model.AllSections().FirstOrDefault(s => s.Id == id);
        return section is null ? "một mục" : $"mục “{section.Title}”";
    }

    private static string? IdIn(string? snapshot)
    {
        if (snapshot is null || !snapshot.StartsWith('{'))
        {
            return null;
        }

        using var json = System.Text.Json.JsonDocument.Parse(snapshot);
        return json.RootElement.TryGetProperty(nameof(ReportSection.SectionId), out var id) ? id.GetString() : null;
    }
}
