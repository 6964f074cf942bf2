using System.Buffers;

namespace ThiDua.Documents.Word;

/// <summary>
/// Shares the width of a table among its columns: in the proportions asked for, but no column narrower than the longest word of its
/// header or the longest number in it ("STT" over two lines is the first thing a reader sees).
/// </summary>
internal static class ColumnWidths
{
    // Borders and rounding of the word processor.
    private const int Slack = 20;

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,-+%/");

    public static int[] Of(TableBlock block, int width, int margins)
    {
        if (block.Columns.Count == 0)
        {
            throw new ArgumentException("A table needs a column.", nameof(block));
        }

        if (block.Columns.Any(column => !(column.Width > 0)))
        {
            throw new ArgumentException("A column width must be above zero.", nameof(block));
        }

        var least = Least(block, margins);
        return Round(least.Sum() <= width ? Share(block.Columns, least, width) : [.. block.Columns.Select(column => column.Width)], width);
    }

    // Columns that would get less than their least width are fixed at it; the others share what is left, until none falls short.
    private static double[] Share(IReadOnlyList<TableColumn> columns, int[] least, int width)
    {
        var shares = new double[columns.Count];
        var isFixed = new bool[columns.Count];
        for (var changed = true; changed;)
        {
            changed = false;
            var left = (double)width;
            var weight = 0d;
            for (var i = 0; i < shares.Length; i++)
            {
                (left, weight) = isFixed[i] ? (left - least[i], weight) : (left, weight + columns[i].Width);
            }

            for (var i = 0; i < shares.Length; i++)
            {
                shares[i] = isFixed[i] ? least[i] : left * columns[i].Width / weight;
                if (!isFixed[i] && shares[i] < least[i])
                {
                    isFixed[i] = changed = true;
                }
            }
        }

        return shares;
    }

    // Rounding the running edge instead of each width keeps the sum exact.
    private static int[] Round(double[] shares, int width)
    {
        var total = shares.Sum();
        var widths = new int[shares.Length];
        var (edge, covered) = (0, 0d);
        for (var i = 0; i < widths.Length; i++)
        {
            covered += shares[i];
            var next = (int)Math.Round(covered / total * width, MidpointRounding.AwayFromZero);
            widths[i] = next - edge;
            edge = next;
        }

        return widths;
    }

    private static int[] Least(TableBlock block, int margins)
    {
        var least = new int[block.Columns.Count];
        foreach (var slot in HeaderGrid.Arrange(block).SelectMany(row => row).Where(slot => slot is { Starts: true, Cell.ColumnSpan: 1 }))
        {
            foreach (var word in CleanText.Of(slot.Cell.Text).Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                least[slot.Column] = Math.Max(least[slot.Column], TimesMetrics.BoldWidth(word, block.FontSize) + margins + Slack);
            }
        }

        foreach (var row in block.Rows)
        {
            var column = 0;
            foreach (var cell in row.Cells)
            {
                if (column < least.Length && cell is { ColumnSpan: 1, Text: [TextInline { Text: var text }] } && IsNumber(text))
                {
                    least[column] = Math.Max(least[column], TimesMetrics.BoldWidth(text, block.FontSize) + margins + Slack);
                }

                column += Math.Max(1, cell.ColumnSpan);
            }
        }

        return least;
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExcept(InNumbers) < 0;
}
