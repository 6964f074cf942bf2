namespace ThiDua.Web.Infrastructure;

/// <summary>Which exceptions are answers to the user rather than faults of the program. Features add theirs with <see cref="Map{TException}"/>.</summary>
public sealed class ErrorPageOptions
{
    private readonly List<(Type Type, int Status, bool ShowMessage)> _mapped = [];

    /// <summary>Answers an exception, and those derived from it, with a status. A later, more derived mapping wins.</summary>
    /// <param name="status">Status of the answer, e.g. 404.</param>
    /// <param name="showMessage">Whether the message is Vietnamese meant for the user and shown on the page.</param>
    public ErrorPageOptions Map<TException>(int status, bool showMessage = false)
        where TException : Exception
    {
        _mapped.Add((typeof(TException), status, showMessage));
        return this;
    }

    /// <summary>The status of an exception and what of it may be shown; 500 and nothing for everything unknown.</summary>
    public (int Status, string? Message) Find(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        (Type Type, int Status, bool ShowMessage)? best = null;
        foreach (var candidate in _mapped)
        {
            if (candidate.Type.IsInstanceOfType(exception) && (best is null || best.Value.Type.IsAssignableFrom(candidate.Type)))
            {
                best = candidate;
            }
        }

        return best switch
        {
            { } found => (found.Status, found.ShowMessage ? exception.Message : null),
            null when exception is BadHttpRequestException bad => (bad.StatusCode, null),
            _ => (StatusCodes.Status500InternalServerError, null),
        };
    }
}
