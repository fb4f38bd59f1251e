using System.Text;

namespace CoopLedger.Doubles;

/// <summary>Many small events, put into a log directly: what benchmarks read.</summary>
public static class SmallEvents
{
    /// <summary>Fills a log with events of some 150 bytes in a thousand streams.</summary>
    /// <param name="log">The log to fill.</param>
    /// <param name="count">How many events.</param>
    /// <param name="prefix">What the streams begin with.</param>
    public static void Fill(DoubleLog log, int count, string prefix = "cl-demo-")
    {
        const int Streams = 1000;
        for (var i = 0; i < count; i++)
        {
            var data = Encoding.UTF8.GetBytes(
                $"{{\"number\":{i},\"on\":\"2026-01-01\",\"text\":\"{new string('x', 100)}\"}}");
            log.Append(
                $"{prefix}{i % Streams:D4}",
                new ProposedEvent(Guid.NewGuid(), "small.event.v1", data));
        }
    }
}
