using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ThiDua.Registry;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// The limit of a page that takes files. A form that is too large is answered with its own page instead of the server's refusal: the page is opened again with
/// the size in the query and says so beside the field of the file. The body is read to its end and dropped, because browsers show a broken connection when they
/// are answered before they have sent everything.
/// </summary>
/// <param name="field">Name of the field of the file.</param>
/// <param name="fileMegabytes">The largest file the page takes, for its message.</param>
/// <param name="formMegabytes">
/// The largest form that is read. Well above the largest file, so that the page itself refuses a file a little too large and keeps what was typed beside it.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute(string field, int fileMegabytes = FileRules.Largest >> 20, int formMegabytes = 64) : Attribute, IAsyncAuthorizationFilter, IAsyncPageFilter, IOrderedFilter
{
    private const string Query = "qua-lon";
    private const int MostDropped = 512;

    /// <summary>Name of the field of the file.</summary>
    public string Field { get; } = field;

    /// <summary>The largest file the page takes, in megabytes.</summary>
    public int FileMegabytes { get; } = fileMegabytes;

    /// <summary>The largest form that is read, in megabytes.</summary>
    public int FormMegabytes { get; } = formMegabytes;

    /// <summary>Before the form is read for its token.</summary>
    public int Order => 800;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return;
        }

        var tooLarge = request.ContentLength is { } length && length > Bytes(FormMegabytes);
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Bytes(tooLarge ? MostDropped : FormMegabytes);
        }

        if (!tooLarge)
        {
            return;
        }

        if (request.ContentLength <= Bytes(MostDropped))
        {
            await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        }

        // what the page was opened for stays in its address; the handler of the form does not belong to it
        var query = new QueryBuilder(request.Query.Where(q => q.Key is not ("handler" or Query)))
        {
            { Query, ((request.ContentLength!.Value + Bytes(1) - 1) / Bytes(1)).ToString(CultureInfo.InvariantCulture) },
        };
        context.Result = new LocalRedirectResult(request.PathBase + request.Path + query.ToQueryString());
    }

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) && int.TryParse(context.HttpContext.Request.Query[Query], NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes))
        {
            context.ModelState.AddModelError(Field, $"Tệp vừa gửi khoảng {megabytes} MB, quá giới hạn {FileMegabytes} MB nên chưa được nhận. Bỏ bớt ảnh trong tệp, quét ở độ phân giải thấp hơn, hoặc chia thành nhiều tệp rồi gửi lại.");
        }

        return next();
    }

    private static long Bytes(long megabytes) => megabytes << 20;
}
