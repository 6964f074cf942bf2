namespace ThiDua.Web.Components;

/// <summary>One field of a record two people changed, in the three versions, as printed.</summary>
/// <param name="Key">Name of the field; the choice is posted as <c>Choice[Key]</c> = <c>saved</c> or <c>own</c>.</param>
/// <param name="Label">Name as the user knows it.</param>
/// <param name="Opened">Value when this user opened the page.</param>
/// <param name="Saved">Value stored now.</param>
/// <param name="Own">Value this user typed.</param>
public sealed record ConflictField(string Key, string Label, string Opened, string Saved, string Own)
{
    /// <summary>Both changed it, to different values: the user must choose.</summary>
    public bool Clashes => !Same(Opened, Saved) && !Same(Opened, Own) && !Same(Saved, Own);

    /// <summary>Only the other person changed it.</summary>
    public bool ChangedByOther => !Same(Opened, Saved) && Same(Opened, Own);

    /// <summary>Only this user changed it.</summary>
    public bool ChangedByOwn => Same(Opened, Saved) && !Same(Opened, Own);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
