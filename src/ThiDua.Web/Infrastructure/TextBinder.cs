using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Text in one form only: NFC (Unikey and macOS send different bytes for the same letters), no control characters, line ends as \n, trimmed; blank is null.
/// A password keeps its blanks.
/// </summary>
public sealed class TextBinder : IModelBinder
{
    /// <summary>The stored form of typed text.</summary>
    public static string? Clean(string? text, bool trim = true)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var c in Composed(text).ReplaceLineEndings("\n"))
        {
            if (!char.IsControl(c) || c is '\n' or '\t')
            {
                builder.Append(c);
            }
        }

        var clean = builder.ToString();
        return (trim ? clean.Trim() : clean) is { Length: > 0 } result ? result : null;
    }

    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var result = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (result != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, result);
            var isPassword = string.Equals(bindingContext.ModelMetadata.DataTypeName, nameof(DataType.Password), StringComparison.Ordinal);
            bindingContext.Result = ModelBindingResult.Success(Clean(result.FirstValue, trim: !isPassword));
        }

        return Task.CompletedTask;
    }

    // half of a surrogate pair cannot be normalized; such text is kept for the validation to refuse rather than answered with 500
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
