using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Audit;

/// <summary>Finds the first event whose id occurred before, among the few whose keys are the same.
/// </summary>
internal sealed class RepeatedIds(IReadOnlyCollection<ulong> keys) : ILogVisitor
{
    private readonly HashSet<ulong> _keys = [.. keys];
    private readonly HashSet<Guid> _ids = [];

    /// <summary>Its position; 0 when the ids only looked alike.</summary>
    public long First { get; private set; }

    public void Visit(scoped in EnvelopeView stored)
    {
        if (_keys.Contains(EventIdKeys.KeyOf(stored.IdBytes)) && !_ids.Add(stored.Id)
            && First == 0)
        {
            First = stored.Position;
        }
    }
}
