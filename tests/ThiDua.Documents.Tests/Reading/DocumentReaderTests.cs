using System.Text;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;

namespace ThiDua.Documents.Tests.Reading;

public class DocumentReaderTests
{
    [Theory]
    [InlineData("a.txt", "", RefusalReason.Empty)]
    [InlineData("a.txt", "  \n ", RefusalReason.Empty)]
    [InlineData("a.pdf", "", RefusalReason.Empty)]
    [InlineData("a.pdf", "hello", RefusalReason.WrongKind)]
    [InlineData("a.pdf", "%PDF-1.4 broken", RefusalReason.Damaged)]
    [InlineData("a.docx", "", RefusalReason.Empty)]
    [InlineData("a.docx", "hello", RefusalReason.WrongKind)]
    [InlineData("a.txt", "PK\u0003\u0004", RefusalReason.WrongKind)]
    [InlineData("a.jpg", "x", RefusalReason.WrongKind)]
    public async Task Read_BadFile_IsRefusedWithAReason(string name, string content, RefusalReason reason)
    {
        var refused = await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), name));
        refused.Reason.ShouldBe(reason);
        refused.Message.ShouldContain(name);
    }

    [Fact]
    public async Task Read_OldCompoundFile_IsRefused()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        (await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(ole), "cu.doc"))).Reason.ShouldBe(RefusalReason.OldFormat);
    }

    [Fact]
    public async Task Read_TooMuchText_IsRefused() =>
        (await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(new byte[DocumentReader.MostTextBytes + 1]), "a.txt"))).Reason.ShouldBe(RefusalReason.TooLarge);

    [Theory]
    [InlineData(".VnTime", "TCVN3", "X· ®¹t 14/15 hé, thùc hiÖn kÕ ho¹ch n¨m 2022 cña x·, ®ång bµo c¸c d©n téc ®­îc th­ëng víi c«ng t¸c thi ®ua.", "Xã đạt 14/15 hộ, thực hiện kế hoạch năm 2022 của xã, đồng bào các dân tộc được thưởng với công tác thi đua.")]
    [InlineData("VNI-Times", "VNI", "Xaõ ñaït 14/15 hoä, thöïc hieän keá hoaïch naêm 2022 cuûa xaõ, ñoàng baøo caùc daân toäc ñöôïc thöôûng vôùi coâng taùc.", "Xã đạt 14/15 hộ, thực hiện kế hoạch năm 2022 của xã, đồng bào các dân tộc được thưởng với công tác.")]
    public async Task Read_LegacyText_IsConvertedAndSaid(string font, string name, string stored, string meant)
    {
        LegacyText.EncodingOf(font).ShouldBe(name);
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(stored), Encoding.Latin1.GetBytes(stored) })
        {
            var document = await DocumentReader.ReadAsync(new MemoryStream(bytes), "cu.txt");
            document.Text.ShouldBe(meant);
            document.Notices.ShouldHaveSingleItem().ShouldContain(name);
        }
    }

    [Fact]
    public async Task Read_UnicodeFiles_GiveTheirText()
    {
        const string Text = "Đạt 95%";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var document = await DocumentReader.ReadAsync(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]), "a.txt");
            document.Text.ShouldBe(Text);
            document.Notices.ShouldBeEmpty();
        }
    }

    /// <summary>Files damaged at random are refused or read, never a crash.</summary>
    [Fact]
    public async Task Read_DamagedFiles_AreReadOrRefused()
    {
        var random = new Random(11);
        var whole = WordFile.Make(WordFile.P("Lập 14/15 HS đạt 95,33% KH.") + "<w:tbl><w:tr><w:tc>" + WordFile.P("a") + "</w:tc></w:tr></w:tbl>");
        for (var i = 0; i < 400; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            if (random.Next(4) == 0)
            {
                damaged = damaged[..random.Next(damaged.Length)];
            }

            try
            {
                var read = await DocumentReader.ReadAsync(new MemoryStream(damaged), "a.docx");
                WordComments.Write(read.Word!, "ThiDua", DateTimeOffset.UnixEpoch, [new WordComment(0, read.Text.Length, ["x"])]);
            }
            catch (FileRefusedException refused)
            {
                refused.Message.ShouldContain("a.docx");
            }
        }
    }
}
