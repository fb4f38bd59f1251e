using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Segments;

/// <summary>Makes a segment of a part of the log whose events it is shown in order.</summary>
/// <remarks>Every event is read as it would be from the log, so that nothing gets into a segment
/// at which a reader of the log would stop. The same events give the same bytes.</remarks>
/// <param name="part">Which part, from 0.</param>
/// <param name="ledger">The ledger's id.</param>
/// <param name="decoder">Reads its events.</param>
internal sealed class SegmentBuilder(int part, Guid ledger, EventDecoder decoder) : ILogVisitor
{
    private readonly Dictionary<string, GroupBuilder> _groups = new(StringComparer.Ordinal);
    private ByteMemo<GroupBuilder>? _byName;
    private int _count;

    /// <summary>The position before the first one of the part.</summary>
    public long After { get; } = (long)part * Segment.CountMax;

    /// <exception cref="LedgerDamagedException">It is no event.</exception>
    /// <exception cref="InvalidOperationException">It is not the next of the part.</exception>
    public void Visit(scoped in EnvelopeView stored)
    {
        if (stored.Position != After + _count + 1 || _count == Segment.CountMax)
        {
            throw new InvalidOperationException(
                $"Position {stored.Position} does not come next in part {part}.");
        }

        StoredEventReading.Decoded(decoder, stored.Position, stored.Name, stored.Data);
        _byName ??= new(GroupNamed);
        _byName.Find(stored.Name).Add(_count, stored.Data);
        _count++;
    }

    /// <summary>The bytes of the segment's file.</summary>
    /// <param name="root">The Merkle root over the events shown, as the log has it.</param>
    /// <exception cref="InvalidOperationException">No event was shown.</exception>
    public byte[] Build(Digest root)
    {
        if (_count == 0)
        {
            throw new InvalidOperationException($"Part {part} has no events.");
        }

        var built = _groups.OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.Value.Filled).Select(rows => rows.Build()).ToList();
        var directory = SegmentDirectory.Write([.. built.Select(group => group.Entry)]);
        List<byte[]> blocks =
        [
            .. built.SelectMany(group => group.Columns),
            .. built.SelectMany(group => group.Dictionaries),
        ];
        var length = SegmentHeader.Length + directory.Length
            + blocks.Sum(block => (long)block.Length);
        var bytes = new byte[length];
        new SegmentHeader(
            part, ledger, root, SegmentShape.Fingerprint.ToArray(), _count, directory.Length,
            length, Crc32C.Of(directory)).Write(bytes);
        directory.CopyTo(bytes.AsSpan(SegmentHeader.Length));
        var at = SegmentHeader.Length + directory.Length;
        foreach (var block in blocks)
        {
            block.CopyTo(bytes.AsSpan(at));
            at += block.Length;
        }

        return bytes;
    }

    private GroupBuilder GroupNamed(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
        {
            _groups[name] = group = new(name);
        }

        return group;
    }
}
