using System.Diagnostics;

namespace ThiDua.Documents.Pdf;

/// <summary>Where LibreOffice is and how it is started: without windows, on a profile and home of its own.</summary>
internal sealed class OfficeInstallation(string executable, OfficeProfile profile)
{
    // Ends LibreOffice when the pipe from this program closes, so also when this program is killed and can clean up no more.
    private const string Watchdog = "exec >/dev/null 2>&1; exec 3<&0; \"$@\" </dev/null 3<&- & p=$!; (read -r _ <&3; kill \"$p\") & wait \"$p\"";

    public static string? Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given) ? Path.GetFullPath(given) : null;
        }

        string[] names = OperatingSystem.IsWindows() ? ["soffice.exe"] : ["soffice", "libreoffice"];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts the LibreOffice that stays.</summary>
    public Process StartResident(string documentToHold)
    {
        var arguments = (string[])[.. CommonArguments(), documentToHold];
        var start = OperatingSystem.IsWindows()
            ? Info(executable, arguments)
            : Info("/bin/sh", ["-c", Watchdog, "sh", executable, .. arguments]);
        return Process.Start(start) ?? throw new PdfUnavailableException();
    }

    /// <summary>Starts a conversion; with a resident on the same profile the work is handed to it.</summary>
    public Process StartConversion(string docx, string outputFolder)
    {
        var start = Info(executable, [.. CommonArguments(), "--convert-to", "pdf", "--outdir", outputFolder, docx]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start) ?? throw new PdfUnavailableException();
    }

    private string[] CommonArguments() => ["--headless", "--norestore", "--nologo", "--nofirststartwizard", "-env:UserInstallation=" + profile.Url];

    private ProcessStartInfo Info(string file, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            WorkingDirectory = profile.Home,
        };

        // Services often run without a home, and LibreOffice does not start without one.
        info.Environment["HOME"] = profile.Home;
        info.Environment["SAL_USE_VCLPLUGIN"] = "svp";
        return info;
    }
}
