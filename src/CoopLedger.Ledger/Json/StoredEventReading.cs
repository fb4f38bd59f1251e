using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Json;

/// <summary>From stored bytes to facts.</summary>
public static class StoredEventReading
{
    /// <summary>The fact that a stored event holds.</summary>
    /// <exception cref="LedgerDamagedException">Its name is not known or its bytes are not that
    /// event's: reading stops at this position.</exception>
    public static Fact ToFact(this StoredEvent stored)
    {
        try
        {
            return new(
                EventJson.Read(stored.Event.Name, stored.Event.Data),
                stored.Event.Id, stored.Position);
        }
        catch (Exception problem) when (problem is JsonException or UnknownEventException)
        {
            throw new LedgerDamagedException(stored.Position, problem.Message, problem);
        }
    }

    /// <summary>The timeline of a stream.</summary>
    public static Timeline ToTimeline(this IEnumerable<StoredEvent> stream) =>
        Timeline.Of(stream.Select(ToFact));

    /// <summary>Applies a stored event to a projection.</summary>
    /// <returns>The fact.</returns>
    /// <exception cref="LedgerDamagedException">It cannot be read, or names a measure or a facet
    /// that this program does not have.</exception>
    public static Event ApplyTo(this StoredEvent stored, Projection projection)
    {
        var fact = stored.ToFact();
        try
        {
            projection.Apply(stored.Stream, fact);
            return fact.Event;
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            throw new LedgerDamagedException(
                stored.Position, $"it cannot be posted: {problem.Message}", problem);
        }
    }

    /// <summary>The event of stored bytes.</summary>
    /// <exception cref="LedgerDamagedException">The bytes are no event.</exception>
    internal static Event Decoded(
        EventDecoder decoder, long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        try
        {
            return decoder.Read(name, data);
        }
        catch (Exception problem) when (problem is JsonException or UnknownEventException)
        {
            throw new LedgerDamagedException(position, problem.Message, problem);
        }
    }

    /// <summary>Passes over the positions from <paramref name="first"/> on that the log leaves
    /// out on purpose, up to the one before <paramref name="next"/>.</summary>
    public static void PassOver(
        this IEventLog log, Projection projection, long first, long next)
    {
        for (var position = first; position < next && log.LeavesOut(position); position++)
        {
            projection.Pass(position);
        }
    }
}
