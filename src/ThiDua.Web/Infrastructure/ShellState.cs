namespace ThiDua.Web.Infrastructure;

/// <summary>Carries the <see cref="ShellModel"/> of one request from the code that knows the user to the layout. Scoped; filled once after sign-in was checked.</summary>
public sealed class ShellState
{
    /// <summary>What the layout shows; anonymous until filled.</summary>
    public ShellModel Model { get; set; } = ShellModel.Anonymous;
}
