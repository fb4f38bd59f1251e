using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Cli;

/// <summary>An open ledger, put together for one run of the program.</summary>
internal sealed class Session : IAsyncDisposable
{
    /// <summary>Put together only for writing: a question needs nothing but the projection, and
    /// would wait for it longer than for its answer.</summary>
    private readonly Lazy<ServiceProvider> _services;

    private Session(
        IEventStore store, SubjectKeys? keys = null, SnapshotFile? snapshot = null)
    {
        Store = store;
        Keys = keys;
        Live = new LiveProjection(store, snapshot);
        Recorded = this;
        _services = new(() => (snapshot is null
            ? new ServiceCollection()
            : new ServiceCollection().AddSingleton(snapshot))
            .AddLedger(store, TimeProvider.System, keys).BuildServiceProvider());
    }

    public IEventStore Store { get; }

    /// <summary>The keys of private persons, where the session was given any.</summary>
    public SubjectKeys? Keys { get; }

    /// <summary>Seals what lines say of private persons, with the session's keys.</summary>
    public LineSealing? Sealing => Keys is { } keys ? new(Store, keys) : null;

    public IMediator Mediator => _services.Value.GetRequiredService<IMediator>();

    /// <summary>Catches up with the log whenever it is asked.</summary>
    public LiveProjection Live { get; }

    /// <summary>What is assumed, in a what-if.</summary>
    public WhatIf? WhatIf { get; private set; }

    /// <summary>The ledger as it is recorded; this very session unless it is a what-if.</summary>
    public Session Recorded { get; private init; }

    public static Session On(IEventStore store) => new(store);

    /// <summary>A session that records, with the keys of private persons. Keys of erased persons
    /// that are there again are destroyed first, and it is said.</summary>
    public static async Task<Session> ToRecord(
        IEventStore store, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var keys = PersonKeys.Of(parsed);
        await PersonKeys.Sweep(store, keys, screen, cancellationToken);
        return new(store, keys, SnapshotOption.Of(parsed, screen));
    }

    /// <summary>As <see cref="ToTry(IEventStore, CancellationToken)"/>, with keys that are only
    /// read; those that are missing are made in memory.</summary>
    public static async Task<Session> ToTry(
        IEventStore below, ParseResult parsed, CancellationToken cancellationToken) =>
        new(
            await OverlayEventStore.On(below, cancellationToken),
            PersonKeys.Of(parsed, isTrial: true));

    /// <summary>A session whose writes go nowhere, on a ledger that is only read.</summary>
    public static async Task<Session> ToTry(
        IEventStore below, CancellationToken cancellationToken) =>
        new(await OverlayEventStore.On(below, cancellationToken));

    /// <summary>A session for questions: of the ledger, or of the what-if that the command line
    /// asks for, which is told at once.</summary>
    public static async Task<Session> ToAsk(
        ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var recorded = new Session(
            await CommonOptions.Open(parsed, StoreAccess.Read, cancellationToken),
            snapshot: SnapshotOption.Of(parsed, screen));
        try
        {
            return WhatIfOptions.IsAsked(parsed)
                ? await Assume(recorded, parsed, screen, cancellationToken)
                : recorded;
        }
        catch
        {
            await recorded.DisposeAsync();
            throw;
        }
    }

    /// <summary>The position up to which a question is to read. Facts that are added stand after
    /// all that is recorded: beside them, what was recorded later has been left out.</summary>
    public async Task<long> KnownBy(ParseResult parsed, CancellationToken cancellationToken) =>
        WhatIf?.Cut is null
            ? await KnownByOption.Read(parsed, KnownByOption.Option, Store, cancellationToken)
            : (await Store.ReadHead(cancellationToken)).Position;

    public async ValueTask DisposeAsync()
    {
        Live.Dispose();
        if (_services.IsValueCreated)
        {
            await _services.Value.DisposeAsync();
        }

        await Store.DisposeAsync();
        if (Recorded != this)
        {
            await Recorded.DisposeAsync();
        }
    }

    private static async Task<Session> Assume(
        Session recorded, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var (selectors, files) = (WhatIfOptions.Left(parsed), WhatIfOptions.Files(parsed));
        var head = (await recorded.Store.ReadHead(cancellationToken)).Position;
        var knownBy = await recorded.KnownBy(parsed, cancellationToken);
        long? cut = files.IsEmpty || knownBy == head ? null : knownBy;
        var left = await LeftOut.Of(recorded.Store, selectors, cut ?? head, cancellationToken);
        if (!left.Unmatched.IsEmpty)
        {
            var names = string.Join(", ", left.Unmatched);
            throw new UsageException(
                $"--without: không có sự kiện {names} trong sổ.",
                $"--without: there is no event {names} in the ledger.",
                ExitCodes.NotFound, "fact.unknown");
        }

        var log = new WhatIfLog(recorded.Store, head, left.Positions, cut ?? long.MaxValue);
        var overlay = await OverlayEventStore.On(log, cancellationToken);
        var session = new Session(overlay) { Recorded = recorded };
        var whatIf = new WhatIf(left, WhatIfOptions.ReadDefinitions(parsed), head, cut);
        await whatIf.Add(files, session, parsed, screen, cancellationToken);
        whatIf.Added = overlay.Added;
        session.WhatIf = screen.WhatIf = whatIf;
        await session.Live.Read(
            projection => projection.Definitions = whatIf.Definitions, cancellationToken);
        if (!screen.IsJson)
        {
            whatIf.Tell(screen);
        }

        return session;
    }
}
