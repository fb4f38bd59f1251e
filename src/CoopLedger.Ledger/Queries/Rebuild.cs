using System.Collections.Concurrent;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Measures;
using CoopLedger.Ledger.Rebuilding;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Builds a projection from the log: parts of the log are read in order, decoded and
/// posted side by side, and joined in order.</summary>
/// <remarks>A posting depends on its event alone, so that the parts need nothing of each other;
/// only the joining has an order.</remarks>
public static class Rebuild
{
    /// <param name="store">The log.</param>
    /// <param name="until">The last position; the log's end when left out.</param>
    /// <param name="parallel">Parts at work at the same time; the machine's cores when left out.
    /// </param>
    /// <param name="progress">Told the position reached.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    public static async Task<Projection> Run(
        IEventLog store,
        long until = long.MaxValue,
        int? parallel = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        (await Run(
            store,
            new RebuildOptions { Until = until, Parallel = parallel, Progress = progress },
            cancellationToken)).Projection;

    /// <param name="store">The log.</param>
    /// <param name="options">How far and from where.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    public static async Task<Rebuilt> Run(
        IEventLog store, RebuildOptions options, CancellationToken cancellationToken)
    {
        var last = Math.Min(options.Until, (await store.ReadHead(cancellationToken)).Position);
        var whole = options.Measure is { } measure
            ? Projection.Of(measure)
            : new Projection(new LoggedFacts(store));
        var source = await Continue(whole, store, last, options, cancellationToken);
        return new(whole, source.FromSegments, source.Refused);
    }

    /// <summary>Adds the parts after a projection's position.</summary>
    /// <returns>Where they came from.</returns>
    internal static async Task<RebuildSource> Continue(
        Projection whole, IEventLog store, long last, RebuildOptions options,
        CancellationToken cancellationToken)
    {
        var source = new RebuildSource(
            store, options.Ledger is null ? null : SegmentFolder.Beside(options.Ledger), whole,
            options.Measure is { } one ? new CountedEvents(one) : null);
        var idle = new ConcurrentBag<RebuildSource.PartSource>();
        await foreach (var part in LogParts.Run(
            whole.Position, last, PartBuilder.LengthMax,
            Math.Max(1, options.Parallel ?? Environment.ProcessorCount),
            (after, end, stop) => Kept(options.Kept, whole, after, end, async () =>
            {
                var maker = idle.TryTake(out var known) ? known : source.NewPartSource();
                var made = await maker.Read(after, end, stop);
                idle.Add(maker);
                return made;
            }),
            cancellationToken))
        {
            whole.Join(part);
            options.Progress?.Report(whole.Position);
        }

        return source;
    }

    /// <summary>Finds a part, or makes it and keeps it. Only whole parts are kept: the last one of
    /// a log grows.</summary>
    private static async Task<ProjectionPart> Kept(
        IPartStore? kept, Projection whole, long after, long end, Func<Task<ProjectionPart>> make)
    {
        if (kept is null || end - after < PartBuilder.LengthMax)
        {
            return await make();
        }

        if (kept.TryRead(whole, after + 1, end, out var found))
        {
            return found;
        }

        var made = await make();
        kept.Write(made);
        return made;
    }
}

/// <summary>How a projection is built again.</summary>
public sealed record RebuildOptions
{
    /// <summary>The last position; the log's end when left out.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>Parts at work at the same time; the machine's cores when left out.</summary>
    public int? Parallel { get; init; }

    /// <summary>Told the position reached.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>The measure that alone is built: of the log, and of each segment, only the events
    /// that it names are looked at. All measures and registers when left out.</summary>
    public Measure? Measure { get; init; }

    /// <summary>The file of the ledger beside which its segments are; when left out, everything is
    /// read from the log.</summary>
    public string? Ledger { get; init; }

    /// <summary>Where parts are kept for a later run, and those of an earlier one found; none are
    /// kept when left out.</summary>
    public IPartStore? Kept { get; init; }
}

/// <summary>A projection that was built again.</summary>
/// <param name="Projection">It.</param>
/// <param name="PartsFromSegments">How many parts came from segments.</param>
/// <param name="Refused">The segments that were there and could not be used.</param>
public sealed record Rebuilt(
    Projection Projection, int PartsFromSegments, IReadOnlyList<SegmentRefusal> Refused);
