using CoopLedger.Indicators;
using CoopLedger.Indicators.Snapshots;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>A ledger's journal and registers in a file of their own, so that a process that only
/// asks does not have to build them. It can be thrown away at any time.</summary>
/// <param name="path">The file; it need not be there.</param>
public sealed class SnapshotFile(string path)
{
    internal const string Ending = ".journal";

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The ledger's file, if this is the file beside it.</summary>
    public string? Ledger => Path.EndsWith(Ending, StringComparison.Ordinal)
        ? Path[..^Ending.Length]
        : null;

    /// <summary>Told why a snapshot that is there is not used.</summary>
    public Action<SnapshotRefusal> Refused { get; init; } = _ => { };

    /// <summary>The snapshot that belongs to a ledger's file: <c>LEDGER.journal</c>.</summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="refused">Told why a snapshot that is there is not used.</param>
    public static SnapshotFile Beside(string ledger, Action<SnapshotRefusal>? refused = null) =>
        new(ledger + Ending) { Refused = refused ?? (_ => { }) };

    /// <summary>Loads the projection as it was saved, if it was made of just these events by just
    /// these rules. What was recorded since is still to be added.</summary>
    /// <param name="log">The log as it was recorded, no what-if.</param>
    /// <param name="cancellationToken">Stops before the reading.</param>
    /// <param name="ofAnyRules">Whether it may have been made by other rules: to be compared, and
    /// never to answer.</param>
    /// <param name="isLazy">Whether columns may be read when they are asked for. What is damaged
    /// of them is then noticed by whoever asks, with a <see cref="SnapshotRefusedException"/>.
    /// </param>
    public async Task<SnapshotLoad> Load(
        IEventLog log, CancellationToken cancellationToken, bool ofAnyRules = false,
        bool isLazy = false)
    {
        if (!BitConverter.IsLittleEndian)
        {
            return default; // Columns are kept as they lie in the memory of nearly all machines.
        }

        try
        {
            return new(await Read(log, ofAnyRules, isLazy, cancellationToken), null);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
        catch (SnapshotRefusedException refused)
        {
            return new(null, refused.Why);
        }
        catch (KeyNotFoundException) when (ofAnyRules)
        {
            // It names a measure or a register that this program does not have.
            return new(null, SnapshotRefusal.Rules(Path));
        }
        catch (LedgerDamagedException damaged)
        {
            return new(null, SnapshotRefusal.Unproven(Path, damaged.Message));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new(null, SnapshotRefusal.Unreadable(Path, failed.Message));
        }
    }

    /// <summary>Saves a projection in the place of what was saved before. Whoever loads meets the
    /// old one or the new one, whenever this process ends.</summary>
    /// <param name="projection">Of a log as it was recorded, from its beginning.</param>
    /// <param name="ledger">The ledger's id.</param>
    /// <param name="head">The projection's position, and the log's root there.</param>
    /// <returns>False when what has the name is no snapshot; it is left alone.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public bool Save(Projection projection, Guid ledger, Head head)
    {
        if (head.Position != projection.Position)
        {
            throw new ArgumentException(
                $"The root at {head.Position} is not that at {projection.Position}.",
                nameof(head));
        }

        if (!BitConverter.IsLittleEndian || IsForeign())
        {
            return false;
        }

        using var draft = new SnapshotDraft(Path);
        var to = new SnapshotWriter(draft.File);
        ProjectionState.Write(projection, to);
        to.End(new(ledger, RulesFingerprint.Bytes, head.Position, head.Root, 0, 0, 0));
        draft.Publish();
        return true;
    }

    /// <summary>Saves a projection, if it can be: a folder that may not be written to only makes
    /// the next question slower.</summary>
    /// <returns>Whether it was saved.</returns>
    public async Task<bool> TrySave(
        Projection projection, IEventLog log, CancellationToken cancellationToken)
    {
        try
        {
            var head = await log.ReadHead(cancellationToken);
            return Save(projection, log.LedgerId, HeadAt(log, projection.Position, head));
        }
        catch (Exception failed) when (failed is
            IOException or UnauthorizedAccessException or LedgerDamagedException)
        {
            return false;
        }
    }

    private async Task Demand(
        SnapshotHeader header, IEventLog log, bool ofAnyRules, CancellationToken cancellationToken)
    {
        if (header.Ledger != log.LedgerId)
        {
            throw new SnapshotRefusedException(SnapshotRefusal.Ledger(Path));
        }

        // Before the rules: that events are missing is to be known whatever made the snapshot.
        var head = await log.ReadHead(cancellationToken);
        if (header.Position > head.Position)
        {
            throw new SnapshotRefusedException(
                SnapshotRefusal.Ahead(Path, header.Position, head.Position));
        }

        if (HeadAt(log, header.Position, head).Root != header.Root)
        {
            throw new SnapshotRefusedException(SnapshotRefusal.Root(Path, header.Position));
        }

        if (!ofAnyRules && !header.Rules.AsSpan().SequenceEqual(RulesFingerprint.Bytes))
        {
            throw new SnapshotRefusedException(SnapshotRefusal.Rules(Path));
        }
    }

    private async Task<Projection> Read(
        IEventLog log, bool ofAnyRules, bool isLazy, CancellationToken cancellationToken)
    {
        // Whoever saves meanwhile may take the name away: what is open here stays as it is.
        var file = File.OpenHandle(Path, share: FileShare.ReadWrite | FileShare.Delete);
        var isKept = false;
        try
        {
            var header = SnapshotReader.Header(Path, file);
            await Demand(header, log, ofAnyRules, cancellationToken);
            var reader = SnapshotReader.Of(Path, file, header, isLazy);
            var projection = await Read(reader, log, ofAnyRules);
            isKept = isLazy;
            return projection;
        }
        finally
        {
            if (!isKept)
            {
                file.Dispose();
            }
        }
    }

    private static async Task<Projection> Read(
        SnapshotReader reader, IEventLog log, bool atOnce)
    {
        try
        {
            return await ProjectionState.Read(
                reader, new LoggedFacts(log), atOnce);
        }
        catch (AggregateException several)
        {
            // Columns are read side by side, and the first that fails stands for all.
            throw several.InnerException switch
            {
                SnapshotRefusedException refused =>
                    new SnapshotRefusedException(refused.Why, several),
                IOException failed => new IOException(failed.Message, several),
                _ => several,
            };
        }
    }

    /// <summary>A ledger of the first format keeps no hashes but those at its head; it cannot grow
    /// either, so that its snapshot is either at its head or of another.</summary>
    private static Head HeadAt(IEventLog log, long position, Head head) =>
        position == head.Position
            ? head
            : new(position, MerkleProofs.Root(log.Subtrees, position));

    /// <summary>Whether something that was never a snapshot has the name.</summary>
    private bool IsForeign()
    {
        if (!File.Exists(Path))
        {
            return false;
        }

        using var file = File.OpenHandle(Path);
        Span<byte> begins = stackalloc byte[SnapshotHeader.Magic.Length];
        return RandomAccess.GetLength(file) > 0
            && (RandomAccess.Read(file, begins, 0) < begins.Length
                || !begins.SequenceEqual(SnapshotHeader.Magic));
    }
}

/// <summary>What became of loading a snapshot; neither when there is none.</summary>
/// <param name="Projection">The projection, at the position of the snapshot.</param>
/// <param name="Refusal">Why a file that is there is not used.</param>
public readonly record struct SnapshotLoad(Projection? Projection, SnapshotRefusal? Refusal);
