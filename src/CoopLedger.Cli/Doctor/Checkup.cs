using System.Globalization;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli.Doctor;

/// <summary>Looks an installation over: the store, the rights, the disk, the clock, the culture.
/// </summary>
/// <param name="path">The ledger's file.</param>
/// <param name="keys">Its folder of keys.</param>
/// <param name="now">The machine's clock.</param>
internal sealed class Checkup(string path, KeyFolder keys, DateTimeOffset now)
{
    private const long Reserve = 64L << 20;
    private const long LogMax = 256L << 20;

    private static readonly DateTimeOffset Written = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _path = Path.GetFullPath(path);

    /// <summary>What SQLite says of the file.</summary>
    public static IEnumerable<Finding> OfStore(StoreInspection store)
    {
        yield return new(
            "sqlite.version", Health.Good, Labels.Of("SQLite", "SQLite"),
            Same($"{store.SqliteVersion}, format {store.Format}"));
        yield return store is { JournalMode: "wal", Synchronous: StoreInspection.Full or null }
            ? new(
                "sqlite.settings", Health.Good, Labels.Of("Ghi xuống đĩa", "Durability"),
                Same(store.Synchronous is null ? "journal_mode=wal"
                    : "journal_mode=wal, synchronous=FULL"))
            : new(
                "sqlite.settings", Health.Failing, Labels.Of("Ghi xuống đĩa", "Durability"),
                Same($"journal_mode={store.JournalMode}, synchronous={store.Synchronous}"),
                Labels.Of(
                    "Sự kiện đã báo ghi có thể mất khi mất điện; hãy dùng đúng bản coopledger này.",
                    "What was acknowledged can be lost with the power; use this coopledger."));
        yield return store.Fault is { } fault
            ? new(
                "sqlite.pages", Health.Failing, Labels.Of("Các trang của tệp", "Pages"),
                Same(fault),
                Labels.Of(
                    "Đừng ghi thêm; giữ tệp này và khôi phục từ bản sao lưu.",
                    "Record nothing more; keep this file and restore a backup."))
            : new(
                "sqlite.pages", Health.Good, Labels.Of("Các trang của tệp", "Pages"),
                Labels.Of("nguyên vẹn (quick_check)", "whole (quick_check)"));
        yield return store.LogBytes > LogMax
            ? new(
                "sqlite.log", Health.Warning, Labels.Of("Tệp -wal", "The -wal file"),
                Same(Megabytes(store.LogBytes)),
                Labels.Of(
                    "Có chương trình đọc mở quá lâu; hãy đóng nó để tệp được thu gọn.",
                    "A reader has been open for long; close it so that the file can shrink."))
            : new(
                "sqlite.log", Health.Good, Labels.Of("Tệp -wal", "The -wal file"),
                Same(Megabytes(store.LogBytes)));
    }

    /// <summary>Who may write the ledger, and who may read its keys.</summary>
    public IEnumerable<Finding> OfRights()
    {
        var name = Labels.Of("Quyền trên tệp sổ", "Rights on the file");
        if (OperatingSystem.IsWindows())
        {
            yield return new(
                "file.rights", Health.Good, name,
                Labels.Of("Windows: không kiểm tra", "Windows: not checked"));
            yield break;
        }

        var mode = File.GetUnixFileMode(_path);
        yield return mode.HasFlag(UnixFileMode.OtherWrite)
            ? new(
                "file.rights", Health.Failing, name, Same(Octal(mode)),
                Labels.Of(
                    $"Ai cũng ghi được: chmod o-w {_path}",
                    $"Anybody can write: chmod o-w {_path}"))
            : new("file.rights", Health.Good, name, Same(Octal(mode)));
        var keyName = Labels.Of("Quyền trên khóa", "Rights on the keys");
        yield return keys switch
        {
            { Exists: false } => new(
                "keys.rights", Health.Warning, keyName,
                Labels.Of($"không có {keys.Path}", $"there is no {keys.Path}"),
                Labels.Of(
                    "Không ký được điểm kiểm tra ở đây; hãy chỉ thư mục khóa bằng --keys.",
                    "No checkpoint can be signed here; name the folder of keys with --keys.")),
            { TooOpen: [var first, ..] } => new(
                "keys.rights", Health.Failing, keyName,
                Labels.Of($"{first} mở cho người khác", $"{first} is open to others"),
                Same($"chmod -R go= {keys.Path}")),
            _ => new(
                "keys.rights", Health.Good, keyName,
                Labels.Of("chỉ chủ sở hữu", "the owner only")),
        };
    }

    /// <summary>Room for growth, and for a backup beside the ledger.</summary>
    public Finding OfDisk(long ledgerBytes)
    {
        var free = new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace;
        var name = Labels.Of("Chỗ trống trên đĩa", "Disk space");
        return free < Reserve
            ? new(
                "disk.space", Health.Failing, name, Same(Megabytes(free)),
                Labels.Of("Hãy giải phóng dung lượng ngay.", "Free some space now."))
            : free < ledgerBytes + Reserve
                ? new(
                    "disk.space", Health.Warning, name, Same(Megabytes(free)),
                    Labels.Of(
                        $"Không đủ chỗ cho một bản sao lưu ({Megabytes(ledgerBytes)}).",
                        $"Not enough for a backup ({Megabytes(ledgerBytes)})."))
                : new("disk.space", Health.Good, name, Same(Megabytes(free)));
    }

    /// <summary>The clock cannot be right if the log has seen a later instant.</summary>
    /// <param name="last">When the last event was recorded; null in an empty ledger.</param>
    public Finding OfClock(DateTimeOffset? last)
    {
        var name = Labels.Of("Đồng hồ", "Clock");
        var shown = Same(Instant(now));
        return last > now
            ? new(
                "clock.behind", Health.Failing, name, shown,
                Labels.Of(
                    $"Sự kiện cuối ghi lúc {Instant(last.Value)}, sau đồng hồ máy. Hãy chỉnh giờ.",
                    $"The last event is of {Instant(last.Value)}, after this clock. Set it."))
            : now < Written
                ? new(
                    "clock.behind", Health.Failing, name, shown,
                    Labels.Of(
                        "Đồng hồ trước khi chương trình ra đời.", "Older than this program."))
                : new("clock.behind", Health.Good, name, shown);
    }

    /// <summary>The ledger cannot be read, and so no more of it be checked.</summary>
    public static Finding Broken(string code, Labels reason) => new(
        code, Health.Failing, Labels.Of("Sổ", "The ledger"), Same(code), reason);

    /// <summary>Figures do not depend on the culture; this says which one a report of trouble
    /// comes from.</summary>
    public static Finding OfCulture() => new(
        "culture.mode", Health.Good, Labels.Of("Văn hóa", "Culture"),
        Same(AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant)
            && invariant
                ? "invariant"
                : $"{CultureInfo.InstalledUICulture.Name}, ICU"));

    /// <summary>The instant as a clock in Vietnam shows it.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm:ss");

    public static Labels Same(string text) => Labels.Of(text, text);

    private static string Megabytes(long bytes) =>
        $"{VietnameseNumber.Format((bytes + (1 << 20) - 1) >> 20)} MB";

    private static string Octal(UnixFileMode mode) =>
        Convert.ToString((int)mode, toBase: 8).PadLeft(4, '0');
}
