using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ThiDua.Web.Infrastructure;

/// <summary>Chooses our binders for figures, counts, dates and text; everything else stays with the framework.</summary>
public sealed class VietnameseBinderProvider : IModelBinderProvider
{
    private static readonly DecimalBinder s_decimal = new();
    private static readonly WholeNumberBinder s_int = new(int.MinValue, int.MaxValue, static value => decimal.ToInt32(value));
    private static readonly WholeNumberBinder s_long = new(long.MinValue, long.MaxValue, static value => decimal.ToInt64(value));
    private static readonly DateBinder s_date = new();
    private static readonly TextBinder s_text = new();

    /// <inheritdoc/>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = context.Metadata.UnderlyingOrModelType;
        return type switch
        {
            _ when context.BindingInfo.BindingSource is { } source && !source.CanAcceptDataFrom(BindingSource.ModelBinding) && !IsSimple(source) => null,
            _ when type == typeof(decimal) => s_decimal,
            _ when type == typeof(int) => s_int,
            _ when type == typeof(long) => s_long,
            _ when type == typeof(DateOnly) => s_date,
            _ when type == typeof(string) => s_text,
            _ => null,
        };
    }

    private static bool IsSimple(BindingSource source) => source == BindingSource.Form || source == BindingSource.Query || source == BindingSource.Path;
}
