using ThiDua.Awards;
using ThiDua.Regulations;

namespace ThiDua.Tests.Awards;

/// <summary>Vietnamese words of awards.</summary>
public class AwardWordsTests
{
    [Fact]
    public void Words_OfEveryMember_AreTheOfficialOnes()
    {
        Enum.GetValues<AwardSubject>().Select(TitleWords.Subject).ShouldBe(["tập thể", "cá nhân", "hộ gia đình"]);
        Enum.GetValues<AwardLevel>().Select(TitleWords.Level).ShouldBe(["cấp Nhà nước", "cấp tỉnh", "cấp huyện", "cấp xã", "cấp khác"]);
        Enum.GetValues<AwardKind>().Select(AwardWords.Kind).ShouldBe(["thường xuyên", "chuyên đề", "đột xuất", "cống hiến", "đối ngoại"]);
        Enum.GetValues<AwardState>().Select(AwardWords.State).ShouldBe(["Đề nghị", "Đã khen thưởng", "Không được khen"]);
    }

    [Theory]
    [InlineData("giay-khen", "Giấy khen")]
    [InlineData("chien-si-thi-dua-co-so", "Chiến sĩ thi đua cơ sở")]
    [InlineData("huy-hieu-rieng", "huy-hieu-rieng")]
    public void Form_Code_IsItsNameOrAsWritten(string code, string name) => TitleWords.Form(code).ShouldBe(name);

    [Theory]
    [InlineData("Có thành tích xuất sắc.", "có thành tích xuất sắc")]
    [InlineData("TĐKT năm 2022", "TĐKT năm 2022")]
    [InlineData("đạt gia đình văn hóa", "đạt gia đình văn hóa")]
    public void ReasonInSentence_Reason_IsLoweredWithoutStop(string reason, string words) => AwardWords.ReasonInSentence(reason).ShouldBe(words);
}
