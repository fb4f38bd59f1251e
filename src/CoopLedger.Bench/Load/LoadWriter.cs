using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Writing;
using MediatR;

namespace CoopLedger.Bench.Load;

/// <summary>An event of which a writer was told that it is recorded.</summary>
internal sealed record Acknowledged(Guid Id, long Position, string Stream, long Revision);

/// <summary>One of those who submit: a founding, an admission, a training, a payment into a shared
/// fund, and again, each when the one before was answered.</summary>
internal sealed class LoadWriter(
    int number, IMediator mediator, SharedFunds funds, TimeProvider clock)
{
    private const int Kinds = 4;

    private static readonly Text Name = new("Hợp tác xã dịch vụ nông nghiệp Tân Phú");

    private FundId? _known;

    public static UnitId Unit { get; } = new("phu-tho");

    public static DateOnly Day { get; } = new(2024, 4, 11);

    public List<Acknowledged> Events { get; } = [];

    /// <summary>In microseconds.</summary>
    public List<long> Latencies { get; } = [];

    public long Repeats { get; private set; }

    /// <param name="end">The clock's timestamp at which no more is begun, once each kind was.
    /// </param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="InvalidOperationException">A submit was refused, or was answered with what
    /// it did not ask for.</exception>
    public async Task Run(long end, CancellationToken cancellationToken)
    {
        for (var step = 0; step < Kinds || clock.GetTimestamp() < end; step++)
        {
            var id = $"bench-{number}-{step / Kinds}";
            var organisation = new OrganisationId(id);
            switch (step % Kinds)
            {
                case 0:
                    await Submit(
                        new FoundCooperative(organisation, Name, Unit, Day), $"found-{id}",
                        cancellationToken);
                    break;
                case 1:
                    await Submit(
                        new AdmitMember(organisation, Day), $"admit-{id}", cancellationToken);
                    break;
                case 2:
                    await Submit(
                        new HoldTraining(
                            new TrainingId(id), Unit, new Count(1), new Count(30), Day),
                        $"train-{id}", cancellationToken);
                    break;
                default:
                    await Pay(id, cancellationToken);
                    break;
            }
        }
    }

    private async Task Pay(string id, CancellationToken cancellationToken)
    {
        var fund = funds.Next(number % SharedFunds.Open);
        if (fund != _known)
        {
            // Everybody who pays sets it up under one key: the first one does, and it is told
            // to the others again.
            await Submit(funds.Establish(fund), $"establish-{fund}", cancellationToken);
            _known = fund;
        }

        await Submit(funds.Receive(fund, id), $"pay-{id}", cancellationToken);
    }

    private async Task Submit(
        RecordingCommand command, string key, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        var receipt = await mediator.Send(
            new Submit(command, "bench", key), cancellationToken);
        Latencies.Add(clock.GetElapsedTime(begun).Ticks / TimeSpan.TicksPerMicrosecond);
        Check.Same(null, receipt.Refusal?.ToString(), $"the refusal of {key}");
        Check.Same(Outcome.Recorded, receipt.Outcome, $"the outcome of {key}");
        var stored = receipt.Events.Single();
        Check.Same(command.Stream, stored.Stream, $"the stream of {key}");
        Check.Same(key, stored.Origin.Key, "the key");
        if (receipt.IsRepeat)
        {
            Repeats++;
        }
        else
        {
            Events.Add(new(
                stored.Event.Id, stored.Position, stored.Stream.Text, stored.Revision));
        }
    }
}
