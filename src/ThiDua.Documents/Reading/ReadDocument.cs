namespace ThiDua.Documents.Reading;

/// <summary>The text of a file, ready to be checked.</summary>
/// <param name="Text">The text: one line for each paragraph of a Word file and each row of its tables, the lines of the file otherwise.</param>
/// <param name="Notices">What the reader should know, in Vietnamese: that letters of an old font were converted.</param>
public sealed record ReadDocument(string Text, IReadOnlyList<string> Notices)
{
    /// <summary>The Word file the text came from; null for other kinds.</summary>
    public WordText? Word { get; init; }
}
