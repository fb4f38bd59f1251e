using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Empty = EventStore.Client.Wire.Empty;
using Options = EventStore.Client.Wire.Streams.ReadReq.Types.Options;

namespace EventStore.Client;

/// <summary>Writes the request of a read or of a subscription.</summary>
internal static class ReadRequest
{
    /// <summary>The level of messages that this client understands.</summary>
    private const uint Compatibility = 1;

    public static ReadReq Of(Direction direction, long maxCount, bool resolveLinks)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCount);
        var request = Of(resolveLinks);
        request.Options.Count = (ulong)maxCount;
        request.Options.ReadDirection = direction switch
        {
            Direction.Forwards => Options.Types.ReadDirection.Forwards,
            Direction.Backwards => Options.Types.ReadDirection.Backwards,
            _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, null),
        };
        return request;
    }

    public static ReadReq Subscription(bool resolveLinks)
    {
        var request = Of(resolveLinks);
        request.Options.Subscription = new();
        return request;
    }

    public static ReadReq From(this ReadReq request, string stream, StreamPosition revision)
    {
        var options = request.StreamOptions(stream);
        if (revision == StreamPosition.End)
        {
            options.End = new();
        }
        else
        {
            options.Revision = revision;
        }

        return request;
    }

    public static ReadReq FromAll(this ReadReq request, Position position)
    {
        var all = request.Options.All = new();
        if (position == Position.End)
        {
            all.End = new();
        }
        else if (position == Position.Start)
        {
            all.Start = new();
        }
        else
        {
            all.Position = new()
            {
                CommitPosition = position.CommitPosition,
                PreparePosition = position.PreparePosition,
            };
        }

        return request;
    }

    /// <summary>A subscription leaves out the place it is given, so the start is no
    /// place.</summary>
    public static ReadReq After(this ReadReq request, FromAll start)
    {
        if (start.Place is not { } place)
        {
            request.Options.All = new() { Start = new() };
            return request;
        }

        if (place == Position.Start)
        {
            request.Options.All = new() { Position = new() };
            return request;
        }

        return request.FromAll(place);
    }

    public static ReadReq After(this ReadReq request, string stream, FromStream start)
    {
        if (start.Place is { } place)
        {
            return request.From(stream, place);
        }

        request.StreamOptions(stream).Start = new();
        return request;
    }

    public static ReadReq Filtered(
        this ReadReq request, IEventFilter? filter, uint checkpointInterval)
    {
        if (filter is null || (filter.Prefixes.Count == 0 && filter.Regex.ToString().Length == 0))
        {
            return request;
        }

        var expression = new Options.Types.FilterOptions.Types.Expression
        {
            Regex = filter.Regex,
            Prefix = { filter.Prefixes.Select(prefix => prefix.ToString()) },
        };
        var written = new Options.Types.FilterOptions
        {
            CheckpointIntervalMultiplier = checkpointInterval,
        };
        if (filter is EventTypeFilter)
        {
            written.EventType = expression;
        }
        else
        {
            written.StreamIdentifier = expression;
        }

        if (filter.MaxSearchWindow is { } window)
        {
            written.Max = window;
        }
        else
        {
            written.Count = new();
        }

        request.Options.Filter = written;
        return request;
    }

    private static ReadReq Of(bool resolveLinks) => new()
    {
        Options = new()
        {
            ResolveLinks = resolveLinks,
            NoFilter = new Empty(),
            UuidOption = new() { Structured = new() },
            ControlOption = new() { Compatibility = Compatibility },
        },
    };

    private static Options.Types.StreamOptions StreamOptions(this ReadReq request, string stream)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        return request.Options.Stream = new()
        {
            StreamIdentifier = new() { StreamName = ByteString.CopyFromUtf8(stream) },
        };
    }
}
