using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Audit;

/// <summary>A log of which somebody has altered what is read.</summary>
internal sealed class TamperedStore(
    IEventStore inner, Func<ImmutableArray<StoredEvent>, IEnumerable<StoredEvent>> alter)
    : StoreWrapper(inner)
{
    public override async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<StoredEvent>();
        await foreach (var read in Inner.ReadAll(0, batch, cancellationToken))
        {
            all.AddRange(read);
        }

        var altered = alter(all.ToImmutable()).Where(stored => stored.Position > after);
        foreach (var chunk in altered.Chunk(batch))
        {
            yield return [.. chunk];
        }
    }

    /// <summary>Alters the event at one position, and seals it again so that only its content is
    /// wrong.</summary>
    public static Func<ImmutableArray<StoredEvent>, IEnumerable<StoredEvent>> At(
        long position, Func<StoredEvent, ImmutableArray<StoredEvent>, StoredEvent> alter,
        Guid ledger) =>
        all => all.Select(stored => stored.Position == position
            ? Sealed(alter(stored, all), ledger)
            : stored);

    public static StoredEvent WithData(StoredEvent stored, string from, string to) => stored with
    {
        Event = stored.Event with
        {
            Data = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stored.Event.Data.Span)
                .Replace(from, to, StringComparison.Ordinal)),
        },
    };

    private static StoredEvent Sealed(StoredEvent stored, Guid ledger) => Envelope.Seal(
        ledger, stored.Position, stored.Stream, stored.Revision, stored.Event, stored.Origin);
}
