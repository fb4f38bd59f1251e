namespace EventStore.Client;

/// <summary>An append that is to be carried out once, in however many attempts.</summary>
internal sealed record AppendRequest(string Stream, Expected Expected, EventData[] Events);
