namespace ThiDua.Documents.Pdf;

/// <summary>
/// A LibreOffice profile in a private temporary folder: no macros, no linked content (a document must not make the server fetch addresses),
/// PDF tagged and with bookmarks from the headings.
/// </summary>
internal sealed class OfficeProfile : IDisposable
{
    private const string Registry = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="UseTaggedPDF" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="ExportBookmarks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("office-pdf-").FullName;

    public OfficeProfile()
    {
        Home = Path.Combine(_folder, "home");
        Directory.CreateDirectory(Home);
        var user = Path.Combine(_folder, "profile", "user");
        Directory.CreateDirectory(user);
        File.WriteAllText(Path.Combine(user, "registrymodifications.xcu"), Registry);
        Url = new Uri(Path.Combine(_folder, "profile")).AbsoluteUri;
    }

    public string Home { get; }

    public string Url { get; }

    /// <summary>A fresh folder for one piece of work.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;

    public void Dispose() => Remove(_folder);

    /// <summary>Removes a folder as far as possible: a process being killed may still write there, and the system clears temporary files anyway.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
