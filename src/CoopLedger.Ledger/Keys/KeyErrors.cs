using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Keys;

/// <summary>What can be wrong with keys, in both languages, each with what to do.</summary>
internal static class KeyErrors
{
    public const string DamagedCode = "keys.damaged";

    public static StoreException Missing(string folder) => new(
        "keys.missing",
        $"Không có khóa ký trong {folder}. Nếu khóa nằm ở thư mục khác, hãy chỉ ra bằng --keys; "
            + "nếu sổ này chưa từng có khóa, hãy chạy `coopledger audit adopt-key`.",
        $"There is no signing key in {folder}. If it lies in another folder, name that with "
            + "--keys; if this ledger never had one, run `coopledger audit adopt-key`.");

    public static StoreException Exists(string folder) => new(
        "keys.exists",
        $"Đã có khóa trong {folder}, có lẽ của một sổ khác; chúng được giữ nguyên. Hãy dời thư "
            + "mục đó đi nơi khác, hoặc chọn thư mục khác bằng --keys.",
        $"There are keys in {folder} already, perhaps of another ledger; they are left as they "
            + "are. Move that folder away, or name another with --keys.");

    public static StoreException Damaged(string path, Exception? inner) => new(
        DamagedCode,
        $"{path} không đọc được như một khóa hoặc một bản ghi có chữ ký. Hãy giữ tệp này lại và "
            + "khôi phục thư mục khóa từ bản sao của nó.",
        $"{path} cannot be read as a key or a signed note. Keep the file, and restore the folder "
            + "of keys from its own copy.",
        inner);

    public static StoreException OtherLedger(string path, string origin, Guid ledger) => new(
        "keys.other-ledger",
        $"{path} là của sổ {origin}, không phải của sổ {ledger}. Hãy chỉ ra thư mục khóa của sổ "
            + "này bằng --keys.",
        $"{path} is of the log {origin}, not of the ledger {ledger}. Name this ledger's folder of "
            + "keys with --keys.");

    public static StoreException TooOpen(string entry, string mode, string wanted) => new(
        "keys.too-open",
        $"{entry} mở cho người khác (quyền {mode}), nên khóa ở đó không được dùng. Hãy chạy: "
            + $"chmod {wanted} {entry}. Nếu người khác có thể đã đọc khóa, hãy thay khóa: "
            + "`coopledger audit rotate-key`.",
        $"{entry} is open to others (mode {mode}), so the key in it is not used. Run: chmod "
            + $"{wanted} {entry}. If somebody may have read the key, replace it: `coopledger audit "
            + "rotate-key`.");

    public static StoreException Locked(string path) => new(
        "keys.locked",
        $"Một chương trình khác đang dùng khóa ký ({path}). Hãy đợi rồi thử lại.",
        $"Another program is using the signing key ({path}). Wait, then try again.");

    public static StoreException AlreadyThere(string folder) => new(
        "keys.exists",
        $"Sổ này đã có khóa ký trong {folder}. Để thay khóa, hãy chạy `coopledger audit "
            + "rotate-key`.",
        $"This ledger has a signing key in {folder}. To replace it, run `coopledger audit "
            + "rotate-key`.");

    public static StoreException WasSigned(long size) => new(
        "keys.was-signed",
        $"Sổ này đã có điểm kiểm tra có chữ ký (cỡ {size}), nên đã có khóa: khóa thứ hai sẽ làm "
            + "kiểm toán viên không tin được. Hãy tìm thư mục khóa và chỉ ra bằng --keys.",
        $"This ledger has a signed checkpoint (size {size}), so it has a key: a second first key "
            + "would be trusted by nobody. Find the folder of keys and name it with --keys.");

    public static StoreException NotInForce(string folder, string found, string wanted) => new(
        "keys.not-in-force",
        $"Khóa trong {folder} ({found}) không phải khóa mà sổ đang dùng ({wanted}). Hãy chỉ ra thư "
            + "mục có khóa đó bằng --keys.",
        $"The key in {folder} ({found}) is not the one that the ledger signs with ({wanted}). Name "
            + "the folder that has that one with --keys.");

    public static StoreException NothingLost() => new(
        "ledger.nothing-lost",
        "Không có gì bị mất: sổ chứa mọi sự kiện đã ký. Không có gì được thay đổi.",
        "Nothing is lost: the ledger holds all that was signed. Nothing was changed.");
}
