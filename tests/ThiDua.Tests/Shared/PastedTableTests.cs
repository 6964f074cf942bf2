using ThiDua.Shared;

namespace ThiDua.Tests.Shared;

public sealed class PastedTableTests
{
    private static readonly PastedColumn[] s_columns = [new("name", "Tên xóm", "Tên"), new("count", "Số hộ"), new("head", "Trưởng xóm")];

    [Fact]
    public void Read_WithoutHeading_TakesColumnsInOrder()
    {
        var table = PastedTable.Read("Hòa Bình\t128\tPhạm Văn Dũng\r\nĐồng Lúa\t112\t\r\n", s_columns);
        Assert.False(table.HasHeading);
        Assert.Equal(["Hòa Bình", "Đồng Lúa"], table.Rows.Select(r => r["name"]));
        Assert.Equal("Phạm Văn Dũng", table.Rows[0]["head"]);
        Assert.Null(table.Rows[1]["head"]);
    }

    [Fact]
    public void Read_HeadingInOtherOrder_FindsColumnsByName()
    {
        var table = PastedTable.Read("DANH SÁCH XÓM\n\nSTT\tTRƯỞNG XÓM\tso ho\tTên xóm\tGhi chú\n1\tDũng\t128\tHòa Bình\tcũ", s_columns);
        Assert.True(table.HasHeading);
        Assert.Equal(["Ghi chú"], table.UnknownHeadings);
        var row = Assert.Single(table.Rows);
        Assert.Equal(("Hòa Bình", "128", "Dũng", 4), (row["name"], row["count"], row["head"], row.Line));
    }

    [Fact]
    public void Read_CellWithLineEndInQuotes_IsOneCell()
    {
        var row = Assert.Single(PastedTable.Read("\"Suối\nTrong\"\t97\t\"ông \"\"Ba\"\"\"", s_columns).Rows);
        Assert.Equal(("Suối Trong", "97", "ông \"Ba\""), (row["name"], row["count"], row["head"]));
    }

    [Theory]
    [InlineData("\"Xóm lẻ\t5")]
    [InlineData("Xóm \"Mới\"\t5")]
    public void Read_LoneQuote_IsPlainText(string text)
    {
        var row = Assert.Single(PastedTable.Read(text, s_columns).Rows);
        Assert.Contains('"', row["name"]!);
        Assert.Equal("5", row["count"]);
    }

    [Fact]
    public void Read_FirstColumnCounts_IsLeftOut() =>
        Assert.Equal(["Hòa Bình", "Đồng Lúa"], PastedTable.Read("1\tHòa Bình\t128\n2\tĐồng Lúa\t112", s_columns).Rows.Select(r => r["name"]));

    [Fact]
    public void Read_TypedWithSemicolons_IsATable() =>
        Assert.Equal("128", Assert.Single(PastedTable.Read("Hòa Bình; 128; Dũng", s_columns).Rows)["count"]);

    [Fact]
    public void Read_DecomposedLetters_AreComposed() =>
        Assert.Equal("Hòa", Assert.Single(PastedTable.Read("Hòa".Normalize(System.Text.NormalizationForm.FormD), s_columns).Rows)["name"]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t\t\n")]
    public void Read_Nothing_HasNoRows(string? text) => Assert.Empty(PastedTable.Read(text, s_columns).Rows);

    [Fact]
    public void Read_TooManyRows_CountsWhatIsLeftOut() =>
        Assert.Equal(5, PastedTable.Read(string.Join('\n', Enumerable.Range(0, PastedTable.MostRows + 5).Select(i => "xóm thứ " + i)), s_columns).LeftOut);

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<string?>(text => PastedTable.Read(text, s_columns).Rows.All(r => r.Cells.Count > 0)));
}
