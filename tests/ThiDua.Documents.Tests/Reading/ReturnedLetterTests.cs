using System.IO.Compression;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;

namespace ThiDua.Documents.Tests.Reading;

/// <summary>Letters read back after somebody edited them.</summary>
public sealed class ReturnedLetterTests
{
    private const string Change = "w:id=\"1\" w:author=\"Nguyễn Văn Đoàn\" w:date=\"2022-12-12T08:00:00Z\"";

    [Fact]
    public void Read_LetterAsWritten_HasAnchorsPropertiesAndText()
    {
        var letter = SampleLetter.Rich() with
        {
            Body =
            [
                new HeadingBlock(1, "Đặc điểm") { Anchor = "_td_dac_diem" },
                new ParagraphBlock([new TextInline("Xã có 19 xóm"), new FootnoteInline("Số đến ngày 31/12"), new TextInline(".")]) { Anchor = "_td_dac_diem_2" },
                new ParagraphBlock("Một gạch", ParagraphStyle.ListItem),
                new ParagraphBlock("Một số", ParagraphStyle.Numbered),
                new TableBlock([new(1), new(1)], [[new("Tên"), new("Số")]], [new([new("Trâu"), new("231")])]),
            ],
            SignatureAnchor = "_td_noi_nhan",
            Properties = new("Báo cáo", "UBND xã", DateTimeOffset.UnixEpoch) { Custom = [new("ThiDua-BanNhap", "3")] },
        };

        var read = Read(OfficialLetterWriter.ToBytes(letter));

        read.Properties.ShouldBe(new Dictionary<string, string> { ["ThiDua-BanNhap"] = "3" });
        var blocks = read.Blocks.SkipWhile(b => b.Anchors.Count == 0).ToList();
        blocks.Take(4).Select(b => (b.Mark, b.Text, b.Level, string.Join(',', b.Anchors))).ShouldBe(
        [
            ("Phần I ", "Đặc điểm", 1, "_td_dac_diem"),
            ("", "Xã có 19 xóm\uE000Số đến ngày 31/12\uE001.", null, "_td_dac_diem_2"),
            ("- ", "Một gạch", null, ""),
            ("1. ", "Một số", null, ""),
        ]);
        blocks[4].Rows!.Select(r => $"{r.Header}: {string.Join('|', r.Cells)}").ShouldBe(["True: Tên|Số", "False: Trâu|231"]);
        blocks[5].Anchors.ShouldBe(["_td_noi_nhan"]);
    }

    [Fact]
    public void Read_TrackedChanges_AreTakenAsAcceptedAndTold()
    {
        var read = Read(WordFile.Make($"""
            <w:p><w:r><w:t xml:space="preserve">Đàn trâu </w:t></w:r><w:del {Change}><w:r><w:delText>231</w:delText></w:r></w:del><w:ins {Change}><w:r><w:t>235</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> con.</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del {Change}/></w:rPr></w:pPr><w:del {Change}><w:r><w:delText>Câu bỏ.</w:delText></w:r></w:del></w:p>
            <w:p><w:pPr><w:rPr><w:del {Change}/></w:rPr></w:pPr><w:r><w:t>Hai đoạn</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve"> thành một.</w:t></w:r></w:p>
            """));

        read.Blocks.Select(b => b.Text).ShouldBe(["Đàn trâu 235 con.", "Hai đoạn thành một."]);
        read.Blocks[0].Changes.ShouldBe([new("Nguyễn Văn Đoàn", true, "231"), new("Nguyễn Văn Đoàn", false, "235")]);
        read.Blocks[1].Changes.ShouldBe([new("Nguyễn Văn Đoàn", true, "Câu bỏ.")]);
    }

    [Fact]
    public void Read_Comments_StandAtTheirParagraphWithTheWordsTheyAreAbout()
    {
        var read = Read(WordFile.Make(
            """<w:p><w:r><w:t xml:space="preserve">Đàn trâu </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>231 con</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>""",
            comments: """<w:comment w:id="7" w:author="Chủ tịch"><w:p><w:r><w:t>Xem lại số này</w:t></w:r></w:p></w:comment>"""));

        read.Blocks.Single().Remarks.ShouldBe([new("Chủ tịch", "231 con", "Xem lại số này")]);
    }

    [Fact]
    public void Read_BookmarksBetweenParagraphs_BelongToTheNextBlock()
    {
        var read = Read(WordFile.Make($"""<w:bookmarkStart w:id="1" w:name="_td_a"/><w:bookmarkEnd w:id="1"/>{WordFile.P("")}{WordFile.P("Một")}"""));

        read.Blocks.Select(b => (b.Text, string.Join(',', b.Anchors))).ShouldBe([("Một", "_td_a")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1_bat_dau_bang_so")]
    [InlineData("có dấu")]
    [InlineData("_td_dai_hon_bon_muoi_chu_cai_va_con_dai_nua")]
    public void Write_BadAnchor_IsRefused(string anchor) =>
        Should.Throw<ArgumentException>(() => OfficialLetterWriter.ToBytes(SampleLetter.Rich() with { Body = [new ParagraphBlock("Một") { Anchor = anchor }] }));

    [Fact]
    public void Write_AnchorTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => OfficialLetterWriter.ToBytes(SampleLetter.Rich() with { Body = [new ParagraphBlock("Một") { Anchor = "_td_a" }, new ParagraphBlock("Hai") { Anchor = "_TD_A" }] }));

    /// <summary>Whatever happens to the bytes, a file is read or refused with a message; it never crashes.</summary>
    [Fact]
    public void Read_DamagedFiles_AreReadOrRefused()
    {
        var whole = OfficialLetterWriter.ToBytes(SampleLetter.Rich());
        var random = new Random(1945);
        for (var round = 0; round < 300; round++)
        {
            var file = round % 3 == 0 ? DamagedPart(whole, random) : (byte[])whole.Clone();
            if (round % 3 == 1)
            {
                file = file[..random.Next(1, file.Length)];
            }
            else if (round % 3 == 2)
            {
                for (var hits = random.Next(1, 20); hits > 0; hits--)
                {
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                }
            }

            try
            {
                Read(file);
            }
            catch (FileRefusedException refusal)
            {
                refusal.Message.ShouldStartWith("Tệp “bao-cao.docx”");
            }
        }
    }

    /// <summary>A good container around a part whose letters were changed.</summary>
    private static byte[] DamagedPart(byte[] whole, Random random)
    {
        using var memory = new MemoryStream();
        memory.Write(whole);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries[random.Next(zip.Entries.Count)];
            using var copy = new MemoryStream();
            using (var part = entry.Open())
            {
                part.CopyTo(copy);
            }

            var bytes = copy.ToArray();
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text[..at] + text[Math.Min(text.Length, at + random.Next(1, 40))..],
                1 => text.Replace("w:val=\"", "w:val=\"9999999999", StringComparison.Ordinal),
                _ => text.Replace("w:p>", random.Next(2) == 0 ? "w:tbl>" : "w:tc>", StringComparison.Ordinal),
            };
            var name = entry.FullName;
            entry.Delete();
            using var written = zip.CreateEntry(name).Open();
            written.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }

    private static ReturnedLetter Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        OfficeFiles.Check(stream, OfficeKind.Docx, "bao-cao.docx");
        return ReturnedLetter.Read(stream, "bao-cao.docx");
    }
}
