namespace ThiDua.Identity;

/// <summary>Who may read and change what (product.md, "People"). Pages ask here and nowhere else.</summary>
public static class Permissions
{
    /// <summary>Reads the commune's working data: everyone inside it, and inspectors. Superiors read only what was submitted.</summary>
    public static bool ReadWork(Role role) => role is not (Role.SuperiorReader or Role.Administrator);

    /// <summary>Reads reports.</summary>
    public static bool ReadReports(Role role) => role is not Role.Administrator;

    /// <summary>Reads reports that are not signed, and the records behind a signed one.</summary>
    public static bool ReadDrafts(Role role) => ReadReports(role) && ReadWork(role);

    /// <summary>Enters figures and running text; a representative only those of the own unit.</summary>
    public static bool EditFigures(Role role) => role is Role.EmulationOfficer or Role.CultureOfficer or Role.FinanceOfficer or Role.UnitRepresentative;

    /// <summary>Enters figures of every unit.</summary>
    public static bool EditAllFigures(Role role) => role is Role.EmulationOfficer;

    /// <summary>Writes the running text of fields.</summary>
    public static bool EditNarratives(Role role) => role is Role.EmulationOfficer or Role.CultureOfficer or Role.FinanceOfficer;

    /// <summary>Keeps documents, movements, awards, fund and lists of the report.</summary>
    public static bool EditRecords(Role role) => role is Role.EmulationOfficer or Role.FinanceOfficer or Role.CultureOfficer;

    /// <summary>Reads discipline, complaints and grades of people: those who prepare and decide awards, and inspectors.</summary>
    public static bool ReadConduct(Role role) => role is Role.EmulationOfficer or Role.Chairman or Role.CouncilMember or Role.Inspector;

    /// <summary>Keeps discipline, complaints and grades of people.</summary>
    public static bool EditConduct(Role role) => role is Role.EmulationOfficer;

    /// <summary>Writes the report.</summary>
    public static bool EditReports(Role role) => role is Role.EmulationOfficer;

    /// <summary>Locks a report at signing and opens it again.</summary>
    public static bool SignReports(Role role) => role is Role.EmulationOfficer or Role.Chairman;

    /// <summary>Keeps profile, units, people and the catalogue of indicators.</summary>
    public static bool EditCatalogue(Role role) => role is Role.EmulationOfficer or Role.Administrator;

    /// <summary>Keeps accounts and roles.</summary>
    public static bool ManageAccounts(Role role) => role is Role.Administrator;

    /// <summary>Reads the audit trail.</summary>
    public static bool ReadAudit(Role role) => role is Role.Administrator or Role.Inspector or Role.EmulationOfficer or Role.Chairman;

    /// <summary>Opens a new year, assigns figures.</summary>
    public static bool RunTheYear(Role role) => role is Role.EmulationOfficer;
}
