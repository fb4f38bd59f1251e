using CoopLedger.Doubles;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>Logs and events to begin with.</summary>
internal static class Given
{
    public const string Stream = "loans";

    /// <summary>An event whose id is made from a number: the same number, the same event.</summary>
    public static ProposedEvent Event(int number) => new(
        new Guid(number, 0, 0, new byte[8]), "numbered",
        System.Text.Encoding.UTF8.GetBytes($"{{\"number\":{number}}}"));

    public static ProposedEvent[] Events(params int[] numbers) => [.. numbers.Select(Event)];

    /// <summary>A log whose one stream holds these events.</summary>
    public static DoubleLog Log(params int[] numbers)
    {
        var log = new DoubleLog();
        log.Append(Stream, Events(numbers));
        return log;
    }

    public static IEnumerable<long> Revisions(this DoubleLog log, string stream = Stream) =>
        log.ReadStream(stream).Select(stored => stored.Revision);
}
