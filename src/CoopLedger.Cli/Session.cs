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
    private readonly ServiceProvider _services;

    private Session(IEventStore store)
    {
        Store = store;
        _services = new ServiceCollection()
            .AddLedger(store, TimeProvider.System).BuildServiceProvider();
    }

    public IEventStore Store { get; }

    public IMediator Mediator => _services.GetRequiredService<IMediator>();

    public LiveProjection Live => _services.GetRequiredService<LiveProjection>();

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
        await _services.DisposeAsync();
        await Store.DisposeAsync();
    }
}
