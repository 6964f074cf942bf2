using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThiDua.Shared;

namespace ThiDua.Data;

/// <summary>Removing rows that other rows may name.</summary>
public static class References
{
    private static readonly Dictionary<string, string> s_users = new(StringComparer.Ordinal)
    {
        ["movement"] = "phong trào thi đua",
        ["benchmark"] = "số giao của chỉ tiêu",
        ["official_document"] = "văn bản khác (sửa đổi hoặc thay thế)",
        ["unit"] = "đơn vị trực thuộc",
        ["person"] = "danh sách cán bộ",
        ["household"] = "danh sách hộ gia đình",
        ["indicator"] = "chỉ tiêu được giao phụ trách",
        ["figure"] = "số liệu nhập hộ",
        ["figure_import"] = "biểu mẫu đã nhận",
        ["figure_assignment"] = "số liệu đã giao",
        ["award_recipient"] = "danh sách người được khen",
        ["conduct_record"] = "kỷ luật, khiếu nại, kiểm tra",
        ["yearly_grade"] = "xếp loại hằng năm",
        ["report_item"] = "nguyên nhân của hạn chế",
        ["officer_assignment"] = "phân công phụ trách thi đua, khen thưởng",
    };

    /// <summary>Removes a row at once. Refuses in Vietnamese when another row still names it.</summary>
    /// <param name="db">Context.</param>
    /// <param name="row">The row.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="DomainException">Something still refers to the row.</exception>
    public static async Task RemoveAsync(this ThiDuaDb db, object row, string name, CancellationToken ct = default)
    {
        db.Remove(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException refusal) when (refusal.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } violation)
        {
            var user = s_users.GetValueOrDefault(violation.TableName ?? "", "bản ghi khác");
            throw new DomainException($"“{name}” đang được dùng ở {user} nên chưa xóa được. Bỏ chỗ dùng đó trước rồi xóa lại.");
        }
    }
}
