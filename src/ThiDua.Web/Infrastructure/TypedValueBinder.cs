using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Common part of the binders of single values: keeps what was typed for redisplay, treats blank as empty, reports a missing required value.
/// </summary>
public abstract class TypedValueBinder : IModelBinder
{
    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var result = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (result == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, result);
        var typed = result.FirstValue?.Trim();
        if (!string.IsNullOrEmpty(typed))
        {
            var (value, problem) = Read(typed, NameOf(bindingContext.ModelMetadata));
            if (problem is not null)
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, problem);
            }
            else
            {
                bindingContext.Result = ModelBindingResult.Success(value);
            }
        }
        else if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, BindingMessages.Required(NameOf(bindingContext.ModelMetadata)));
        }

        return Task.CompletedTask;
    }

    /// <summary>Reads trimmed, non-empty text: the value, or the Vietnamese sentence that says why not.</summary>
    protected abstract (object? Value, string? Problem) Read(string typed, string field);

    private static string NameOf(ModelMetadata metadata) => metadata.GetDisplayName();
}
