namespace CoopLedger.Doubles;

/// <summary>What goes wrong in a call.</summary>
public enum FaultKind
{
    LoseReply,
    BreakBefore,
    ResetStream,
    Delay,
    NeverAnswer,
    EndWithoutTrailers,
    MalformedFrame,
    ShortFrame,
    TruncatedMessage,
    CompressedFlag,
    NoStatus,
    WrongStatus,
    HttpStatus,
    DeliverTwice,
    Drop,
    Drip,
}

/// <summary>A fault to be met by calls: how, by which and how often. The factories say what each
/// imitates; by default the next call meets it, once.</summary>
/// <example><code>server.Faults.Add(Fault.LoseReply().On("Append").OfStream("loans"));</code>
/// </example>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    public FaultKind Kind { get; }

    /// <summary>The method that meets it, `Append`, or <see langword="null"/> for every one.
    /// </summary>
    public string? Method { get; private init; }

    /// <summary>The stream whose calls meet it (`$all` too), or <see langword="null"/>.</summary>
    public string? Stream { get; private init; }

    /// <summary>How many calls meet it; <see cref="int.MaxValue"/> for all.</summary>
    public int Times { get; private init; } = 1;

    /// <summary>How many calls that fit pass before the first that meets it.</summary>
    public int Skip { get; private init; }

    /// <summary>In a read: how many events are sent before.</summary>
    public int Events { get; private init; }

    /// <summary>How long it pauses.</summary>
    public TimeSpan Pause { get; private init; }

    /// <summary>How many bytes go out between two pauses.</summary>
    public int Bytes { get; private init; } = 1;

    /// <summary>The gRPC status, or the HTTP status.</summary>
    public int Status { get; private init; }

    public string Message { get; private init; } = "";

    /// <summary>Whether the append is made before the call fails.</summary>
    public bool IsMade { get; private init; }

    /// <summary>The append is made, then the connection breaks: a crash or a cut cable between the
    /// commit and its answer. The client cannot know the outcome.</summary>
    public static Fault LoseReply() => new(FaultKind.LoseReply) { IsMade = true };

    /// <summary>The connection breaks before anything is done: a server has just gone.</summary>
    public static Fault BreakBefore() => new(FaultKind.BreakBefore);

    /// <summary>RST_STREAM for this call alone: a proxy that gives one call up.</summary>
    /// <param name="made">Whether the append is made before.</param>
    public static Fault ResetStream(bool made) => new(FaultKind.ResetStream) { IsMade = made };

    /// <summary>The call is served late: a slow disk, a long pause of a collector.</summary>
    public static Fault Delay(TimeSpan pause) => new(FaultKind.Delay) { Pause = pause };

    /// <summary>Nothing is done and nothing answered while the connection lives: a server that
    /// hangs. The client's deadline is the only end.</summary>
    public static Fault NeverAnswer() => new(FaultKind.NeverAnswer);

    /// <summary>The body ends properly and the trailers are missing: a proxy or server that stops
    /// in the middle of a call. An append is made.</summary>
    public static Fault EndWithoutTrailers() =>
        new(FaultKind.EndWithoutTrailers) { IsMade = true };

    /// <summary>The answer's frame says a length of 4 GiB: bytes out of step.</summary>
    public static Fault MalformedFrame() => new(FaultKind.MalformedFrame) { IsMade = true };

    /// <summary>The stream ends in the middle of a frame, with an Ok in the trailers.</summary>
    public static Fault ShortFrame() => new(FaultKind.ShortFrame) { IsMade = true };

    /// <summary>A whole frame whose message breaks off inside a field: a faulty encoder.</summary>
    public static Fault TruncatedMessage() => new(FaultKind.TruncatedMessage) { IsMade = true };

    /// <summary>A frame that says it is compressed, with no encoding agreed.</summary>
    public static Fault CompressedFlag() => new(FaultKind.CompressedFlag) { IsMade = true };

    /// <summary>A whole answer with trailers that hold no `grpc-status`.</summary>
    public static Fault NoStatus() => new(FaultKind.NoStatus) { IsMade = true };

    /// <summary>The node is starting or in an election.</summary>
    public static Fault Unavailable(string message = "Server Is Not Ready") =>
        WithStatus(GrpcStatus.Unavailable, message, made: false);

    /// <summary>The cluster did not commit in time; the write may have been made nevertheless.
    /// </summary>
    public static Fault TimedOut(bool made) => WithStatus(
        GrpcStatus.Aborted, "Operation timed out: Commit phase timeout.", made);

    /// <summary>The call ends with a status.</summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="message">Its message.</param>
    /// <param name="made">Whether an append is made before.</param>
    public static Fault WithStatus(GrpcStatus status, string message, bool made) =>
        new(FaultKind.WrongStatus) { Status = (int)status, Message = message, IsMade = made };

    /// <summary>Not gRPC at all: what a load balancer answers, with a page in HTML.</summary>
    public static Fault WithHttpStatus(int status) =>
        new(FaultKind.HttpStatus) { Status = status };

    /// <summary>One event of a subscription is sent twice: at-least-once delivery, as after a
    /// reconnect.</summary>
    /// <param name="after">How many events go before.</param>
    public static Fault DeliverTwice(int after = 0) =>
        new(FaultKind.DeliverTwice) { Events = after };

    /// <summary>A read or subscription ends with Unavailable after some events: a node that stops.
    /// With <see cref="After(int)"/> the other faults break a read in the middle, too.</summary>
    public static Fault Drop(int after) => new(FaultKind.Drop) { Events = after };

    /// <summary>The answer comes a few bytes at a time: a bad line.</summary>
    public static Fault Drip(int bytes, TimeSpan pause) =>
        new(FaultKind.Drip) { Bytes = bytes, Pause = pause };

    /// <summary>Only calls of this method meet it: `Append`, `BatchAppend`, `Read`, `Delete`,
    /// `Tombstone`, `GetSupportedMethods` or `Gossip`.</summary>
    public Fault On(string method) => this with { Method = method };

    public Fault OfStream(string stream) => this with { Stream = stream };

    /// <summary>Every call that fits meets it, until it is removed.</summary>
    public Fault Lasting() => this with { Times = int.MaxValue };

    public Fault Repeated(int times) => this with { Times = times };

    /// <summary>So many calls that fit pass before.</summary>
    public Fault Skipping(int calls) => this with { Skip = calls };

    /// <summary>In a read: so many events are sent before.</summary>
    public Fault After(int events) => this with { Events = events };
}
