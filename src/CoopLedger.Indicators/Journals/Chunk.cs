using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>The postings of a part of the log, in columns: those of one account stand together, in
/// the order of the log. It is never changed.</summary>
internal sealed class Chunk
{
    /// <summary>Positions that a chunk can span.</summary>
    public const int LengthMax = 1 << 16;

    /// <summary>The position that offset 0 stands for.</summary>
    public required long First { get; init; }

    /// <summary>The accounts' runs, in the order of the accounts' numbers.</summary>
    public required Column<ChunkRun> Runs { get; init; }

    /// <summary>The day of each posting, counted from 0001-01-01.</summary>
    public required Column<int> Days { get; init; }

    /// <summary>The position of each posting, counted from <see cref="First"/>.</summary>
    public required Column<ushort> Offsets { get; init; }

    /// <summary>The amount of each posting, in runs whose amounts all fit.</summary>
    public required Column<short> Amounts { get; init; }

    /// <summary>The amounts of the other runs.</summary>
    public required Column<long> WideAmounts { get; init; }

    /// <summary>The subjects of the runs that have any, by their numbers in <see cref="Texts"/>.
    /// </summary>
    public required Column<int> Subjects { get; init; }

    public required SubjectTexts Texts { get; init; }

    public int Postings => Days.Length;

    /// <summary>The run of an account; one of no postings when it has none here.</summary>
    public ChunkRun RunOf(int account)
    {
        var (low, high) = (0, Runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Runs[middle].Account < account ? (middle + 1, high) : (low, middle);
        }

        return low < Runs.Length && Runs[low].Account == account ? Runs[low] : default;
    }
}

/// <summary>Where one account's postings stand in a chunk.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Start">The first of them in the columns that every posting has.</param>
/// <param name="Count">How many; from 1.</param>
/// <param name="Wide">The first in the column of wide amounts; −1 when the amounts are narrow.
/// </param>
/// <param name="Subject">The first in the column of subjects; −1 when there are none.</param>
internal readonly record struct ChunkRun(int Account, int Start, int Count, int Wide, int Subject);

/// <summary>The texts of a chunk's subjects, numbered from 1.</summary>
/// <param name="Bytes">All of them, UTF-8, one after another.</param>
/// <param name="Ends">Where each ends.</param>
internal sealed record SubjectTexts(Column<byte> Bytes, Column<int> Ends)
{
    private int[]? _codes;

    public static SubjectTexts None { get; } = new(Array.Empty<byte>(), Array.Empty<int>());

    public ReadOnlySpan<byte> BytesOf(int number)
    {
        var start = number == 1 ? 0 : Ends[number - 2];
        return Bytes.Slice(start, Ends[number - 1] - start);
    }

    /// <summary>The journal's code for a text, looked up once.</summary>
    public int CodeOf(int number, Func<string, int> code)
    {
        _codes ??= new int[Ends.Length];
        ref var known = ref _codes[number - 1];
        return known != 0 ? known : known = code(Encoding.UTF8.GetString(BytesOf(number)));
    }
}
