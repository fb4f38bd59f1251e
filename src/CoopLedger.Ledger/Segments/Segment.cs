namespace CoopLedger.Ledger.Segments;

/// <summary>The facts of one whole part of the log as columns, read from their file range by
/// range.</summary>
/// <remarks>For one thread at a time. Derived: it can be thrown away and made again.</remarks>
internal sealed class Segment : IDisposable
{
    /// <summary>The events of a whole part.</summary>
    public const int CountMax = 65_536;

    private readonly SegmentFile _file;

    private Segment(SegmentFile file, int part, int count) =>
        (_file, Part, Count) = (file, part, count);

    /// <summary>Which part of the log, from 0; its first position is this times
    /// <see cref="CountMax"/>, plus 1.</summary>
    public int Part { get; }

    public int Count { get; }

    /// <summary>One for each event name, in ordinal order of name; see <see cref="SegmentGroup"/>.
    /// </summary>
    public IReadOnlyList<SegmentGroup> Groups { get; private init; } = [];

    public void Dispose()
    {
        foreach (var group in Groups)
        {
            group.Release();
        }

        _file.Dispose();
    }

    /// <param name="file">The file.</param>
    /// <param name="header">Its header, checked.</param>
    /// <param name="directory">Its directory, checked.</param>
    /// <exception cref="FormatException">The directory does not fit the file or the events.
    /// </exception>
    internal static Segment Of(
        SegmentFile file, SegmentHeader header, ReadOnlySpan<byte> directory)
    {
        var groups = new SegmentLayout(file, header)
            .Groups(SegmentDirectory.Read(directory, header.Count));
        return new(file, header.Part, header.Count) { Groups = groups };
    }
}
