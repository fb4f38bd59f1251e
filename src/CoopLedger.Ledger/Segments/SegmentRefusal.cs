namespace CoopLedger.Ledger.Segments;

/// <summary>Why a segment is not read. It is made anew from the log, which loses nothing.</summary>
/// <param name="Code">Stable: <c>segment.version</c>, <c>segment.ledger</c>, <c>segment.part</c>,
/// <c>segment.root</c>, <c>segment.shapes</c>, <c>segment.damaged</c>, <c>segment.unreadable</c>.
/// </param>
/// <param name="Vietnamese">The sentence in Vietnamese.</param>
/// <param name="English">The sentence in English.</param>
public sealed record SegmentRefusal(string Code, string Vietnamese, string English)
{
    internal static SegmentRefusal Version(string path, int version) => new(
        "segment.version",
        $"{path} theo định dạng {version}, chương trình này chỉ đọc định dạng "
            + $"{SegmentHeader.Version}.",
        $"{path} has format {version}; this program reads format {SegmentHeader.Version} only.");

    internal static SegmentRefusal Ledger(string path) => new(
        "segment.ledger", $"{path} thuộc một sổ khác.", $"{path} belongs to another ledger.");

    internal static SegmentRefusal Part(string path, int part, int asked) => new(
        "segment.part",
        $"{path} chứa phần {part}, không phải phần {asked}.",
        $"{path} holds part {part}, not part {asked}.");

    internal static SegmentRefusal Root(string path) => new(
        "segment.root",
        $"{path} được lập từ những sự kiện khác với sự kiện trong sổ.",
        $"{path} was made of other events than those of the log.");

    internal static SegmentRefusal Shapes(string path) => new(
        "segment.shapes",
        $"{path} được lập khi sự kiện có các trường khác với hiện nay.",
        $"{path} was made when events had other fields than they have now.");

    internal static SegmentRefusal Damaged(string path, string block) => new(
        "segment.damaged",
        $"{path} bị hỏng ở: {block}.",
        $"{path} is damaged at: {block}.");

    internal static SegmentRefusal Unreadable(string path, string said) => new(
        "segment.unreadable",
        $"Không đọc được {path}: {said}",
        $"{path} cannot be read: {said}");
}

/// <summary>A block of an open segment cannot be read or is not what was written. What was read of
/// the segment is to be thrown away, and the part read from the log.</summary>
internal sealed class SegmentDamagedException(
    SegmentRefusal why, string file, string block, Exception? inner = null)
    : Exception(why.English, inner)
{
    public SegmentRefusal Why { get; } = why;

    public string File { get; } = file;

    /// <summary>Which block: the event's name, the field and what of it.</summary>
    public string Block { get; } = block;
}
