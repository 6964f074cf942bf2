using ThiDua.Figures;

namespace ThiDua.Web.Infrastructure;

/// <summary>Counts, years and versions: whole numbers, with or without points between thousands.</summary>
/// <param name="lowest">Smallest value of the type.</param>
/// <param name="highest">Largest value of the type.</param>
/// <param name="convert">Turns the checked number into the type.</param>
public sealed class WholeNumberBinder(decimal lowest, decimal highest, Func<decimal, object> convert) : TypedValueBinder
{
    /// <inheritdoc/>
    protected override (object? Value, string? Problem) Read(string typed, string field)
    {
        var reading = VietnameseNumber.Read(typed);
        if (reading.Value is not { } value)
        {
            return (null, reading.Problem ?? BindingMessages.Invalid(typed, field));
        }

        if (decimal.Truncate(value) != value)
        {
            return (null, BindingMessages.NotWhole(typed, field));
        }

        return value < lowest || value > highest ? (null, BindingMessages.TooLarge(typed, field)) : (convert(value), null);
    }
}
