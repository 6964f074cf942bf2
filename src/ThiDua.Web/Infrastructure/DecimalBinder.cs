using ThiDua.Figures;

namespace ThiDua.Web.Infrastructure;

/// <summary>Figures as Vietnamese write them: 1.234,5. An ambiguous 85.25 is refused with the likely meaning, never guessed.</summary>
public sealed class DecimalBinder : TypedValueBinder
{
    /// <inheritdoc/>
    protected override (object? Value, string? Problem) Read(string typed, string field)
    {
        var reading = VietnameseNumber.Read(typed);
        return (reading.Value, reading.Problem);
    }
}
