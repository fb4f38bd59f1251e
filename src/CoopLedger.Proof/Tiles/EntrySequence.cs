using CoopLedger.Proof.Entries;

namespace CoopLedger.Proof.Tiles;

/// <summary>Checks that entries are the events of one ledger in their order: positions and
/// revisions without a gap, no id twice.</summary>
internal sealed class EntrySequence(Guid ledger)
{
    private readonly HashSet<Guid> _ids = [];
    private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);

    public long Streams => _revisions.Count;

    /// <exception cref="ProofException"><c>export.entry</c>, with the position.</exception>
    public void Check(ReadOnlyMemory<byte> bytes, long position)
    {
        var entry = Parse(bytes, position);
        Demand(
            entry.Ledger == ledger, position, $"là của sổ {entry.Ledger}",
            $"is of the ledger {entry.Ledger}");
        Demand(
            entry.Position == position, position, $"tự ghi là vị trí {entry.Position}",
            $"says that its position is {entry.Position}");
        Demand(
            _ids.Add(entry.Id), position, $"có mã {entry.Id} đã dùng ở trước",
            $"has the id {entry.Id} of an earlier one");
        var expected = _revisions.GetValueOrDefault(entry.Stream, -1) + 1;
        Demand(
            entry.Revision == expected, position,
            $"là số {entry.Revision} của luồng {entry.Stream}, phải là {expected}",
            $"is number {entry.Revision} of the stream {entry.Stream}, not {expected}");
        _revisions[entry.Stream] = expected;
    }

    private static EventEntry Parse(ReadOnlyMemory<byte> bytes, long position)
    {
        try
        {
            return EventEntry.Parse(bytes);
        }
        catch (ProofException problem)
        {
            throw new ProofException(
                "export.entry", $"Vị trí {position}: {problem.Vietnamese}",
                $"Position {position}: {problem.Message}")
            {
                Position = position,
            };
        }
    }

    private static void Demand(bool holds, long position, string vietnamese, string english)
    {
        if (!holds)
        {
            throw new ProofException(
                "export.entry", $"Sự kiện ở vị trí {position} {vietnamese}.",
                $"The event at position {position} {english}.")
            {
                Position = position,
            };
        }
    }
}
