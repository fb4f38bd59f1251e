using System.CommandLine;
using CoopLedger.Ledger;
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

    private Session(IEventStore store)
    {
        Store = store;
        Live = new LiveProjection(store);
        _services = new(() => new ServiceCollection()
            .AddLedger(store, TimeProvider.System).BuildServiceProvider());
    }

    public IEventStore Store { get; }

    public IMediator Mediator => _services.Value.GetRequiredService<IMediator>();

    /// <summary>Catches up with the log whenever it is asked.</summary>
    public LiveProjection Live { get; }

    public static Session On(IEventStore store) => new(store);

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
