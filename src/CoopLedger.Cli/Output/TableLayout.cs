using Spectre.Console;

namespace CoopLedger.Cli.Output;

/// <summary>Fits a table between the edges of the terminal: the widest columns give way first, and
/// a cell is broken after a word, a hyphen or a dot; inside a word only when nothing else helps.
/// </summary>
internal static class TableLayout
{
    private const int WidthMin = 8;

    public static IEnumerable<string> Lines(
        IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows, int room)
    {
        var heads = columns.ToList();
        var cells = rows.Select(row => row.ToList()).ToList();
        var isRight = heads.ConvertAll(head => head.StartsWith('>'));
        heads = heads.ConvertAll(head => head.TrimStart('>'));
        var widths = Widths([heads, .. cells], isRight, room - (2 * heads.Count) - 1);
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var (head, i) in heads.Select((head, i) => (head, i)))
        {
            var column = new TableColumn(new Text(Fold(head, widths[i])))
                .PadLeft(0).PadRight(1).Width(widths[i]);
            table.AddColumn(isRight[i] ? column.RightAligned() : column.LeftAligned());
        }

        foreach (var row in cells)
        {
            table.AddRow(row.Select((cell, i) => new Text(Fold(cell, widths[i]))));
        }

        return Drawn(table, widths.Sum() + (4 * heads.Count) + 4);
    }

    /// <summary>The text with a line break wherever a line would be longer than the width.
    /// </summary>
    public static string Fold(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var piece in Pieces(text))
        {
            var rest = piece;
            if (lines[^1].Length + rest.TrimEnd().Length > width && lines[^1].Length > 0)
            {
                lines.Add("");
            }

            for (; rest.TrimEnd().Length > width; rest = rest[width..])
            {
                lines[^1] = rest[..width];
                lines.Add("");
            }

            lines[^1] += rest;
        }

        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    private static int[] Widths(List<List<string>> rows, List<bool> isFixed, int room)
    {
        var widths = Each(rows, text => text.Length);
        // A number stays whole; the words above it need not stand in one line.
        var numbers = rows.Skip(1).Aggregate(
            Each([rows[0]], WidestPiece),
            (least, row) => [.. least.Zip(row, (width, cell) => Math.Max(width, cell.Length))]);
        Narrow(Each(rows, WidestPiece));
        Narrow([.. widths.Select(width => Math.Min(width, WidthMin))]);
        return widths;

        void Narrow(int[] floors)
        {
            for (var sum = widths.Sum(); sum > room; sum--)
            {
                var widest = Enumerable.Range(0, widths.Length)
                    .Where(i => widths[i] > (isFixed[i] ? numbers[i] : floors[i]))
                    .OrderByDescending(i => widths[i]).FirstOrDefault(-1);
                if (widest < 0)
                {
                    return;
                }

                widths[widest]--;
            }
        }
    }

    private static int WidestPiece(string text) =>
        Pieces(text).Max(piece => piece.TrimEnd().Length);

    private static int[] Each(List<List<string>> rows, Func<string, int> length) =>
        [.. Enumerable.Range(0, rows[0].Count).Select(i => rows.Max(row => length(row[i])))];

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (MayBreak(text[i - 1], text[i]))
            {
                yield return text[start..i];
                start = i;
            }
        }

        yield return text[start..];
    }

    /// <summary>Dates, numbers and times stay whole.</summary>
    private static bool MayBreak(char before, char after) => before switch
    {
        ' ' => after != ' ',
        '.' or '/' => char.IsLetter(after),
        '-' or '+' or '|' or ';' => after != ' ',
        _ => after == '[',
    };

    /// <summary>The table's lines, without blanks at their ends; one blank line follows.</summary>
    private static IEnumerable<string> Drawn(Table table, int width)
    {
        var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = width;
        console.Write(table);
        return writer.ToString().Trim('\n', '\r').Split('\n')
            .Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0)
            .Reverse().SkipWhile(line => line.Length == 0).Reverse().Append("");
    }
}
