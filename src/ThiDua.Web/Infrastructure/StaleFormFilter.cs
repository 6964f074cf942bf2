using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ThiDua.Web.Infrastructure;

/// <summary>Notices that a form was refused for its antiforgery token, so that the 400 page can say what happened instead of "bad request".</summary>
public sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            ErrorReference.MarkStaleForm(context.HttpContext);
        }
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
