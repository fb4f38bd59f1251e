namespace EventStore.Client;

/// <summary>What became of an append.</summary>
public interface IWriteResult
{
    /// <summary>The place of the last event of the append among all streams.</summary>
    Position LogPosition { get; }

    /// <summary>The revision to expect at the next append.</summary>
    StreamRevision NextExpectedStreamRevision { get; }
}
