using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Loi;

/// <summary>
/// All error pages. Reached only when another request failed; opened by hand it is a page that does not exist. Serves every method, because a failed POST comes here as a POST.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(ILogger<IndexModel> logger) : PageModel
{
    /// <summary>Status of the answer.</summary>
    public int Status { get; private set; }

    /// <summary>Number that stands in the log.</summary>
    public string Reference => ErrorReference.Of(HttpContext);

    /// <summary>A sentence that came with the exception.</summary>
    public string? Message => ErrorReference.MessageOf(HttpContext);

    /// <summary>Sets the status, writes the log line unless the exception wrote it, and finds the words.</summary>
    public ErrorText Describe()
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var reexecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Status = failed || reexecuted is not null ? Response.StatusCode : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        if (!failed)
        {
            logger.LogInformation(
                "Reference {Reference}: {Method} {Path} ended with {Status}", Reference, Request.Method, reexecuted?.OriginalPath ?? Request.Path.Value, Status);
        }

        return ErrorReference.IsStaleForm(HttpContext) ? ErrorTexts.StaleForm : ErrorTexts.For(Status);
    }
}
