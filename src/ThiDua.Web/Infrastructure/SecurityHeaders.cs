namespace ThiDua.Web.Infrastructure;

/// <summary>Headers that make the browser refuse what the program never sends: foreign or inline script and style, framing, guessed content types.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Only our own files; no inline script or style. Tabler's select arrow is a data: picture.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string FontCache = "public, max-age=31536000";

    /// <summary>Adds the headers when the response starts, so that error pages carry them too.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    }

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (context.Request.Path.StartsWithSegments("/lib/fonts", StringComparison.Ordinal) && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
        {
            // the style sheet names the fonts without a fingerprint; a font of this name never changes
            headers.CacheControl = FontCache;
        }
        else if (context.User.Identity?.IsAuthenticated == true && !IsStatic(context))
        {
            headers.CacheControl = "no-store";
            headers.Remove("Pragma");
        }

        return Task.CompletedTask;
    }

    private static bool IsStatic(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/lib", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/css", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/js", StringComparison.Ordinal);
}
