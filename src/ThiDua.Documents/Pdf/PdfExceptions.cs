namespace ThiDua.Documents;

/// <summary>LibreOffice is missing on this machine. The message, in Vietnamese, says what to install and can be shown to users.</summary>
public sealed class PdfUnavailableException : Exception
{
    private const string Advice =
        "Máy chủ chưa cài LibreOffice nên chưa tạo được tệp PDF. Hãy cài LibreOffice Writer và phông chữ Liberation "
        + "(Debian, Ubuntu: apt install libreoffice-writer-nogui fonts-liberation2) rồi thử lại. Tệp Word vẫn dùng được bình thường.";

    /// <summary>Says what to install.</summary>
    public PdfUnavailableException()
        : base(Advice)
    {
    }

    /// <summary>With a message of its own.</summary>
    public PdfUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public PdfUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>LibreOffice ran and gave no PDF, or took too long. The message is Vietnamese and can be shown to users.</summary>
public sealed class PdfConversionException : Exception
{
    /// <summary>Says that the conversion failed.</summary>
    public PdfConversionException()
        : base("Không chuyển được tệp Word sang PDF. Hãy thử lại; nếu vẫn lỗi, mở tệp Word và lưu thành PDF.")
    {
    }

    /// <summary>With a message of its own.</summary>
    public PdfConversionException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public PdfConversionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What LibreOffice printed, for the log.</summary>
    public string? OfficeOutput { get; init; }
}
