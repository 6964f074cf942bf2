using ThiDua.Reports;

namespace ThiDua.Web.Tests.BaoCao;

public sealed class TextDiffTests
{
    [Fact]
    public void Paragraph_OneWordChanged_OnlyThatWordIsMarked()
    {
        var change = Assert.Single(TextDiff.OfTexts("Xã có 19 xóm.", "Xã có 18 xóm."));

        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Equal(["Xã có", "19", "18", "xóm."], change.Words.Select(w => w.Text));
    }

    [Fact]
    public void Paragraphs_OneAddedOneGone_EqualOnesAreLeftOut()
    {
        var changes = TextDiff.OfTexts("Một.\n\nHai.\n\nBa.", "Hai.\n\nBa.\n\nBốn.");

        Assert.Equal([ChangeKind.Removed, ChangeKind.Added], changes.Select(c => c.Kind));
    }

    [Fact]
    public void Texts_Equal_GiveNothing() => Assert.Empty(TextDiff.OfTexts("Một.\n\nHai.", "Một.\n\nHai."));
}
