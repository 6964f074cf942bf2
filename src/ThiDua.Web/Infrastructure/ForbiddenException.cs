namespace ThiDua.Web.Infrastructure;

/// <summary>The user is known and lacks the permission: answered with 403.</summary>
/// <param name="message">Vietnamese: what is not allowed and who may do it; shown on the page.</param>
public sealed class ForbiddenException(string? message = null) : Exception(message ?? "Bạn không có quyền làm việc này.");
