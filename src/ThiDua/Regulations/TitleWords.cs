namespace ThiDua.Regulations;

/// <summary>Vietnamese words for titles and forms of the catalogue, their levels and who receives them.</summary>
public static class TitleWords
{
    /// <summary>Name of a title or form: "Giấy khen"; a name that is not in the catalogue prints as written.</summary>
    public static string Form(string code) => AwardCatalogue.Find(code)?.Name ?? code;

    /// <summary>"tập thể", "cá nhân", "hộ gia đình".</summary>
    public static string Subject(AwardSubject subject) => subject switch
    {
        AwardSubject.Collective => "tập thể",
        AwardSubject.Individual => "cá nhân",
        _ => "hộ gia đình",
    };

    /// <summary>"cấp Nhà nước" … "cấp xã".</summary>
    public static string Level(AwardLevel level) => level switch
    {
        AwardLevel.State => "cấp Nhà nước",
        AwardLevel.Province => "cấp tỉnh",
        AwardLevel.District => "cấp huyện",
        AwardLevel.Commune => "cấp xã",
        _ => "cấp khác",
    };
}
