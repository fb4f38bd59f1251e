using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>What can go wrong with the file, in both languages, each with what to do.</summary>
internal static class StoreErrors
{
    public const int NotWritable = 8;
    public const int Corrupt = 11;
    public const int CannotOpen = 14;
    public const int NotADatabase = 26;

    private const int NoPermission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;
    private const int NoRoomForSharedMemory = 4874;

    public static StoreException Of(SqliteException refused, string path) =>
        (refused.SqliteErrorCode, refused.SqliteExtendedErrorCode) switch
        {
            (Busy or Locked, _) => InUse(path, refused),
            (NotWritable or NoPermission, _) => ReadOnly(path, refused),
            (CannotOpen, _) => Unopened(path, refused),
            (Full, _) or (_, NoRoomForSharedMemory) => DiskFull(path, refused),
            (Corrupt or NotADatabase, _) => Damaged(path, refused),
            _ => Failed(path, refused),
        };

    public static StoreException NotFound(string path) => new(
        "store.not-found",
        $"Không có sổ cái tại {path}. Hãy kiểm tra đường dẫn, hoặc chạy `coopledger init` để lập "
        + "sổ mới.",
        $"There is no ledger at {path}. Check the path, or run `coopledger init` to make one.");

    public static StoreException NoFolder(string path) => new(
        "store.not-found",
        $"Thư mục chứa {path} không tồn tại. Hãy tạo thư mục hoặc kiểm tra đường dẫn.",
        $"The folder of {path} does not exist. Make it, or check the path.");

    public static StoreException Exists(string path) => new(
        "store.exists",
        $"Đã có một tệp hoặc thư mục tại {path}, và nó được giữ nguyên. Hãy chọn đường dẫn khác.",
        $"There is something at {path} already, and it is left as it is. Choose another path.");

    public static StoreException NotALedger(string path) => new(
        "store.not-a-ledger",
        $"{path} không phải là sổ cái CoopLedger, và được giữ nguyên. Hãy kiểm tra đường dẫn.",
        $"{path} is not a CoopLedger ledger, and is left as it is. Check the path.");

    public static StoreException LaterFormat(string path, long found, long known) => new(
        "store.format",
        $"Sổ cái {path} có định dạng {found}; chương trình này chỉ đọc được đến định dạng "
        + $"{known}. Hãy cài phiên bản coopledger mới hơn.",
        $"The ledger {path} has format {found}; this program reads up to format {known}. Install "
        + "a later coopledger.");

    public static StoreException OpenedToRead(string path) => new(
        "store.read-only",
        $"Sổ cái {path} được mở chỉ để đọc nên không ghi được. Hãy mở lại để ghi.",
        $"The ledger {path} was opened for reading only. Open it for writing to append.");

    public static StoreException ReadOnly(string path, Exception? inner) => new(
        "store.read-only",
        $"Không ghi được vào {path}: tệp, thư mục hoặc ổ đĩa chỉ cho phép đọc. Hãy xin quyền ghi "
        + "cho cả tệp và thư mục, hoặc chép sổ cái đến nơi khác.",
        $"{path} cannot be written: the file, its folder or the disk is read-only. Get the right "
        + "to write both file and folder, or copy the ledger elsewhere.",
        inner);

    public static StoreException Failed(string path, Exception inner) => new(
        "store.failed",
        $"Không dùng được sổ cái {path}: {inner.Message} Hãy kiểm tra ổ đĩa rồi thử lại; gửi lại "
        + "cùng một khóa không bao giờ ghi hai lần.",
        $"The ledger {path} cannot be used: {inner.Message} Check the disk and try again; the "
        + "same key is never recorded twice.",
        inner);

    public static StoreException Unopened(string path, Exception inner) => new(
        "store.failed",
        $"Không mở được sổ cái {path}. Hãy kiểm tra quyền đọc; nếu bên cạnh có tệp -wal trong thư "
        + "mục chỉ cho phép đọc, hãy chép cả hai tệp đến nơi ghi được rồi mở ở đó.",
        $"The ledger {path} cannot be opened. Check the right to read it; if a -wal file lies "
        + "beside it in a read-only folder, copy both to a folder that can be written and open "
        + "it there.",
        inner);

    private static StoreException InUse(string path, Exception inner) => new(
        "store.locked",
        $"Một chương trình khác đang ghi vào sổ cái {path} và chưa xong. Chưa có gì được ghi; hãy "
        + "đợi hoặc đóng chương trình đó rồi thử lại.",
        $"Another program is writing to the ledger {path} and has not finished. Nothing was "
        + "recorded; wait or close that program, then try again.",
        inner);

    private static StoreException DiskFull(string path, Exception inner) => new(
        "store.failed",
        $"Ổ đĩa chứa sổ cái {path} đã đầy nên chưa có gì được ghi. Hãy giải phóng dung lượng rồi "
        + "thử lại.",
        $"The disk of the ledger {path} is full, so nothing was recorded. Free some space, then "
        + "try again.",
        inner);

    private static StoreException Damaged(string path, Exception inner) => new(
        "store.failed",
        $"Tệp sổ cái {path} bị hỏng. Đừng ghi thêm; hãy giữ lại tệp này và khôi phục từ bản sao "
        + "lưu.",
        $"The file of the ledger {path} is damaged. Record nothing more; keep the file and "
        + "restore a backup.",
        inner);
}
