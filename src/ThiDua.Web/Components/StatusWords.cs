namespace ThiDua.Web.Components;

/// <summary>How a state is shown: picture, word and tint.</summary>
/// <param name="Icon">Symbol of the sprite.</param>
/// <param name="Word">The word officials know.</param>
/// <param name="Tint">ok, warn, bad, live, or empty for grey. Never the only sign.</param>
public sealed record StatusWord(string Icon, string Word, string Tint);

/// <summary>
/// The one table of all states. A key is a word in kebab case (<c>waiting-for-council</c>) or, where the same member of two enums reads differently,
/// the enum and its member (<c>AwardState.Refused</c>), which is looked for first.
/// </summary>
public static class StatusWords
{
    private static readonly Dictionary<string, StatusWord> s_words = new(StringComparer.Ordinal)
    {
        // the way of a dossier
        ["draft"] = new("minus", "Nháp", ""),
        ["sent"] = new("send", "Đã gửi", "live"),
        ["submitted"] = new("send", "Đã gửi", "live"),
        ["returned"] = new("x", "Trả lại", "bad"),
        ["under-review"] = new("alert", "Đang thẩm định", "warn"),
        ["waiting-for-council"] = new("clock", "Chờ Hội đồng", "live"),
        ["approved"] = new("check", "Đã thông qua", "ok"),
        ["forwarded"] = new("send", "Đã trình", "live"),
        ["awarded"] = new("check", "Đã khen thưởng", "ok"),
        ["not-awarded"] = new("x", "Không được khen", "bad"),
        ["proposed"] = new("send", "Đề nghị", "live"),
        ["refused"] = new("x", "Không được khen", "bad"),
        ["withdrawn"] = new("back", "Đã rút", ""),
        ["revoked"] = new("x", "Đã thu hồi", "bad"),

        // documents, reports, jobs
        ["locked"] = new("lock", "Đã khóa", "ok"),
        ["signed"] = new("check", "Đã ký", "ok"),
        ["issued"] = new("check", "Đã ban hành", "ok"),
        ["in-force"] = new("check", "Còn hiệu lực", "ok"),
        ["expired"] = new("minus", "Hết hiệu lực", ""),
        ["waiting"] = new("clock", "Đang chờ", ""),
        ["running"] = new("info", "Đang chạy", "live"),
        ["done"] = new("check", "Xong", "ok"),
        ["failed"] = new("x", "Không thành công", "bad"),
        ["in-progress"] = new("half", "Đang làm", "warn"),
        ["not-started"] = new("ring", "Chưa làm", ""),

        // figures
        ["exceeded"] = new("check", "Vượt", "ok"),
        ["met"] = new("check", "Đạt", "ok"),
        ["missed"] = new("x", "Không đạt", "bad"),
        ["no-target"] = new("minus", "Chưa giao", ""),
        ["no-result"] = new("minus", "Chưa có số", ""),
        ["missing"] = new("alert", "Thiếu số", "warn"),
        ["estimated"] = new("half", "Số ước", "warn"),
        ["unsaved"] = new("x", "Chưa lưu", "bad"),
        ["differs"] = new("alert", "Khác nhau", "warn"),

        // weaknesses and proposals
        ["ItemState.Open"] = new("half", "Chưa xong", "warn"),
        ["ItemState.Answered"] = new("info", "Đã trả lời", "live"),
        ["ItemState.Settled"] = new("check", "Đã giải quyết", "ok"),
        ["ItemState.Declined"] = new("x", "Không chấp nhận", "bad"),

        // checks and findings
        ["enough"] = new("check", "Đủ", "ok"),
        ["lacking"] = new("alert", "Còn thiếu", "warn"),
        ["not-eligible"] = new("x", "Không đủ", "bad"),
        ["unverified"] = new("minus", "chưa kiểm chứng", ""),
        ["verified"] = new("check", "Đã kiểm chứng", "ok"),
        ["right"] = new("check", "Đúng", "ok"),
        ["wrong"] = new("x", "Sai", "bad"),
        ["unclear"] = new("alert", "Chưa rõ", "warn"),
        ["blocking"] = new("x", "Chặn ký", "bad"),
        ["to-review"] = new("alert", "Cần xem", "warn"),
        ["matches"] = new("check", "Khớp", "ok"),

        // days and accounts
        ["overdue"] = new("x", "Quá hạn", "bad"),
        ["today"] = new("alert", "Hôm nay", "warn"),
        ["soon"] = new("minus", "Sắp đến hạn", ""),
        ["on-time"] = new("check", "Đúng hạn", "ok"),
        ["active"] = new("check", "Đang dùng", "ok"),
        ["inactive"] = new("minus", "Ngừng dùng", ""),

        // movements and meetings
        ["launched"] = new("flag", "Đã phát động", "live"),
        ["answered"] = new("check", "Đã hưởng ứng", "ok"),
        ["silent"] = new("alert", "Phát mà không động", "warn"),
        ["meeting"] = new("info", "Đang họp", "live"),
        ["voting"] = new("info", "Đang bỏ phiếu", "live"),
        ["passed"] = new("check", "Thông qua", "ok"),
        ["rejected"] = new("x", "Không thông qua", "bad"),
        ["postponed"] = new("clock", "Hoãn", ""),
    };

    /// <summary>All keys.</summary>
    public static IReadOnlyDictionary<string, StatusWord> All => s_words;

    /// <summary>The words of a state, given as enum member or key.</summary>
    /// <exception cref="ArgumentException">The table does not know the state: it must be added here, a raw name is never shown.</exception>
    public static StatusWord Of(object state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var key = state as string;
        if (state is Enum member)
        {
            if (s_words.TryGetValue(member.GetType().Name + "." + member, out var own))
            {
                return own;
            }

            key = Kebab(member.ToString());
        }

        return key is not null && s_words.TryGetValue(key, out var word)
            ? word
            : throw new ArgumentException($"StatusWords has no word for “{state.GetType().Name} {state}”; add it to the table.", nameof(state));
    }

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
