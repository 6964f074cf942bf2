namespace ThiDua.Web.Infrastructure;

/// <summary>The program must not start like this. The message is Vietnamese, says why and what to change, and is all the operator needs to see.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
