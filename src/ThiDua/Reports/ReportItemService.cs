using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>One line of a list as typed.</summary>
/// <param name="Text">Text; may hold tokens.</param>
/// <param name="Addressee">Addressee of a proposal.</param>
/// <param name="Quarters">Quarters of a task.</param>
/// <param name="Responsible">Who does a task or duty.</param>
/// <param name="DueOn">Day a task or duty is to be done by.</param>
public sealed record ItemLine(string Text, string? Addressee = null, Quarters? Quarters = null, string? Responsible = null, DateOnly? DueOn = null);

/// <summary>What is typed about what became of an item.</summary>
public sealed class ItemFollowUp
{
    /// <summary>State.</summary>
    [Display(Name = "Tình trạng"), Required]
    public ItemState? State { get; set; }

    /// <summary>Answer, or how it was overcome.</summary>
    [Display(Name = "Trả lời, kết quả"), StringLength(2000), DataType(DataType.MultilineText)]
    public string? Reply { get; set; }

    /// <summary>Day.</summary>
    [Display(Name = "Ngày")]
    public DateOnly? RepliedOn { get; set; }

    /// <summary>The weakness a cause belongs to.</summary>
    [Display(Name = "Nguyên nhân của hạn chế")]
    public Guid? CauseOfId { get; set; }

    /// <summary>The document a task resulted in.</summary>
    [Display(Name = "Văn bản kết quả")]
    public Guid? ResultDocumentId { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static ItemFollowUp From(ReportItem i) => new() { State = i.State, Reply = i.Reply, RepliedOn = i.RepliedOn, CauseOfId = i.CauseOfId, ResultDocumentId = i.ResultDocumentId, Version = i.Version };
}

/// <summary>The lists of the report: advantages, weaknesses, proposals, directions. A list is read and saved as a whole; its order is kept.</summary>
public sealed partial class ReportItemService(ThiDuaDb db)
{
    private const int MostItems = 100;
    private const int LongestItem = 2000;

    /// <summary>All items of a period by list, in order.</summary>
    public async Task<ILookup<ItemKind, ReportItem>> ListsAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        return (await db.Set<ReportItem>().Where(i => i.Period == key).OrderBy(i => i.Order).ThenBy(i => i.Id).AsNoTracking().ToListAsync(ct)).ToLookup(i => i.Kind);
    }

    /// <summary>What a list looked like when it was opened: compared at saving, so that nobody overwrites what another wrote meanwhile.</summary>
    public static string Stamp(IEnumerable<ReportItem> items) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', items.Select(i => $"{i.Id}\u001f{i.Version}")))))[..16];

    /// <summary>Lines of typed text as items: blank lines and the dashes or numbers of pasted lists are left out.</summary>
    public static IEnumerable<ItemLine> Read(string? text, string? addressee = null) =>
        (text ?? "").Split('\n').Select(line => Bullet().Replace(line, "").Trim()).Where(line => line.Length > 0).Select(line => new ItemLine(line, addressee));

