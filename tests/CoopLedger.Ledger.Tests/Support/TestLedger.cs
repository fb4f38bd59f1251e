using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Ledger.Tests.Support;

/// <summary>A ledger of its own for one test: put together as the program does it, in memory,
/// with a clock that stands still.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    public const string Actor = "staff-1";

    private readonly ServiceProvider _services;
    private readonly string _keys = Guid.NewGuid().ToString();
    private int _submits;

    public TestLedger(IEventStore? store = null, SubjectKeys? keys = null)
    {
        Keys = keys;
        Store = store ?? new MemoryEventStore(new Guid("11111111-2222-3333-4444-555555555555"));
        _services = new ServiceCollection().AddLedger(Store, Clock, keys)
            .BuildServiceProvider();
    }

    public FixedClock Clock { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public IEventStore Store { get; }

    /// <summary>The keys of private persons, when the test has any.</summary>
    public SubjectKeys? Keys { get; }

    public LineSealing? Sealing => Keys is { } keys ? new(Store, keys) : null;

    public IMediator Mediator => _services.GetRequiredService<IMediator>();

    public LiveProjection Live => _services.GetRequiredService<LiveProjection>();

    public List<RefusedLine> Refused { get; } = [];

    /// <summary>Submits under a key of its own, or the one given.</summary>
    public Task<Receipt> Submit(Command command, string? key = null, Evidence? evidence = null) =>
        Mediator.Send(new Submit(
            command, Actor, key ?? $"{_keys}/{Interlocked.Increment(ref _submits)}", evidence));

    /// <summary>Submits what must be recorded.</summary>
    public async Task<StoredEvent> Record(Command command, string? key = null)
    {
        var receipt = await Submit(command, key);
        Assert.Null(receipt.Refusal);
        Assert.Equal(Outcome.Recorded, receipt.Outcome);
        return receipt.Events[^1];
    }

    public Task<ImportResult> Import(string text, bool stopOnRefusal = false) =>
        Import(Encoding.UTF8.GetBytes(text), stopOnRefusal);

    public async Task<ImportResult> Import(byte[] bytes, bool stopOnRefusal = false)
    {
        using var file = new MemoryStream(bytes);
        return await new Import(Mediator) { Sealing = Sealing }.Run(
            "test.jsonl", file, Actor, stopOnRefusal, Refused.Add, null, CancellationToken.None);
    }

    public Task<Answer> Ask(
        string indicator, string scope, string? from, string to, string? facet = null,
        long knownBy = long.MaxValue) =>
        Live.Ask(
            Catalogue.Find(new IndicatorCode(indicator))!,
            new Question(
                Scope.Parse(scope), from is null ? null : Day(from), Day(to), knownBy, facet));

    public async Task<long> Length() =>
        (await Store.ReadHead(CancellationToken.None)).Position;

    public static DateOnly Day(string iso) => CivilDate.TryParseIso(iso, out var day)
        ? day
        : throw new FormatException(iso);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
