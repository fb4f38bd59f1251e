using System.Collections.Immutable;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>A checkpoint that somebody kept elsewhere.</summary>
/// <param name="Name">What it is called: its file.</param>
/// <param name="Note">Its bytes.</param>
public sealed record OlderCheckpoint(string Name, ReadOnlyMemory<byte> Note);

/// <summary>Verifies what was signed of a log: the stored hashes, the changes of keys, every
/// checkpoint that the ledger keeps, the one beside the key, and those that others kept.</summary>
/// <remarks>It takes the root over all events for granted, which
/// <see cref="LedgerVerification"/> recomputes.</remarks>
/// <param name="log">The log.</param>
/// <param name="kept">Its checkpoints.</param>
public sealed class CheckpointVerification(IEventLog log, ICheckpointStore kept)
{
    private const string RootCode = "checkpoint.root";

    private ImmutableArray<KeyInForce> _keys = [];
    private Head _head = new(0, MerkleHash.Empty);
    private long _agreed;
    private int _signatures;

    /// <summary>The key that the verifier trusts; where there is none, signatures are checked only
    /// with keys that the log itself names.</summary>
    public VerifierKey? Key { get; init; }

    /// <summary>The checkpoint beside the signing key.</summary>
    public LastSigned? Last { get; init; }

    /// <summary>Checkpoints that others kept.</summary>
    public ImmutableArray<OlderCheckpoint> Older { get; init; } = [];

    public async Task<CheckpointReport> Run(CancellationToken cancellationToken)
    {
        var own = await kept.ReadCheckpoints(long.MinValue, cancellationToken);
        var agreeing = new List<long>();
        var fault = await Prepare(cancellationToken) ?? CheckOwn(own)
            ?? await CheckLast(cancellationToken) ?? CheckOlder(own, agreeing);
        return new(
            own.Length, _signatures, own.IsEmpty ? null : own[^1].Size, agreeing, fault);
    }

    private async Task<AuditFault?> Prepare(CancellationToken cancellationToken)
    {
        try
        {
            await kept.VerifyHashes(cancellationToken);
            _head = await log.ReadHead(cancellationToken);
            var history = await KeyHistory.Read(log, cancellationToken);
            _keys = history.Keys(Key);
        }
        catch (LedgerDamagedException damage)
        {
            return AuditFault.Of(damage);
        }

        return Key is null || _keys.Any(known => known.Key.Equals(Key)) ? null : new(
            "key.not-of-ledger",
            $"Khóa {Key.Name}+{Key.Id:x8} không phải khóa của sổ này.",
            $"The key {Key.Name}+{Key.Id:x8} is not one of this ledger's.");
    }

