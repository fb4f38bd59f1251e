namespace CoopLedger.Ledger.EventStoreDb;

/// <summary>Something that happened on the cluster to the streams of a ledger and that no ledger
/// does.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Stream">The stream on the cluster that it touches.</param>
/// <param name="Commit">Where the cluster's log says so: a byte offset.</param>
public sealed record Alarm(AlarmKind Kind, string Stream, ulong Commit)
{
    /// <summary>Whether events may be gone, or may go from now on.</summary>
    public bool IsSevere => Kind is AlarmKind.Deletion or AlarmKind.Truncation;

    public string Vietnamese => $"{Stream}: {InVietnamese} (vị trí {Commit} trong nhật ký cụm).";

    public string English => $"{Stream}: {InEnglish} (at {Commit} in the cluster's log).";

    private string InVietnamese => Kind switch
    {
        AlarmKind.Deletion => "luồng bị xóa",
        AlarmKind.Truncation => "luồng bị cắt bớt hoặc đặt giới hạn",
        AlarmKind.Metadata => "siêu dữ liệu của luồng bị thay đổi",
        _ => "máy chủ đã dọn các tệp của nó",
    };

    private string InEnglish => Kind switch
    {
        AlarmKind.Deletion => "the stream was deleted",
        AlarmKind.Truncation => "the stream was truncated, or given a limit",
        AlarmKind.Metadata => "the stream's metadata was changed",
        _ => "a server has scavenged its files",
    };
}

/// <summary>What can happen to a ledger's streams behind its back.</summary>
public enum AlarmKind
{
    /// <summary>A stream was deleted, softly or for good.</summary>
    Deletion,

    /// <summary>A stream was truncated, or may be from now on: <c>$tb</c>, <c>$maxAge</c>,
    /// <c>$maxCount</c>.</summary>
    Truncation,

    /// <summary>Other metadata was written, such as rights.</summary>
    Metadata,

    /// <summary>A server began or ended to scavenge: it removes for good what was deleted or
    /// truncated. By itself it harms nothing of a ledger.</summary>
    Scavenge,
}
