using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Answers a form that is too large with its own page instead of the server's refusal: the page is opened again with the size in the query, for its
/// message. The body is read to its end and dropped, because browsers show a broken connection when they are answered before they have sent everything.
/// </summary>
/// <param name="mostBytes">The largest form that is taken.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute(long mostBytes) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Name of the query value that carries the size in megabytes.</summary>
    public const string Query = "qua-lon";

    private const long MostDropped = 512L * 1024 * 1024;

    /// <summary>The largest form that is taken.</summary>
    public long MostBytes { get; } = mostBytes;

    /// <summary>Before the form is read for its token.</summary>
    public int Order => 800;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is not { } length || length <= MostBytes)
        {
            return;
        }

        if (length <= MostDropped)
        {
            if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = MostDropped;
            }

            await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        }

        var query = new QueryBuilder { { Query, ((length + (1 << 20) - 1) >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        context.Result = new LocalRedirectResult(request.PathBase + request.Path + query.ToQueryString());
    }
}
