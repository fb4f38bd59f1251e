namespace CoopLedger.Doubles;

/// <summary>The status of a gRPC call; the numbers are the protocol's.</summary>
public enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

/// <summary>A call that ends with another status than Ok, and with the trailers that tell a client
/// which exception is meant.</summary>
internal sealed class GrpcFault(
    GrpcStatus status, string message, params (string Key, string Value)[] trailers)
    : Exception(message)
{
    public GrpcStatus Status => status;

    public IReadOnlyList<(string Key, string Value)> Trailers => trailers;

    public static GrpcFault InvalidArgument(string why) => new(GrpcStatus.InvalidArgument, why);

    public static GrpcFault NotReady() => new(GrpcStatus.Unavailable, "Server Is Not Ready");

    public static GrpcFault NoLeader() =>
        new(GrpcStatus.Unknown, "No leader info available in response");

    public static GrpcFault NotLeader(string host, int port) => new(
        GrpcStatus.NotFound, "Leader info available", ("exception", "not-leader"),
        ("leader-endpoint-host", host), ("leader-endpoint-port", $"{port}"));

    public static GrpcFault TimedOut() =>
        new(GrpcStatus.Aborted, "Operation timed out: Commit phase timeout.");

    public static GrpcFault AccessDenied() =>
        new(GrpcStatus.PermissionDenied, "Access Denied", ("exception", "access-denied"));

    public static GrpcFault StreamDeleted(string stream) => new(
        GrpcStatus.FailedPrecondition, $"Event stream '{stream}' is deleted.",
        ("exception", "stream-deleted"), ("stream-name", stream));

    public static GrpcFault WrongExpectedVersion(
        string operation, string stream, ExpectedRevision expected, long current) => new(
        GrpcStatus.FailedPrecondition,
        $"{operation} failed due to WrongExpectedVersion. Stream: {stream}, "
            + $"Expected version: {expected.Value}, Actual version: {current}",
        ("exception", "wrong-expected-version"), ("stream-name", stream),
        ("expected-version", $"{expected.Value}"),
        ("actual-version", current < 0 ? "" : $"{current}"));

    public static GrpcFault AppendTooLarge(int most) => new(
        GrpcStatus.InvalidArgument, $"Maximum Append Size of {most} Exceeded.",
        ("exception", "maximum-append-size-exceeded"), ("maximum-append-size", $"{most}"));

    public static GrpcFault EventTooLarge(Guid id, int size, int most) => new(
        GrpcStatus.InvalidArgument, $"Maximum Append Event Size of {most} Exceeded.",
        ("exception", "maximum-append-event-size-exceeded"), ("event-id", $"{id}"),
        ("maximum-append-event-size", $"{most}"), ("proposed-append-event-size", $"{size}"));

    public static GrpcFault MissingMetadata(string key) => new(
        GrpcStatus.InvalidArgument, $"Required Metadata Property '{key}' is missing",
        ("exception", "missing-required-metadata-property"),
        ("required-metadata-properties", "type,content-type"));
}

/// <summary>A call that was broken off on purpose: nothing more is sent.</summary>
internal sealed class BrokenOffException() : Exception("The call was broken off on purpose.");
