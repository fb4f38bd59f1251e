using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>Why a copy does not go on, in both languages, each with what to do.</summary>
public static class CopyErrors
{
    public const string ForeignCode = "copy.foreign";

    public const string AheadCode = "copy.ahead";

    public const string DivergedCode = "copy.diverged";

    public const string AlteredCode = "copy.altered";

    public const string SourceDamagedCode = "copy.source-damaged";

    /// <summary>The target is another ledger.</summary>
    public static StoreException Foreign(Guid target, Guid source) => new(
        ForeignCode,
        $"Nơi đến đã có một sổ khác ({target}, không phải {source}), và nó được giữ nguyên. Hãy "
            + "chọn nơi khác.",
        $"The target is another ledger ({target}, not {source}), and is left as it is. Choose "
            + "another target.");

    internal static StoreException Ahead(long target, long source) => new(
        AheadCode,
        $"Nơi đến đã có sổ này với {target} sự kiện, nhiều hơn {source} sự kiện của nguồn. Chưa có "
            + "gì được ghi. Có lẽ sổ đã được ghi tiếp ở đó: hãy chép theo chiều ngược lại.",
        $"The target has this ledger with {target} events, more than the {source} of the source. "
            + "Nothing was written. It was probably gone on with there: copy the other way.");

    internal static StoreException Diverged(long position) => new(
        DivergedCode,
        $"Nguồn và nơi đến là cùng một sổ, nhưng khác nhau từ vị trí {position}: đã có người ghi "
            + "vào cả hai. Chưa có gì được ghi. Hãy xem `coopledger events` của cả hai ở vị trí đó "
            + "và chép sang một nơi mới.",
        $"Source and target are the same ledger and differ from position {position} on: both were "
            + "written to. Nothing was written now. Look at `coopledger events` of both at that "
            + "position, and copy to a new place.");

    internal static StoreException Raced(long position, Exception? inner) => new(
        DivergedCode,
        $"Việc chép dừng ở vị trí {position}: có người khác ghi vào nơi đến trong lúc chép, nên ở "
            + "đó không còn đúng thứ tự của nguồn. Hãy chép sang một nơi mới mà chưa ai ghi vào.",
        $"The copy stopped at position {position}: somebody else recorded in the target meanwhile, "
            + "so that it no longer has the order of the source. Copy to a new place that nobody "
            + "writes to yet.",
        inner);

    internal static StoreException Altered(long position) => new(
        AlteredCode,
        $"Việc chép dừng ở vị trí {position}: ở nơi đến, sự kiện này sẽ có byte hoặc thời điểm ghi "
            + "khác. Hãy chạy `coopledger audit verify` với nguồn.",
        $"The copy stopped at position {position}: in the target this event would have other bytes "
            + "or another instant of recording. Run `coopledger audit verify` on the source.");

    /// <param name="sound">The position up to which all is well.</param>
    /// <param name="source">What the source says of itself.</param>
    /// <param name="target">What was made of its events.</param>
    internal static StoreException SourceDamaged(long sound, Head source, Head target) => new(
        SourceDamagedCode,
        $"{source.Position} sự kiện đầu cho gốc {target.RootText}, còn nguồn giữ gốc "
            + $"{source.RootText}: nguồn đã bị hỏng hoặc bị sửa sau vị trí {sound}. Hãy chạy "
            + "`coopledger audit verify` với nguồn, và đừng dùng bản vừa chép.",
        $"The first {source.Position} events give the root {target.RootText}, and the source "
            + $"holds {source.RootText}: it is damaged or was changed after position {sound}. Run "
            + "`coopledger audit verify` on it, and do not use what was copied.");
}
