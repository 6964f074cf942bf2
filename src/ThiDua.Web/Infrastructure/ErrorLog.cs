using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace ThiDua.Web.Infrastructure;

/// <summary>Logs an exception under the reference number of its error page and leaves the page itself to <c>/loi/{status}</c>.</summary>
public sealed class ErrorLog(ILogger<ErrorLog> logger, IOptions<ErrorPageOptions> options) : IExceptionHandler
{
    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, message) = options.Value.Find(exception);
        ErrorReference.SetMessage(httpContext, message);
        var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Information;
        logger.Log(
            level, exception, "Reference {Reference}: {Method} {Path} ended with {Status}", ErrorReference.Of(httpContext), httpContext.Request.Method,
            httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path.Value, status);
        return ValueTask.FromResult(false);
    }
}
