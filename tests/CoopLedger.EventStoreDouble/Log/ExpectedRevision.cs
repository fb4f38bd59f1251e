namespace CoopLedger.Doubles;

/// <summary>What an append expects of its stream: a revision, or one of three rules.</summary>
/// <remarks>Revisions count from 0. The default value expects no stream.</remarks>
public readonly record struct ExpectedRevision
{
    private const long NoStreamValue = -1;
    private const long AnyValue = -2;
    private const long StreamExistsValue = -4;

    /// <summary>One more than the value, so that the default expects no stream.</summary>
    private readonly long _offset;

    private ExpectedRevision(long value) => _offset = value - NoStreamValue;

    public static ExpectedRevision NoStream { get; } = new(NoStreamValue);

    public static ExpectedRevision Any { get; } = new(AnyValue);

    public static ExpectedRevision StreamExists { get; } = new(StreamExistsValue);

    /// <summary>The revision, -1 for no stream, -2 for any, -4 for a stream that exists: the
    /// numbers of the field, used in error trailers too.</summary>
    public long Value => _offset + NoStreamValue;

    public bool IsAny => this == Any;

    public bool IsStreamExists => this == StreamExists;

    public bool IsNoStream => this == NoStream;

    /// <param name="revision">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The revision is negative.</exception>
    public static ExpectedRevision Of(long revision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        return new(revision);
    }
}