    private AuditFault? CheckOwn(ImmutableArray<StoredCheckpoint> own)
    {
        _agreed = 0;
        foreach (var (size, note) in own)
        {
            var fault = Check(
                ($"Điểm kiểm tra cỡ {size}", $"The checkpoint of size {size}"), note, size);
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private async Task<AuditFault?> CheckLast(CancellationToken cancellationToken)
    {
        if (Last is null)
        {
            return null;
        }

        try
        {
            await Continuity.Demand(log, Last, cancellationToken);
            return await CheckSignature(Last, cancellationToken);
        }
        catch (StoreException problem)
        {
            var size = Last.Checkpoint.Tree.Size;
            var before = Math.Min(_agreed < size ? _agreed : 0, _head.Position);
            return AuditFault.Of(problem) with
            {
                Position = (problem.Code == Continuity.BehindCode ? _head.Position : before) + 1,
            };
        }
    }

    /// <summary>What lies beside the key must be of the key, unless the log has given it up.
    /// </summary>
    private async Task<AuditFault?> CheckSignature(
        LastSigned last, CancellationToken cancellationToken)
    {
        var history = await KeyHistory.Read(log, cancellationToken);
        if (history.HasLost(last.Checkpoint)
            || KeyOf(last.Checkpoint, isOwn: false) is not { } key)
        {
            return null;
        }

        try
        {
            Checkpoint.Open(last.Note.Span, key);
            return null;
        }
        catch (ProofException problem)
        {
            return AuditFault.Of((last.Path, last.Path), problem);
        }
    }

    private AuditFault? CheckOlder(ImmutableArray<StoredCheckpoint> own, List<long> agreeing)
    {
        _agreed = 0;
        foreach (var older in Older.OrderBy(SizeOf))
        {
            var fault = Check((older.Name, older.Name), older.Note, size: null);
            if (fault is not null)
            {
                return fault.Code == RootCode ? WithOwn(fault, own, SizeOf(older)) : fault;
            }

            agreeing.Add(_agreed);
        }

        return null;
    }

    /// <summary>Checks one note; those of smaller sizes have agreed.</summary>
    private AuditFault? Check(
        (string Vietnamese, string English) what, ReadOnlyMemory<byte> note, long? size)
    {
        try
        {
            var signed = SignedNote.Parse(note.Span);
            var checkpoint = Checkpoint.Of(signed);
            DemandSize(checkpoint, size);
            if (KeyOf(checkpoint, isOwn: size is not null) is { } key)
            {
                Checkpoint.Open(note.Span, key);
                _signatures++;
            }

            return Missing(what, checkpoint.Tree) ?? Changed(what, checkpoint.Tree);
        }
        catch (ProofException problem)
        {
            return AuditFault.Of(what, problem);
        }
    }

    private AuditFault? Missing((string Vietnamese, string English) what, TreeHead tree) =>
        tree.Size <= _head.Position ? null : new(
            "checkpoint.ahead",
            $"{what.Vietnamese} nói về {tree.Size} sự kiện, sổ chỉ có {_head.Position}: thiếu các "
                + $"sự kiện {_head.Position + 1}–{tree.Size}.",
            $"{what.English} speaks of {tree.Size} events, the ledger has {_head.Position}: the "
                + $"events {_head.Position + 1}–{tree.Size} are missing.",
            _head.Position + 1);

    private AuditFault? Changed((string Vietnamese, string English) what, TreeHead tree)
    {
        if (MerkleProofs.Root(log.Subtrees, tree.Size) == tree.Root)
        {
            _agreed = tree.Size;
            return null;
        }

        return new(
            RootCode,
            $"{what.Vietnamese} không khớp với sổ: lịch sử đã bị sửa trong khoảng vị trí "
                + $"{_agreed + 1}–{tree.Size}.",
            $"{what.English} does not agree with the ledger: history was changed between the "
                + $"positions {_agreed + 1} and {tree.Size}.",
            _agreed + 1);
    }

    // The ledger's own checkpoints agree with it; who rewrote it may have signed them again.
    private static AuditFault WithOwn(
        AuditFault fault, ImmutableArray<StoredCheckpoint> own, long size)
    {
        var last = own.LastOrDefault(checkpoint => checkpoint.Size < size)?.Size ?? 0;
        return last < fault.Position ? fault : fault with
        {
            Vietnamese = fault.Vietnamese + " Các điểm kiểm tra nằm trong sổ (có thể đã bị ký lại) "
                + $"chỉ về khoảng {last + 1}–{size}.",
            English = fault.English + " The checkpoints inside the ledger (which may have been "
                + $"signed again) point to {last + 1}–{size}.",
        };
    }

    private void DemandSize(Checkpoint checkpoint, long? size)
    {
        if (!LogOrigin.Is(checkpoint.Origin, log.LedgerId))
        {
            throw new ProofException(
                "checkpoint.origin", $"nó là của sổ {checkpoint.Origin}, không phải sổ này.",
                $"it is of the log {checkpoint.Origin}, not of this ledger.");
        }

        if (size is { } wanted && wanted != checkpoint.Tree.Size)
        {
            throw new ProofException(
                "checkpoint.malformed", $"nội dung nói về cỡ {checkpoint.Tree.Size}.",
                $"its text speaks of size {checkpoint.Tree.Size}.");
        }
    }

    /// <summary>The key in force at the size. What others kept may have been signed before a loss,
    /// for a size that the ledger has reached anew since: then its name tells.</summary>
    private VerifierKey? KeyOf(Checkpoint checkpoint, bool isOwn)
    {
        var reached = _keys.Where(key => key.From <= checkpoint.Tree.Size).ToList();
        return (isOwn ? null : reached.FindLast(key => key.Key.Name == checkpoint.Origin)?.Key)
            ?? reached.LastOrDefault()?.Key;
    }

    private static long SizeOf(OlderCheckpoint older)
    {
        try
        {
            return Checkpoint.Of(SignedNote.Parse(older.Note.Span)).Tree.Size;
        }
        catch (ProofException)
        {
            return 0; // It is told of when its turn comes.
        }
    }
}
