using EventStore.Client.Wire.Streams;

namespace CoopLedger.Doubles;

/// <summary>The answers that belong to subscriptions.</summary>
internal static class Subscription
{
    public static ReadResp Confirmed() =>
        new() { Confirmation = new() { SubscriptionId = $"{Guid.NewGuid()}" } };

    public static ReadResp CaughtUp() => new() { CaughtUp = new() };

    public static ReadResp Checkpoint(long position) => new()
    {
        Checkpoint = new()
        {
            CommitPosition = (ulong)position,
            PreparePosition = (ulong)position,
        },
    };
}
