using System.Collections.Immutable;
using System.Text;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>Appends by the dice: readable facts on few streams, so that they meet.</summary>
internal sealed class Facts(Dice dice)
{
    private const int Streams = 5;

    private static readonly ImmutableArray<string> Units = ["phu-tho", "dak-lak", "lao-cai"];

    private long _clock = 1_700_000_000_000;

    /// <summary>An append to the end of a stream, or now and then to another revision.</summary>
    public Wanted Any(IEnumerable<StoredEvent> log)
    {
        var number = dice.Below(Streams);
        var stream = new StreamName($"cluster-c{number}");
        var last = log.Count(stored => stored.Stream == stream) - 1;
        var expected = dice.OneIn(9) ? last + dice.Of(-1, 1, 2) : last;
        var events = Enumerable.Range(0, dice.Of(1, 1, 1, 2, 3)).Select(i => Event(number, i));
        return new(stream, Math.Max(expected, -1), [.. events], Origin());
    }

    private NewEvent Event(int number, int i)
    {
        var fact = new ClusterJoined(
            new($"c{number}"), new(dice.Of(Units.AsSpan())), new(2000 + dice.Below(20) + i),
            new DateOnly(2024, 1, 1));
        return new(dice.Id(), EventJson.NameOf(fact), EventJson.Write(fact), Guid.Empty);
    }

    private Origin Origin()
    {
        // A clock that somebody sets back, or far ahead, now and then.
        _clock += dice.Of(0L, 1, 1000, 1000, -5_000_000, 60_000);
        var note = new string('x', dice.Of(0, 0, 10, 200, 900, 3900));
        return new(
            "staff-1", $"key-{dice.Below(1000)}", DateTimeOffset.FromUnixTimeMilliseconds(_clock),
            Guid.Empty,
            Encoding.UTF8.GetBytes(
                $$$"""{"command":"c","fingerprint":"f","evidence":{"note":"{{{note}}}"}}"""));
    }
}
