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

    [Fact]
    public async Task Read_WordFileOfPictures_IsRefused()
    {
        var refused = await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(WordFile.Make("<w:p><w:r><w:drawing/></w:r></w:p>")), "anh.docx"));
        refused.Reason.ShouldBe(RefusalReason.Empty);
        refused.Message.ShouldBe("Tệp “anh.docx” không có chữ nào để soát; có thể chỉ gồm ảnh chụp. Hãy gửi bản soạn thảo.");
    }

    [Fact]
    public async Task Read_ScannedPdf_IsRefused()
    {
        var refused = await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(Pdf("q 1 0 0 1 0 0 cm 0 0 100 100 re f Q")), "quet.pdf"));
        refused.Reason.ShouldBe(RefusalReason.Empty);
        refused.Message.ShouldBe("Tệp “quet.pdf” là bản quét (ảnh), không có chữ để soát. Hãy gửi bản soạn thảo .docx hoặc PDF xuất từ máy.");
    }

    [Fact]
    public async Task Read_EncryptedPdf_IsRefused()
    {
        var locked = Pdf("BT /F1 12 Tf (x) Tj ET", $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('0', 64)}> /U <{new string('1', 64)}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]");
        var refused = await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(locked), "khoa.pdf"));
        refused.Reason.ShouldBe(RefusalReason.Encrypted);
        refused.Message.ShouldBe("Tệp “khoa.pdf” đang đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.");
    }

    [Fact]
    public async Task Read_EncryptedWordFile_IsRefused()
    {
        byte[] locked = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        (await Should.ThrowAsync<FileRefusedException>(() => DocumentReader.ReadAsync(new MemoryStream(locked), "khoa.docx"))).Reason.ShouldBe(RefusalReason.Encrypted);
    }

    /// <summary>
    /// Files damaged at random are refused or read, never a crash: 1,500 in every run; <c>THIDUA_FUZZ=20000 dotnet test … --filter Read_DamagedFiles</c>
    /// tries as many of each kind.
    /// </summary>
    [Theory]
    [InlineData("a.docx", 800)]
    [InlineData("a.txt", 680)]
    [InlineData("a.pdf", 20)]
    public async Task Read_DamagedFiles_AreReadOrRefused(string name, int runs)
    {
        var asked = int.TryParse(Environment.GetEnvironmentVariable("THIDUA_FUZZ"), out var more) ? more : runs;
        var random = new Random(asked);
        var whole = name switch
        {
            "a.docx" => WordFile.Make(WordFile.P("Lập 14/15 HS đạt 95,33% KH.") + "<w:tbl><w:tr><w:tc>" + WordFile.P("a") + "</w:tc></w:tr></w:tbl>"),
            "a.pdf" => Pdf("BT /F1 12 Tf 10 10 Td (Lap 14/15 HS dat 95,33% KH) Tj ET"),
            _ => Encoding.UTF8.GetBytes("Lập 14/15 HS đạt 95,33% KH.\nTổng số 5 hộ (gồm: 3 hộ; 2 hộ)\nngày 31/2/2023, tăng -5"),
        };
        for (var i = 0; i < asked; i++)
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
                var read = await DocumentReader.ReadAsync(new MemoryStream(damaged), name);
                if (read.Word is { } word)
                {
                    WordComments.Write(word, "ThiDua", DateTimeOffset.UnixEpoch, [new WordComment(0, read.Text.Length, ["x"])]);
                }
            }
            catch (FileRefusedException refused)
            {
                refused.Message.ShouldContain(name);
            }
        }
    }

    /// <summary>A PDF of one page with what stands on it.</summary>
    private static byte[] Pdf(string page, string trailer = "")
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var starts = new List<int>();
        foreach (var body in new[]
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
        })
        {
            starts.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{starts.Count} 0 obj\n{body}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {starts.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
        {
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        }

        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {starts.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
