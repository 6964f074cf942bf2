namespace ThiDua.Documents.Intake;

/// <summary>Why a file was not taken in.</summary>
public enum RefusalReason
{
    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>More bytes than <see cref="OfficeLimits.FileBytes"/>.</summary>
    TooLarge,

    /// <summary>Another kind of file, or a name that does not end as it should.</summary>
    WrongKind,

    /// <summary>The binary format of Office 97–2003.</summary>
    OldFormat,

    /// <summary>Protected by a password.</summary>
    Encrypted,

    /// <summary>Holds macros.</summary>
    Macros,

    /// <summary>The container or a part of it cannot be read as it was written.</summary>
    Damaged,

    /// <summary>Unpacks to more than a document of this kind ever needs.</summary>
    Bomb,

    /// <summary>A part declares a document type, which is how entities are smuggled in.</summary>
    DocumentType,
}

/// <summary>A file is not taken in. The message is Vietnamese, says what is wrong and what to do, and can be shown to users.</summary>
public sealed class FileRefusedException : Exception
{
    /// <summary>Refuses for a reason.</summary>
    public FileRefusedException(RefusalReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>Why.</summary>
    public RefusalReason Reason { get; }
}
