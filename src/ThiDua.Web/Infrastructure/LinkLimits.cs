using System.Threading.RateLimiting;

namespace ThiDua.Web.Infrastructure;

/// <summary>How often one address may open pages that a secret in the address protects.</summary>
public static class LinkLimits
{
    /// <summary>Name of the policy for <c>[EnableRateLimiting]</c>.</summary>
    public const string Policy = "lien-ket";

    /// <summary>Requests of one address in a minute: plenty for filling in a form, nothing for guessing 256 bits.</summary>
    public const int PerMinute = 60;

    /// <summary>Registers the policy; refused requests get the 429 page.</summary>
    public static void Add(IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", static _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    });
}
