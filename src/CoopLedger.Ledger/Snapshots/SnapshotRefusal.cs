namespace CoopLedger.Ledger.Snapshots;

/// <summary>Why a snapshot that is there is not used. The figures are computed from the log
/// instead, which loses nothing but time.</summary>
/// <param name="Code">Stable: <c>snapshot.foreign</c>, <c>snapshot.format</c>,
/// <c>snapshot.ledger</c>, <c>snapshot.rules</c>, <c>snapshot.ahead</c>, <c>snapshot.root</c>,
/// <c>snapshot.unproven</c>, <c>snapshot.damaged</c>, <c>snapshot.unreadable</c>.</param>
/// <param name="Vietnamese">The sentence in Vietnamese.</param>
/// <param name="English">The sentence in English.</param>
public sealed record SnapshotRefusal(string Code, string Vietnamese, string English)
{
    /// <summary>Whether it is what every new build of the program meets once, and no news.
    /// </summary>
    public bool IsUsual => Code is "snapshot.rules" or "snapshot.format";

    internal static SnapshotRefusal Foreign(string path) => new(
        "snapshot.foreign",
        $"{path} không phải là ảnh chụp của sổ nên không được dùng và không bị ghi đè. Hãy "
            + "chuyển tệp đó đi chỗ khác.",
        $"{path} is no snapshot of a ledger: it is neither used nor replaced. Move it away.");

    internal static SnapshotRefusal Format(string path, int version) => new(
        "snapshot.format",
        $"{path} theo định dạng {version}, chương trình này chỉ đọc định dạng "
            + $"{SnapshotHeader.Version}: số liệu được tính lại từ sổ.",
        $"{path} has format {version}; this program reads format {SnapshotHeader.Version} only. "
            + "The figures are computed from the ledger.");

    internal static SnapshotRefusal Ledger(string path) => new(
        "snapshot.ledger",
        $"{path} thuộc một sổ khác: số liệu được tính lại từ sổ này.",
        $"{path} belongs to another ledger. The figures are computed from this one.");

    internal static SnapshotRefusal Rules(string path) => new(
        "snapshot.rules",
        $"{path} do một phiên bản khác của chương trình lập: số liệu được tính lại từ sổ.",
        $"{path} was made by another build of the program. The figures are computed from the "
            + "ledger.");

    internal static SnapshotRefusal Ahead(string path, long position, long head) => new(
        "snapshot.ahead",
        $"{path} đã tính đến sự kiện {position}, nhưng sổ này chỉ có {head}: có lẽ một bản sao cũ "
            + $"đã được khôi phục, và các sự kiện {head + 1}–{position} bị thiếu. Hãy tìm tệp sổ "
            + "mới hơn và chạy `coopledger audit verify`. Số liệu được tính lại từ sổ này.",
        $"{path} counts up to event {position}, but this ledger has {head}: an older copy was "
            + $"probably restored, and the events {head + 1}–{position} are missing. Look for the "
            + "newer file of the ledger, and run `coopledger audit verify`. The figures are "
            + "computed from this one.");

    internal static SnapshotRefusal Root(string path, long position) => new(
        "snapshot.root",
        $"{path} được lập từ những sự kiện khác với {position} sự kiện đầu của sổ này: một bản sao "
            + "cũ đã được khôi phục rồi ghi tiếp, hoặc lịch sử đã bị sửa. Hãy chạy `coopledger "
            + "audit verify`. Số liệu được tính lại từ sổ này.",
        $"{path} was made of other events than the first {position} of this ledger: an older copy "
            + "was restored and then written to, or history was changed. Run `coopledger audit "
            + "verify`. The figures are computed from this ledger.");

    internal static SnapshotRefusal Unproven(string path, string said) => new(
        "snapshot.unproven",
        $"Không so được {path} với sổ vì sổ bị hỏng: {said} Hãy chạy `coopledger audit verify`.",
        $"{path} cannot be compared with the ledger, which is damaged: {said} Run `coopledger "
            + "audit verify`.");

    internal static SnapshotRefusal Damaged(string path, string what) => new(
        "snapshot.damaged",
        $"{path} bị hỏng ({what}): số liệu được tính lại từ sổ.",
        $"{path} is damaged ({what}). The figures are computed from the ledger.");

    internal static SnapshotRefusal Unreadable(string path, string said) => new(
        "snapshot.unreadable",
        $"Không đọc được {path} nên số liệu được tính lại từ sổ: {said}",
        $"{path} cannot be read, so that the figures are computed from the ledger: {said}");
}

/// <summary>A snapshot is not used, or no more; caught where it is loaded, and where the projection
/// is asked that it was loaded for.</summary>
internal sealed class SnapshotRefusedException(SnapshotRefusal why, Exception? inner = null)
    : Exception(why.English, inner)
{
    public SnapshotRefusal Why { get; } = why;

    /// <summary>Why a snapshot cannot be used any more, if that is what an exception says.
    /// </summary>
    public static SnapshotRefusal? In(Exception problem) => problem switch
    {
        SnapshotRefusedException refused => refused.Why,
        AggregateException several => several.Flatten().InnerExceptions
            .OfType<SnapshotRefusedException>().FirstOrDefault()?.Why,
        _ => null,
    };
}
