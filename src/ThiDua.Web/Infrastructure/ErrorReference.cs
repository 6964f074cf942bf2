using System.Security.Cryptography;

namespace ThiDua.Web.Infrastructure;

/// <summary>The short number on an error page, e.g. <c>7F2A-19KM</c>, which the user reads out on the telephone and the administrator finds in the log.</summary>
public static class ErrorReference
{
    // no 0/O, 1/I/L: the number is read aloud
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static readonly object s_key = new();
    private static readonly object s_messageKey = new();
    private static readonly object s_staleFormKey = new();

    /// <summary>The number of this request; made on first use.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items[s_key] is not string reference)
        {
            reference = RandomNumberGenerator.GetString(Letters, 4) + "-" + RandomNumberGenerator.GetString(Letters, 4);
            context.Items[s_key] = reference;
        }

        return reference;
    }

    /// <summary>A sentence for the user that came with the exception.</summary>
    internal static string? MessageOf(HttpContext context) => context.Items[s_messageKey] as string;

    /// <summary>Keeps the sentence for the error page.</summary>
    internal static void SetMessage(HttpContext context, string? message) => context.Items[s_messageKey] = message;

    /// <summary>Whether the form was refused because its antiforgery token was missing or too old.</summary>
    internal static bool IsStaleForm(HttpContext context) => context.Items.ContainsKey(s_staleFormKey);

    /// <summary>Marks the request as a form whose antiforgery token was missing or too old.</summary>
    internal static void MarkStaleForm(HttpContext context) => context.Items[s_staleFormKey] = true;
}
