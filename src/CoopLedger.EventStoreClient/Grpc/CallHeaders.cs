using System.Globalization;
using System.Net.Http.Headers;

namespace EventStore.Client.Grpc;

/// <summary>What a call says of itself beside its messages.</summary>
/// <param name="RequiresLeader">Whether only the leader may answer.</param>
/// <param name="Authorization">The whole value, with its scheme, or nothing.</param>
/// <param name="ConnectionName">The name of this client in the server's logs, or nothing.</param>
internal sealed record CallHeaders(
    bool RequiresLeader = false, string? Authorization = null, string? ConnectionName = null)
{
    /// <summary>The largest number that grpc-timeout may hold: eight digits.</summary>
    private const long TimeoutMax = 99_999_999;

    public static CallHeaders None { get; } = new();

    /// <summary>Writes them, and those of gRPC itself, to a request.</summary>
    public void WriteTo(HttpRequestHeaders headers, TimeSpan? deadline)
    {
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("user-agent", "coopledger-eventstore");
        if (RequiresLeader)
        {
            headers.TryAddWithoutValidation("requires-leader", bool.TrueString);
        }

        if (Authorization is not null)
        {
            headers.TryAddWithoutValidation("authorization", Authorization);
        }

        if (ConnectionName is not null)
        {
            headers.TryAddWithoutValidation("connection-name", ConnectionName);
        }

        if (deadline is { } time && time != Timeout.InfiniteTimeSpan)
        {
            headers.TryAddWithoutValidation("grpc-timeout", TimeoutOf(time));
        }
    }

    /// <summary>A duration as at most eight digits and a unit, rounded up.</summary>
    /// <remarks>Source: github.com/grpc/grpc, doc/PROTOCOL-HTTP2.md, "Timeout".</remarks>
    internal static string TimeoutOf(TimeSpan time)
    {
        (long Ticks, char Unit)[] units =
        [
            (TimeSpan.TicksPerMillisecond, 'm'), (TimeSpan.TicksPerSecond, 'S'),
            (TimeSpan.TicksPerMinute, 'M'), (TimeSpan.TicksPerHour, 'H'),
        ];
        var ticks = Math.Max(time.Ticks, 1);
        foreach (var (size, unit) in units)
        {
            var count = (ticks / size) + (ticks % size == 0 ? 0 : 1);
            if (count <= TimeoutMax)
            {
                return count.ToString(CultureInfo.InvariantCulture) + unit;
            }
        }

        return $"{TimeoutMax}H";
    }
}
