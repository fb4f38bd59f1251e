namespace EventStore.Client.Grpc;

/// <summary>What a failed call says about its request.</summary>
internal enum Outcome
{
    /// <summary>The server has answered with this status.</summary>
    Answered,

    /// <summary>The request may or may not have been carried out.</summary>
    Unknown,

    /// <summary>The request has not left this machine.</summary>
    NotSent,
}
