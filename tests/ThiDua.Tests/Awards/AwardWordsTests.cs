using ThiDua.Awards;

namespace ThiDua.Tests.Awards;

/// <summary>Vietnamese words of awards.</summary>
public class AwardWordsTests
{
    [Fact]
    public void Words_OfEveryMember_AreTheOfficialOnes()
    {
        Enum.GetValues<AwardKind>().Select(AwardWords.Kind).ShouldBe(["thường xuyên", "chuyên đề", "đột xuất", "cống hiến", "đối ngoại"]);
        Enum.GetValues<AwardState>().Select(AwardWords.State).ShouldBe(["Đề nghị", "Đã khen thưởng", "Không được khen"]);
    }

    [Theory]
    [InlineData("Có thành tích xuất sắc.", "có thành tích xuất sắc")]
    [InlineData("TĐKT năm 2022", "TĐKT năm 2022")]
    [InlineData("đạt gia đình văn hóa", "đạt gia đình văn hóa")]
    public void ReasonInSentence_Reason_IsLoweredWithoutStop(string reason, string words) => AwardWords.ReasonInSentence(reason).ShouldBe(words);
}
