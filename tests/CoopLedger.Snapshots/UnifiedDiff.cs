using System.Text;
using DiffPlex;

namespace CoopLedger.Snapshots;

/// <summary>The hunks of a unified diff, with three lines of context, without file names.</summary>
internal static class UnifiedDiff
{
    private const int ContextLines = 3;

    public static string Of(string before, string after)
    {
        var lines = Lines(before, after).ToArray();
        var text = new StringBuilder();
        var end = 0;
        for (var next = NextChange(lines, 0); next >= 0; next = NextChange(lines, end))
        {
            var start = Math.Max(end, next - ContextLines);
            end = EndOfHunk(lines, next);
            AppendHunk(text, lines, start, end);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static IEnumerable<Line> Lines(string before, string after)
    {
        // White space is never ignored: a difference that fails a test must be seen.
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        var old = 0;
        foreach (var block in diff.DiffBlocks)
        {
            for (; old < block.DeleteStartA; old++)
            {
                yield return new(' ', diff.PiecesOld[old]);
            }

            for (; old < block.DeleteStartA + block.DeleteCountA; old++)
            {
                yield return new('-', diff.PiecesOld[old]);
            }

            for (var added = 0; added < block.InsertCountB; added++)
            {
                yield return new('+', diff.PiecesNew[block.InsertStartB + added]);
            }
        }

        for (; old < diff.PiecesOld.Length; old++)
        {
            yield return new(' ', diff.PiecesOld[old]);
        }
    }

    private static int NextChange(Line[] lines, int from) =>
        Array.FindIndex(lines, from, line => line.Mark != ' ');

    // A hunk goes on as long as the next change shares its context with the last one.
    private static int EndOfHunk(Line[] lines, int change)
    {
        var last = change;
        for (var next = change; next >= 0 && next - last <= (2 * ContextLines) + 1;)
        {
            last = next;
            next = NextChange(lines, last + 1);
        }

        return Math.Min(lines.Length, last + 1 + ContextLines);
    }

    private static void AppendHunk(StringBuilder text, Line[] lines, int start, int end)
    {
        text.Append("@@ -").Append(Range(lines, start, end, '+'))
            .Append(" +").Append(Range(lines, start, end, '-')).Append(" @@\n");
        foreach (var line in lines[start..end])
        {
            text.Append(line.Mark).Append(line.Text).Append('\n');
        }
    }

    private static string Range(Line[] lines, int start, int end, char absent)
    {
        var before = lines[..start].Count(line => line.Mark != absent);
        var length = lines[start..end].Count(line => line.Mark != absent);
        return $"{(length == 0 ? before : before + 1)},{length}";
    }

    private readonly record struct Line(char Mark, string Text);
}
