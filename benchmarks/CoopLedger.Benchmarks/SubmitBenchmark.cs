using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using static CoopLedger.Benchmarks.Waiting;

namespace CoopLedger.Benchmarks;

/// <summary>One command all the way: through every behaviour, decided, appended, published. The
/// ledger starts empty at every iteration.</summary>
[MemoryDiagnoser]
public class SubmitBenchmark
{
    private const int Submits = 200;

    private static readonly Text Name = new("Hợp tác xã dịch vụ nông nghiệp Tân Phú");
    private static readonly UnitId Unit = new("phu-tho");
    private static readonly DateOnly Day = new(2024, 4, 11);

    private LedgerFolder _folder = null!;
    private IEventStore _store = null!;
    private ServiceProvider _services = null!;
    private IMediator _mediator = null!;

    [GlobalSetup]
    public void Setup() => _folder = new();

    [IterationSetup(Target = nameof(In_memory))]
    public void OpenMemory() => Open(new MemoryEventStore(Nation.LedgerId));

    [IterationSetup(Target = nameof(In_SQLite))]
    public void OpenSqlite() => Open(_folder.NewLedger());

    [Benchmark(Baseline = true, OperationsPerInvoke = Submits)]
    public void In_memory() => Wait(SubmitAll);

    [Benchmark(OperationsPerInvoke = Submits)]
    public void In_SQLite() => Wait(SubmitAll);

    [IterationCleanup]
    public void CheckResult() => Wait(async () =>
    {
        await LedgerFolder.Demand(_store, Submits);
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    });

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete();

    private void Open(IEventStore store)
    {
        _store = store;
        _services = new ServiceCollection()
            .AddLedger(store, TimeProvider.System).BuildServiceProvider();
        _mediator = _services.GetRequiredService<IMediator>();
    }

    private async Task SubmitAll()
    {
        for (var i = 0; i < Submits; i++)
        {
            var id = $"htx-{i}";
            var receipt = await _mediator.Send(new Submit(
                new FoundCooperative(new OrganisationId(id), Name, Unit, Day), "bench", id));
            Check.Same(Outcome.Recorded, receipt.Outcome, "the outcome");
        }
    }
}
