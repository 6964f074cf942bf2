namespace ThiDua.Web.Infrastructure;

/// <summary>The address leads nowhere, or to something the user must not even know of: answered with 404.</summary>
public sealed class NotFoundException(string? message = null) : Exception(message ?? "Không tìm thấy.");
