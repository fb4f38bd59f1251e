namespace CoopLedger.Doubles;

/// <summary>The ids of the last events, as many as are asked for.</summary>
internal sealed class RecentIds(int most)
{
    private readonly Dictionary<Guid, RecordedEvent> _byId = [];
    private readonly Queue<RecordedEvent> _inOrder = [];

    public RecordedEvent? Find(Guid id) => _byId.GetValueOrDefault(id);

    public void Add(RecordedEvent recorded)
    {
        if (most == 0)
        {
            return;
        }

        if (_inOrder.Count == most && _inOrder.Dequeue() is var oldest
            && _byId.GetValueOrDefault(oldest.Id) == oldest)
        {
            _byId.Remove(oldest.Id);
        }

        _inOrder.Enqueue(recorded);
        _byId[recorded.Id] = recorded;
    }
}