    /// <summary>Replaces a list. Items keep their row by their text, wherever it stands now, so that the history shows what really changed and an answer stays with its matter.</summary>
    /// <exception cref="DomainException">A line is too long, or the addressee of proposals is missing.</exception>
    /// <exception cref="StaleVersionException">Somebody saved the list meanwhile.</exception>
    public async Task SaveAsync(Period period, ItemKind kind, IReadOnlyList<ItemLine> lines, string stamp, Actor actor, CancellationToken ct = default)
    {
        Check(kind, lines);
        var key = period.ToString();
        var stored = await db.Set<ReportItem>().Where(i => i.Period == key && i.Kind == kind).OrderBy(i => i.Order).ThenBy(i => i.Id).ToListAsync(ct);
        if (Stamp(stored) != stamp)
        {
            throw new StaleVersionException(nameof(ReportItem), Guid.Empty, 0, 0);
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        var kept = Pair(stored, lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if (kept[i] is not { } item)
            {
                item = new() { OwnerId = db.OwnerId, Period = key, Kind = kind, Text = lines[i].Text };
                db.Add(item);
            }

            (item.Text, item.Addressee, item.Order) = (lines[i].Text, lines[i].Addressee, i);
            (item.Quarters, item.Responsible, item.DueOn) = (lines[i].Quarters, lines[i].Responsible, lines[i].DueOn);
        }

        var free = stored.Except(kept.OfType<ReportItem>()).ToList();
        var gone = free.Select(f => (Guid?)f.Id).ToList();
        foreach (var cause in await db.Set<ReportItem>().Where(i => gone.Contains(i.CauseOfId)).ToListAsync(ct))
        {
            cause.CauseOfId = null; // the cause stays, its weakness does not
        }

        db.RemoveRange(free);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Fills an empty list from the same period a year before; returns how many items.</summary>
    /// <param name="period">Period of the list.</param>
    /// <param name="kind">List.</param>
    /// <param name="actor">Who.</param>
    /// <param name="from">List of the year before, when it is another: the directions a report gave become the contents of the plan.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DomainException">The list is not empty, or there is nothing to copy.</exception>
    public async Task<int> CopyPreviousAsync(Period period, ItemKind kind, Actor actor, ItemKind? from = null, CancellationToken ct = default)
    {
        var (key, before, source) = (period.ToString(), period.Previous().ToString(), from ?? kind);
        await CheckEmptyAsync(key, kind, ct);
        var old = (await db.Set<ReportItem>().Where(i => i.Period == before && i.Kind == source).OrderBy(i => i.Order).AsNoTracking().ToListAsync(ct)).Where(i => IsCarried(i)).ToList();
        if (old.Count == 0)
        {
            throw new DomainException($"{VietnameseText.Capitalise(period.Previous().Label)} chưa có danh sách “{ItemWords.Kind(source)}” để chép. Nhập trực tiếp các dòng.");
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        db.AddRange(old.Select((o, at) => Carry(o, kind, key, at)));
        await db.SaveChangesAsync(ct);
        return old.Count;
    }

    /// <summary>Fills an empty list of the plan with the starter set; returns how many items.</summary>
    /// <exception cref="DomainException">The list is not empty.</exception>
    public async Task<int> StartAsync(Period period, ItemKind kind, Actor actor, CancellationToken ct = default)
    {
        var key = period.ToString();
        await CheckEmptyAsync(key, kind, ct);
        var lines = PlanStarter.Lines(kind, period.Year);
        db.Operation = new(OperationKinds.RecordSaved, actor);
        db.AddRange(lines.Select((l, at) => new ReportItem { OwnerId = db.OwnerId, Period = key, Kind = kind, Order = at, Text = l.Text, Quarters = l.Quarters, Responsible = l.Responsible, DueOn = l.DueOn }));
        await db.SaveChangesAsync(ct);
        return lines.Count;
    }

    private async Task CheckEmptyAsync(string period, ItemKind kind, CancellationToken ct)
    {
        if (await db.Set<ReportItem>().AnyAsync(i => i.Period == period && i.Kind == kind, ct))
        {
            throw new DomainException("Danh sách này đã có nội dung nên không chép đè. Xóa hết các dòng và lưu, rồi chép lại.");
        }
    }

    /// <summary>Notes that somebody was reminded of a task of the plan.</summary>
    /// <exception cref="DomainException">Nothing was written, or the task is done.</exception>
    public async Task RemindAsync(Guid itemId, string? note, DateTimeOffset now, Actor actor, CancellationToken ct = default)
    {
        var item = await db.LoadAsync<ReportItem>(itemId, "việc của kế hoạch", ct);
        if (!ItemWords.OfPlan(item.Kind) || item.State == ItemState.Settled)
        {
            throw new DomainException($"Việc “{Short(item.Text)}” đã xong hoặc không thuộc kế hoạch nên không cần đôn đốc.", "Note");
        }

        var clean = VietnameseText.Clean(note);
        if (clean is null or { Length: > LongestItem })
        {
            throw new DomainException(clean is null ? "Chưa ghi đã đôn đốc thế nào. Nhập, ví dụ “Gọi điện, hẹn gửi trước thứ Sáu”." : $"Nội dung dài {clean.Length} ký tự, nhiều hơn {LongestItem}. Rút gọn.", "Note");
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        db.Add(new TaskReminder { OwnerId = db.OwnerId, ItemId = itemId, RemindedAt = now, RemindedBy = actor.Name, Note = clean });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Reminders of the tasks of a period, newest first.</summary>
    public async Task<ILookup<Guid, TaskReminder>> RemindersAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        return (await db.Set<TaskReminder>().Where(r => db.Set<ReportItem>().Any(i => i.Id == r.ItemId && i.Period == key)).OrderByDescending(r => r.RemindedAt).AsNoTracking().ToListAsync(ct)).ToLookup(r => r.ItemId);
    }

    /// <summary>Whether an item goes on into the next period: weaknesses until they are overcome, the other lists always.</summary>
    public static bool IsCarried(ReportItem item) => item.Kind != ItemKind.Weaknesses || item.State == ItemState.Open;

    /// <summary>The item in a later period: open again, with the period it was first reported in.</summary>
    public static ReportItem Carry(ReportItem item, string period, int order) => Carry(item, item.Kind, period, order);

    private static ReportItem Carry(ReportItem item, ItemKind kind, string period, int order) => new()
    {
        OwnerId = item.OwnerId,
        Period = period,
        Kind = kind,
        Order = order,
        Text = item.Text,
        Addressee = item.Addressee,
        Quarters = item.Quarters,
        Responsible = item.Responsible, // the day a task was due in the old year is not the day it is due in this one
        FirstPeriod = item.Kind == ItemKind.Weaknesses ? item.FirstPeriod ?? item.Period : null,
    };

    /// <summary>Records what became of a weakness or a proposal, or which weakness a cause belongs to.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public async Task<ReportItem> FollowUpAsync(Guid id, ItemFollowUp input, DateOnly today, Actor actor, CancellationToken ct = default)
    {
        var item = await db.LoadAsync<ReportItem>(id, "dòng của danh sách", ct);
        if (input.State is ItemState.Answered or ItemState.Declined && item.Kind != ItemKind.Proposals)
        {
            throw new DomainException("Chỉ kiến nghị mới có trả lời. Chọn “Chưa xong” hoặc “Đã giải quyết”.", nameof(input.State));
        }

        var task = ItemWords.OfPlan(item.Kind);
        if (input.State != ItemState.Open && input.Reply is null && !task)
        {
            throw new DomainException(item.Kind == ItemKind.Proposals ? "Chưa ghi nội dung trả lời. Nhập tóm tắt, ví dụ “Đã bố trí kinh phí tại văn bản số …”." : "Chưa ghi đã khắc phục thế nào. Nhập tóm tắt.", nameof(input.Reply));
        }

        if (input.RepliedOn > today)
        {
            throw new DomainException($"Ngày {VietnameseDate.Text(input.RepliedOn.Value)} sau hôm nay. Sửa ngày, hoặc để trống.", nameof(input.RepliedOn));
        }

        if (input.CauseOfId is { } weakness && !await db.Set<ReportItem>().AnyAsync(i => i.Id == weakness && i.Period == item.Period && i.Kind == ItemKind.Weaknesses, ct))
        {
            throw new DomainException("Hạn chế đã chọn không còn trong danh sách. Chọn lại.", nameof(input.CauseOfId));
        }

        if (input.ResultDocumentId is { } document && !await db.Set<Registry.OfficialDocument>().AnyAsync(d => d.Id == document, ct))
        {
            throw new DomainException("Văn bản đã chọn không còn trong sổ. Chọn lại.", nameof(input.ResultDocumentId));
        }

        return await db.SaveAsync(item, input.Version, OperationKinds.RecordSaved, actor, () => item, i =>
        {
            i.State = input.State!.Value;
            i.Reply = input.Reply;
            i.RepliedOn = input.RepliedOn ?? (task && input.State == ItemState.Settled ? today : null);
            i.ResultDocumentId = task ? input.ResultDocumentId : null;
            i.CauseOfId = item.Kind == ItemKind.Causes ? input.CauseOfId : null;
        }, ct);
    }

    private static void Check(ItemKind kind, IReadOnlyList<ItemLine> lines)
    {
        if (lines.Count > MostItems)
        {
            throw new DomainException($"Danh sách có {lines.Count} dòng, nhiều hơn {MostItems}. Gộp hoặc bớt các dòng.", "Text");
        }

        if (lines.FirstOrDefault(l => l.Text.Length > LongestItem) is { } line)
        {
            throw new DomainException($"Dòng “{line.Text[..40]}…” dài {line.Text.Length} ký tự, nhiều hơn {LongestItem}. Tách thành nhiều dòng.", "Text");
        }

        if (kind == ItemKind.Proposals && lines.FirstOrDefault(l => l.Addressee is null) is { } lost)
        {
            throw new DomainException($"Kiến nghị “{Short(lost.Text)}” chưa ghi gửi ai. Nhập nơi nhận, ví dụ UBND huyện.", "Addressee");
        }

        if (kind == ItemKind.Tasks && lines.FirstOrDefault(l => l.Quarters is null) is { } untimed)
        {
            throw new DomainException($"Nhiệm vụ “{Short(untimed.Text)}” chưa có quý. Chọn quý thực hiện.", "Quarters");
        }

        if (kind == ItemKind.Duties && lines.FirstOrDefault(l => l.Responsible is null) is { } nobody)
        {
            throw new DomainException($"Việc “{Short(nobody.Text)}” chưa ghi ai làm. Nhập tên bộ phận, ví dụ Công chức Văn hóa - Xã hội.", "Responsible");
        }
    }

    // The row of each line: the one with its text, else the free one most alike. A corrected spelling is the same matter wherever it stands; a line that shares less than half
    // of its words with every row is another matter and gets a row of its own, so that no answer and no cause passes on to it.
    private static ReportItem?[] Pair(List<ReportItem> stored, IReadOnlyList<ItemLine> lines)
    {
        var kept = new ReportItem?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            kept[i] = stored.FirstOrDefault(s => s.Text == lines[i].Text && !kept.Contains(s));
        }

        var likeness = from s in stored where !kept.Contains(s)
                       from i in Enumerable.Range(0, lines.Count) where kept[i] is null
                       let score = Likeness(s.Text, lines[i].Text) where score >= 0.5
                       orderby score descending, Math.Abs(s.Order - i)
                       select (s, i);
        foreach (var (item, i) in likeness.ToList())
        {
            if (kept[i] is null && !kept.Contains(item))
            {
                kept[i] = item;
            }
        }

        return kept;
    }

    private static double Likeness(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        return (double)old.Intersect(now, StringComparer.Ordinal).Count() / Math.Max(1, Math.Max(old.Count, now.Count));

        static HashSet<string> Words(string text) => VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    private static string Short(string text) => text.Length > 60 ? text[..60].TrimEnd() + "…" : text;

    [GeneratedRegex(@"^\s*(?:[-–+*•]|\(?\d{1,2}[.)])\s+", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Bullet();
}

/// <summary>Vietnamese names of the lists.</summary>
public static class ItemWords
{
    /// <summary>"Thuận lợi", "Hạn chế, tồn tại"…</summary>
    public static string Kind(ItemKind kind) => kind switch
    {
        ItemKind.Advantages => "Thuận lợi",
        ItemKind.Difficulties => "Khó khăn",
        ItemKind.Strengths => "Ưu điểm",
        ItemKind.Weaknesses => "Hạn chế, tồn tại",
        ItemKind.Causes => "Nguyên nhân",
        ItemKind.Proposals => "Đề xuất, kiến nghị",
        ItemKind.Directions => "Phương hướng, nhiệm vụ",
        ItemKind.Solutions => "Giải pháp",
        ItemKind.Contents => "Nội dung phát động thi đua",
        ItemKind.Tasks => "Nhiệm vụ theo quý",
        ItemKind.Duties => "Tổ chức thực hiện",
        _ => "Tập huấn, bồi dưỡng",
    };

    /// <summary>An item as it will read: the words that stand for years, hamlet and kind of commune filled in; other tokens stay for the report.</summary>
    /// <param name="text">Text as stored.</param>
    /// <param name="year">Year of the list.</param>
    /// <param name="hamlet">"thôn", "xóm".</param>
    /// <param name="commune">"xã Khôi Kỳ".</param>
    public static string Show(string text, int year, string hamlet, string commune) => text
        .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{next-year}", (year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{previous-year}", (year - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{thon}", hamlet, StringComparison.Ordinal)
        .Replace("{loai}", VietnameseText.LowerFirst(commune).Split(' ')[0], StringComparison.Ordinal);

    /// <summary>What became of a weakness or a proposal.</summary>
    public static string State(ItemState state) => state switch
    {
        ItemState.Open => "Chưa xong",
        ItemState.Answered => "Đã trả lời",
        ItemState.Settled => "Đã giải quyết",
        _ => "Không chấp nhận",
    };

    /// <summary>Lists that may be carried over from the year before.</summary>
    public static bool CarriedOver(ItemKind kind) => kind is ItemKind.Weaknesses or ItemKind.Directions or ItemKind.Contents or ItemKind.Tasks or ItemKind.Duties;

    /// <summary>Lists of the yearly plan, whose items tell when or by whom they are done.</summary>
    public static bool OfPlan(ItemKind kind) => kind is ItemKind.Tasks or ItemKind.Duties;

    /// <summary>"Quý III, IV; Công chức Văn phòng; trước ngày 28/02/2023", as far as it is known; empty for plain items.</summary>
    public static string Charge(ReportItem item) => string.Join("; ", new[] { item.Quarters?.Label, item.Responsible, item.DueOn is { } due ? "trước ngày " + VietnameseDate.Text(due) : null }.Where(p => p is not null));
}
