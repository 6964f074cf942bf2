// A house built wrong on purpose: every architecture rule must catch its offender here, else it would catch nothing at all.
#pragma warning disable CA1812 // never instantiated: only looked at

using System.Diagnostics.CodeAnalysis;

namespace WrongHouse.Shared
{
    internal sealed class UsesInASignature
    {
        public Reports.Report? Report { get; set; }
    }

    internal static class UsesInABody
    {
        public static string Print() => string.Concat(Enumerable.Range(0, 2).Select(i => new Reports.Report().GetHashCode() + i));
    }

    internal sealed class UsesInAnAsyncBody
    {
        public static async Task<int> CountAsync()
        {
            await Task.Yield();
            return Reports.Report.Limit.Length;
        }
    }

    internal sealed class UsesAsGenericArgument : List<Reports.Report>;

    internal sealed class Right
    {
        public string? Name { get; set; }
    }
}

namespace WrongHouse.Reports
{
    internal sealed class Report
    {
        [SuppressMessage("Performance", "CA1802", Justification = "Read through a member reference.")]
        public static readonly string Limit = "9";

        public Shared.Right? Right { get; set; }
    }
}

namespace WrongHouse.Gadgets
{
    internal sealed class NobodyKnowsThisModule;
}

namespace WrongHouse.Awards
{
    internal sealed class KnowsTheWeb
    {
        public static string? Of(Microsoft.AspNetCore.Http.HttpContext context) => context.TraceIdentifier;
    }

    internal sealed class KnowsIdentityOnly
    {
        public static bool Of(Microsoft.AspNetCore.Identity.IdentityUser user) => user.EmailConfirmed;
    }
}
