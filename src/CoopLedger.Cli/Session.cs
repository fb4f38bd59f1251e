using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
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

    private Session(IEventStore store, SubjectKeys? keys = null)
    {
        Store = store;
        Keys = keys;
        Live = new LiveProjection(store);
        _services = new(() => new ServiceCollection()
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

    public static Session On(IEventStore store) => new(store);

    /// <summary>A session that records, with the keys of private persons. Keys of erased persons
    /// that are there again are destroyed first, and it is said.</summary>
    public static async Task<Session> ToRecord(
        IEventStore store, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var keys = PersonKeys.Of(parsed);
        await PersonKeys.Sweep(store, keys, screen, cancellationToken);
        return new(store, keys);
    }

    /// <summary>As <see cref="ToTry(IEventStore, CancellationToken)"/>, with keys that are only
    /// read; those that are missing are made in memory.</summary>
    public static async Task<Session> ToTry(
        IEventStore below, ParseResult parsed, CancellationToken cancellationToken) =>
        new(
            await OverlayEventStore.On(below, cancellationToken),
            PersonKeys.Of(parsed, isTrial: true));

    public static Session ToRead(ParseResult parsed) =>
        new(CommonOptions.Open(parsed, StoreAccess.Read));

    public static Session ToWrite(ParseResult parsed) =>
        new(CommonOptions.Open(parsed, StoreAccess.ReadWrite));

    /// <summary>A session whose writes go nowhere, on a ledger that is only read.</summary>
    public static async Task<Session> ToTry(
        IEventStore below, CancellationToken cancellationToken) =>
        new(await OverlayEventStore.On(below, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        Live.Dispose();
        if (_services.IsValueCreated)
        {
            await _services.Value.DisposeAsync();
        }

        await Store.DisposeAsync();
    }
}
