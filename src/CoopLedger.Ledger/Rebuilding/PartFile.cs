using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Snapshots;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Rebuilding;

/// <summary>The parts of a rebuild that are done, in a file that only grows: <c>LEDGER.rebuild</c>
/// beside the ledger. A rebuild that was stopped or killed goes on with them; one that ends removes
/// the file. It can be thrown away at any time.</summary>
/// <remarks>
/// <para>The file begins with a header: magic (8), the rules' fingerprint, the ledger's id. Each
/// part follows as a record (<see cref="PartRecord"/>) with the Merkle root over its events and
/// the hash of its bytes. A record that was not finished ends the file; a part whose root or hash
/// is another is made anew.</para>
/// <para>It is not flushed: what a failing machine loses is made anew. One process has it at a
/// time; another keeps no parts.</para>
/// </remarks>
public sealed class PartFile : IPartStore, IDisposable
{
    private const string Ending = ".rebuild";

    private static readonly int Level = BitOperations.Log2((uint)PartBuilder.LengthMax);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, PartRecord> _records = [];
    private readonly IEventLog _log;
    private readonly LoggedFacts _facts;
    private FileStream? _file;
    private long _found;
    private int _kept;

    private PartFile(IEventLog log, FileStream? file) =>
        (_log, _facts, _file) = (log, new(log), file);

    /// <summary>How many events were found done so far.</summary>
    public long Found => Interlocked.Read(ref _found);

    /// <summary>Opens the file beside a ledger, or begins it.</summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="log">Its log as it was recorded, no what-if.</param>
    /// <param name="restart">Whether what is there is thrown away.</param>
    /// <returns>A store that keeps nothing where there can be no file, or another process has it.
    /// </returns>
    public static PartFile Beside(string ledger, IEventLog log, bool restart = false)
    {
        ArgumentNullException.ThrowIfNull(log);
        FileStream? stream = null;
        try
        {
            stream = Open(ledger);
            var file = new PartFile(log, stream);
            file.Begin(restart);
            return file;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            return new(log, null);
        }
    }

    public bool TryRead(
        Projection whole, long first, long last, [NotNullWhen(true)] out ProjectionPart? part)
    {
        part = null;
        if (Bytes(first, last) is not { } bytes)
        {
            return false;
        }

        lock (_facts)
        {
            part = PartState.Read(new PartColumns(bytes), whole, _facts);
        }

        Interlocked.Add(ref _found, last - first + 1);
        return true;
    }

    public void Write(ProjectionPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (_file is null || RootOf(part.First) is not { } root)
        {
            return;
        }

        var columns = new PartColumns();
        PartState.Write(part, columns);
        var record = PartRecord.Of(part.First, part.Last, root, columns.ToBytes());
        lock (_gate)
        {
            try
            {
                _file?.Seek(0, SeekOrigin.End);
                _file?.Write(record);
                _kept++;
            }
            catch (IOException)
            {
                // A full disk, for instance. The rebuild goes on and keeps no more parts.
                Close();
            }
        }
    }

    /// <summary>Removes the file: the rebuild is done.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            if (_file is { Name: var name })
            {
                File.Delete(name);
                Close();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            // A file without parts is of no use to anybody.
            if (_records.Count + _kept == 0)
            {
                Remove();
            }

            Close();
        }
    }

    private static FileStream Open(string ledger)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            // It holds the same facts as the ledger, so nobody else is to read it.
            options.UnixCreateMode = File.GetUnixFileMode(ledger) & (UnixFileMode)0b110_110_110;
        }

        return new(Path.GetFullPath(ledger + Ending), options);
    }

    private byte[] Header() =>
        [.. "COOPPART"u8, .. RulesFingerprint.Bytes, .. _log.LedgerId.ToByteArray()];

    /// <summary>Finds the parts that are there; begins anew when they are of another ledger or
    /// other rules.</summary>
    private void Begin(bool restart)
    {
        var (file, header) = (_file!, Header());
        var found = new byte[header.Length];
        file.Position = 0;
        if (restart || file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false)
                < found.Length
            || !found.AsSpan().SequenceEqual(header))
        {
            file.SetLength(0);
            file.Write(header);
            return;
        }

        while (PartRecord.Next(file) is { } record)
        {
            _records[record.First] = record;
        }

        file.SetLength(file.Position);
    }

    private byte[]? Bytes(long first, long last)
    {
        if (!_records.TryGetValue(first, out var record) || record.Last != last
            || record.Root != RootOf(first))
        {
            return null;
        }

        lock (_gate)
        {
            return _file is null ? null : record.Read(_file);
        }
    }

    /// <returns>Nothing where the log has no such hash: its parts are not kept.</returns>
    private Digest? RootOf(long first)
    {
        try
        {
            return _log.Subtrees.Hash(Level, (first - 1) / PartBuilder.LengthMax);
        }
        catch (LedgerDamagedException)
        {
            return null;
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
