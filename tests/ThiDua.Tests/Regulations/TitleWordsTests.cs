using ThiDua.Regulations;

namespace ThiDua.Tests.Regulations;

/// <summary>Vietnamese words of titles and forms.</summary>
public class TitleWordsTests
{
    [Fact]
    public void Words_OfEveryMember_AreTheOfficialOnes()
    {
        Enum.GetValues<AwardSubject>().Select(TitleWords.Subject).ShouldBe(["tập thể", "cá nhân", "hộ gia đình"]);
        Enum.GetValues<AwardLevel>().Select(TitleWords.Level).ShouldBe(["cấp Nhà nước", "cấp tỉnh", "cấp huyện", "cấp xã", "cấp khác"]);
    }

    [Theory]
    [InlineData("giay-khen", "Giấy khen")]
    [InlineData("chien-si-thi-dua-co-so", "Chiến sĩ thi đua cơ sở")]
    [InlineData("huy-hieu-rieng", "huy-hieu-rieng")]
    public void Form_Code_IsItsNameOrAsWritten(string code, string name) => TitleWords.Form(code).ShouldBe(name);
}
