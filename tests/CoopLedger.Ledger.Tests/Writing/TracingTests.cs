using System.Collections.Concurrent;
using System.Diagnostics;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>Each submit is one activity, for whoever listens.</summary>
public sealed class TracingTests
{
    [Fact]
    public async Task A_submit_is_an_activity_with_its_outcome_and_its_rule()
    {
        await using var ledger = new TestLedger();
        var keys = Guid.NewGuid().ToString();
        var heard = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "CoopLedger",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = heard.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await ledger.Submit(Wish.Found("a", "2023-01-01"), keys + "/1");
        await ledger.Submit(Wish.Admit("b", "2023-01-01"), keys + "/2");

        // Other tests submit meanwhile; theirs have other keys.
        var own = heard.Where(activity => Tag(activity, "key")?.StartsWith(
            keys, StringComparison.Ordinal) == true).ToList();
        Assert.Collection(
            own,
            first => Assert.Equal(
                ("submit found-cooperative", TestLedger.Actor, "Recorded", null), Told(first)),
            second => Assert.Equal(
                ("submit admit-member", TestLedger.Actor, "Refused", "organisation.unknown"),
                Told(second)));
    }

    private static (string Name, string? Actor, string? Outcome, string? Rule) Told(
        Activity activity) =>
        (activity.OperationName, Tag(activity, "actor"), Tag(activity, "outcome"),
            Tag(activity, "rule"));

    private static string? Tag(Activity activity, string name) =>
        activity.GetTagItem("coopledger." + name) as string;
}
