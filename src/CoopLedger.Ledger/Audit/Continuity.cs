using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>Tells whether a log still begins with what was last signed of it.</summary>
public static class Continuity
{
    public const string BehindCode = "ledger.behind-checkpoint";

    public const string ForkedCode = "ledger.forked";

    /// <exception cref="StoreException"><c>ledger.behind-checkpoint</c>: events that were signed
    /// are not there; <c>ledger.forked</c>: other events stand in their place.</exception>
    public static async Task Demand(
        IEventLog log, LastSigned last, CancellationToken cancellationToken)
    {
        var history = await KeyHistory.Read(log, cancellationToken);
        if (history.HasLost(last.Checkpoint))
        {
            return; // The log says itself that it goes on without it.
        }

        var head = await log.ReadHead(cancellationToken);
        var tree = last.Checkpoint.Tree;
        if (tree.Size > head.Position)
        {
            throw Behind(head.Position, last);
        }

        if (MerkleProofs.Root(log.Subtrees, tree.Size) != tree.Root)
        {
            throw Forked(last);
        }
    }

    private static StoreException Behind(long position, LastSigned last)
    {
        var size = last.Checkpoint.Tree.Size;
        return new(
            BehindCode,
            $"Sổ này có {position} sự kiện, nhưng {last.Path} cho biết đã ký đến {size}: có lẽ một "
                + $"bản sao cũ đã được khôi phục, và các sự kiện {position + 1}–{size} bị thiếu. "
                + "Hãy tìm tệp sổ mới hơn và dùng nó. Chỉ khi tệp đó mất hẳn mới chạy `coopledger "
                + "audit continue-after-loss --reason …`.",
            $"This ledger has {position} events, but {last.Path} says that {size} were signed: an "
                + $"older copy was probably restored, and the events {position + 1}–{size} are "
                + "missing. Look for the newer file of the ledger and use that. Only if it is lost "
                + "for good, run `coopledger audit continue-after-loss --reason …`.");
    }

    private static StoreException Forked(LastSigned last)
    {
        var size = last.Checkpoint.Tree.Size;
        return new(
            ForkedCode,
            $"{size} sự kiện đầu của sổ này không phải những sự kiện đã ký ({last.Path}): một bản "
                + "sao cũ đã được khôi phục rồi ghi tiếp, hoặc lịch sử đã bị sửa. Hãy chạy "
                + "`coopledger audit verify` và tìm tệp sổ gốc. Chỉ khi tệp đó mất hẳn mới chạy "
                + "`coopledger audit continue-after-loss --reason …`.",
            $"The first {size} events of this ledger are not those that were signed ({last.Path}): "
                + "an older copy was restored and then written to, or history was changed. Run "
                + "`coopledger audit verify`, and look for the right file of the ledger. Only if "
                + "it is lost for good, run `coopledger audit continue-after-loss --reason …`.");
    }
}
