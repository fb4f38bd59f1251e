using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Keys;

/// <summary>One ledger's signing key and what was last signed with it.</summary>
/// <param name="folder">The folder where they lie.</param>
/// <param name="ledger">The ledger's id.</param>
public sealed class LedgerKeys(KeyFolder folder, Guid ledger)
{
    public const string SigningFile = "signing.pem";

    /// <summary>A key that is about to take the place of the one that signs.</summary>
    public const string NextFile = "signing.next.pem";

    public const string LastSignedFile = "last-signed.note";

    public KeyFolder Folder { get; } = folder;

    public Guid Ledger { get; } = ledger;

    /// <summary>Whether there is a key to sign with.</summary>
    public bool CanSign =>
        File.Exists(PathOf(SigningFile)) || File.Exists(PathOf(NextFile));

    /// <summary>When something was last signed, by the clock of the disk.</summary>
    public DateTimeOffset? LastSignedAt => File.Exists(PathOf(LastSignedFile))
        ? new DateTimeOffset(File.GetLastWriteTimeUtc(PathOf(LastSignedFile)))
        : null;

    /// <summary>Makes the first key of a new ledger.</summary>
    /// <returns>Its public half.</returns>
    /// <exception cref="StoreException"><c>keys.exists</c>, <c>keys.too-open</c>,
    /// <c>keys.unwritable</c>.</exception>
    public VerifierKey Make()
    {
        KeyRights.Demand(Folder);
        using var key = SigningKey.Create();
        return IsTaken(Folder) || !Folder.WriteNew(SigningFile, key.ToPem())
            ? throw KeyErrors.Exists(Folder.Path)
            : key.Verifier(LogOrigin.Of(Ledger));
    }

    /// <summary>Whether a ledger's keys are in a folder.</summary>
    public static bool IsTaken(KeyFolder folder) =>
        folder.Read(SigningFile) is not null || folder.Read(LastSignedFile) is not null;

    /// <summary>Refuses a folder where keys are, before a new ledger is made.</summary>
    /// <exception cref="StoreException"><c>keys.exists</c>.</exception>
    public static void DemandNone(KeyFolder folder)
    {
        if (IsTaken(folder))
        {
            throw KeyErrors.Exists(folder.Path);
        }
    }

    /// <summary>Makes a first key for a ledger that has none and never had one.</summary>
    /// <exception cref="StoreException"><c>keys.exists</c>: it has one; <c>keys.was-signed</c>:
    /// it had one.</exception>
    public async Task<VerifierKey> Adopt(
        ICheckpointStore checkpoints, CancellationToken cancellationToken)
    {
        if (CanSign)
        {
            throw KeyErrors.AlreadyThere(Folder.Path);
        }

        var last = await checkpoints.LastCheckpoint(long.MaxValue, cancellationToken);
        return last is null ? Make() : throw KeyErrors.WasSigned(last.Size);
    }

    /// <summary>The checkpoint that was last signed, whoever signed it; <see langword="null"/>
    /// when none was.</summary>
    /// <exception cref="StoreException"><c>keys.damaged</c>, <c>keys.other-ledger</c>,
    /// <c>keys.unreadable</c>.</exception>
    public LastSigned? ReadLastSigned() => Folder.Read(LastSignedFile) is { } note
        ? Read(note, PathOf(LastSignedFile))
        : null;

    internal LastSigned Read(ReadOnlyMemory<byte> note, string path)
    {
        try
        {
            var checkpoint = Checkpoint.Of(SignedNote.Parse(note.Span));
            return LogOrigin.Is(checkpoint.Origin, Ledger)
                ? new(checkpoint, note, path)
                : throw KeyErrors.OtherLedger(path, checkpoint.Origin, Ledger);
        }
        catch (ProofException broken)
        {
            throw KeyErrors.Damaged(path, broken);
        }
    }

    /// <summary>The public half of the key under a name, if there is a key.</summary>
    /// <exception cref="StoreException"><c>keys.damaged</c>, <c>keys.unreadable</c>.</exception>
    public VerifierKey? ReadVerifier(string origin)
    {
        if (Folder.Read(SigningFile) is not { } pem)
        {
            return null;
        }

        using var key = SigningKey.Open(pem, PathOf(SigningFile));
        return key.Verifier(origin);
    }

    /// <exception cref="StoreException"><c>keys.missing</c>, <c>keys.too-open</c>.</exception>
    internal void DemandSome()
    {
        if (!CanSign)
        {
            throw KeyErrors.Missing(Folder.Path);
        }

        KeyRights.Demand(Folder, SigningFile, LastSignedFile, NextFile);
    }

    /// <summary>Whether the log names the next key already, and something is left to be done.
    /// </summary>
    internal bool IsHandingOver(KeyHistory history)
    {
        using var next = TryOpen(NextFile);
        using var own = TryOpen(SigningFile);
        return Fits(next, history.Current)
            || (next is null && File.Exists(PathOf(NextFile)) && Fits(own, history.Current));
    }

    /// <summary>The key that is in force; one that was about to take its place takes it now.
    /// Only for whoever holds the lock.</summary>
    /// <exception cref="StoreException"><c>keys.missing</c>, <c>keys.too-open</c>,
    /// <c>keys.damaged</c>, <c>keys.not-in-force</c>.</exception>
    internal SigningKey OpenSigningKey(KeyHistory history)
    {
        KeyRights.Demand(Folder, SigningFile, LastSignedFile, NextFile);
        if (history.Current is { } current)
        {
            Settle(current);
        }

        var key = SigningKey.Open(
            Folder.Read(SigningFile) ?? throw KeyErrors.Missing(Folder.Path),
            PathOf(SigningFile));
        if (history.Current is not { } wanted || Fits(key, wanted))
        {
            return key;
        }

        using (key)
        {
            throw KeyErrors.NotInForce(
                Folder.Path, $"{key.Verifier(wanted.Name).Id:x8}", $"{wanted.Id:x8}");
        }
    }

    /// <summary>The key that is to come: one that an earlier try left, or a new one.</summary>
    internal SigningKey OpenOrMakeNext()
    {
        if (TryOpen(NextFile) is { } left)
        {
            return left;
        }

        var next = SigningKey.Create();
        Folder.Write(NextFile, next.ToPem());
        return next;
    }

    // The old key is destroyed first: a crash here leaves the new one alone, and this goes on.
    private void Settle(VerifierKey current)
    {
        using var next = TryOpen(NextFile);
        using var own = TryOpen(SigningFile);
        if (!Fits(own, current) && Fits(next, current))
        {
            Folder.Destroy(SigningFile);
            Folder.Write(SigningFile, next!.ToPem());
            Folder.Destroy(NextFile);
        }
        else if (Fits(own, current) && (next is null || Fits(next, current)))
        {
            Folder.Destroy(NextFile);
        }
    }

    private SigningKey? TryOpen(string name)
    {
        try
        {
            return Folder.Read(name) is { } pem ? SigningKey.Open(pem, PathOf(name)) : null;
        }
        catch (StoreException damaged) when (damaged.Code == KeyErrors.DamagedCode)
        {
            return null; // It was being destroyed when the program ended.
        }
    }

    private static bool Fits(SigningKey? key, VerifierKey? wanted) =>
        key is not null && wanted is not null && key.Verifier(wanted.Name).Equals(wanted);

    internal string PathOf(string name) => System.IO.Path.Combine(Folder.Path, name);
}
