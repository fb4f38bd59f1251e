namespace EventStore.Client;

/// <summary>How calls behave unless a call says otherwise.</summary>
public sealed class EventStoreClientOperationOptions
{
    /// <summary>Whether an append at the wrong revision throws
    /// <c>WrongExpectedVersionException</c>, or answers with a result that says so.</summary>
    public bool ThrowOnAppendFailure { get; set; }

    /// <summary>How much of a batch goes into one message. Unit: bytes. Default: 3 MiB, below the
    /// 4 MiB that gRPC servers take at most unless they are told otherwise.</summary>
    public int BatchAppendSize { get; set; }

    /// <summary>What makes the <c>authorization</c> header of credentials.</summary>
    public Func<UserCredentials, CancellationToken, ValueTask<string>>
        GetAuthenticationHeaderValue { get; set; } =
            (credentials, _) => new(credentials.ToString());

    /// <summary>The defaults, in a new object each time.</summary>
    public static EventStoreClientOperationOptions Default => new()
    {
        ThrowOnAppendFailure = true,
        BatchAppendSize = 3 * 1024 * 1024,
    };

    /// <summary>A copy that can be changed without changing this one.</summary>
    public EventStoreClientOperationOptions Clone() => new()
    {
        ThrowOnAppendFailure = ThrowOnAppendFailure,
        BatchAppendSize = BatchAppendSize,
        GetAuthenticationHeaderValue = GetAuthenticationHeaderValue,
    };
}
