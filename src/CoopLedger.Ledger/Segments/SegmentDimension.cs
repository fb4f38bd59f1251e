using CoopLedger.Ledger.Json.Decoding;

namespace CoopLedger.Ledger.Segments;

/// <summary>A field of a group's events that decides how they are posted.</summary>
/// <param name="number">The field's place among the fields of the event.</param>
/// <param name="scanned">The field.</param>
/// <param name="column">Its column; nothing when no event of the group has it.</param>
internal sealed class SegmentDimension(int number, ScannedField scanned, SegmentColumn? column)
{
    /// <summary>The field's place among the fields of the event.</summary>
    public int Field => number;

    /// <summary>Whether its values have codes, or are only there or not.</summary>
    public bool IsCoded => column is null || scanned.Use == FieldUse.Number || !column.IsNumbers;

    /// <summary>How many different values there may be, none included.</summary>
    public int Size => column is null ? 1
        : scanned.Use == FieldUse.Number ? 2
        : column.DictionaryCount + 1;

    /// <summary>The value of each row, as a number below <see cref="Size"/>.</summary>
    /// <param name="codes">Filled in.</param>
    /// <param name="present">Room to work in.</param>
    /// <param name="rows">How many rows there are.</param>
    public void Read(Span<int> codes, Span<bool> present, int rows)
    {
        if (column is null)
        {
            codes[..rows].Clear();
        }
        else if (scanned.Use != FieldUse.Number)
        {
            column.Codes(codes);
        }
        else if (!column.IsNumbers)
        {
            column.Codes(codes);
            foreach (ref var code in codes[..rows])
            {
                code = code == 0 ? 0 : 1;
            }
        }
        else
        {
            column.Present(present);
            for (var row = 0; row < rows; row++)
            {
                codes[row] = present[row] ? 1 : 0;
            }
        }
    }

    /// <summary>The codes that the scan of such events uses for the values.</summary>
    /// <param name="book">The scan's codes of the field.</param>
    /// <param name="codes">Filled in by value; <see cref="Size"/> long.</param>
    /// <returns>The greatest of them; −1 when there is no code left for one.</returns>
    public int Known(CodeBook? book, Span<int> codes)
    {
        var greatest = 0;
        codes[0] = 0;
        for (var value = 1; value < codes.Length; value++)
        {
            codes[value] = scanned.Use == FieldUse.Number ? value
                : scanned.Form != WrittenForm.Flag ? book!.CodeOf(column!.Text(value))
                : column!.Text(value).SequenceEqual("true"u8) ? 2 : 1;
            if (codes[value] == 0)
            {
                return -1;
            }

            greatest = Math.Max(greatest, codes[value]);
        }

        return greatest;
    }
}
