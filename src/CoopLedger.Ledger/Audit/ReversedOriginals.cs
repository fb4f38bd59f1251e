using CoopLedger.Domain.Corrections;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Audit;

/// <summary>Compares reversals with the events that they say they take back.</summary>
internal sealed class ReversedOriginals : ILogVisitor
{
    private readonly List<Claim> _claims = [];
    private int _next;

    /// <summary>The first reversal that does not hold what it reverses.</summary>
    public LedgerDamagedException? Fault { get; private set; }

    public void Add(scoped in EnvelopeView stored, FactReversed reversal)
    {
        if (reversal.Position < 1 || reversal.Position >= stored.Position)
        {
            throw NotHeld(stored.Position);
        }

        _claims.Add(new(
            stored.Position, reversal, stored.Stream.ToArray(), stored.Data.ToArray()));
    }

    /// <summary>Reads the originals and compares each.</summary>
    public async Task Compare(IEventLog log, CancellationToken cancellationToken)
    {
        _claims.Sort((a, b) => a.Reversal.Position.CompareTo(b.Reversal.Position));
        await log.Scan([.. _claims.Select(claim => claim.Reversal.Position)], this,
            cancellationToken);
    }

    public void Visit(scoped in EnvelopeView stored)
    {
        var claim = _claims[_next++];
        if (!claim.Holds(stored) && !(Fault?.Position < claim.Position))
        {
            Fault = NotHeld(claim.Position);
        }
    }

    private static LedgerDamagedException NotHeld(long position) =>
        new(position, "it does not hold the event that it reverses");

    private sealed record Claim(
        long Position, FactReversed Reversal, byte[] Stream, byte[] Data)
    {
        public bool Holds(scoped in EnvelopeView original) =>
            original.Position == Reversal.Position && original.Id == Reversal.Fact
            && original.Stream.SequenceEqual(Stream)
            && (Quotes(original.Name, original.Data) || Equals(original));

        // The reversal quotes its event word by word, unless an earlier program wrote the event.
        private bool Quotes(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
        {
            var at = Data.AsSpan().IndexOf("\"reversed\":{\"name\":\""u8);
            if (at < 0)
            {
                return false;
            }

            var rest = Data.AsSpan(at + "\"reversed\":{\"name\":\""u8.Length);
            return rest.StartsWith(name) && rest[name.Length..].StartsWith("\",\"data\":"u8)
                && rest[(name.Length + "\",\"data\":"u8.Length)..] is var quoted
                && quoted.StartsWith(data) && quoted[data.Length..].StartsWith("}"u8);
        }

        // What an earlier program wrote is compared as it is read today.
        private bool Equals(scoped in EnvelopeView original)
        {
            try
            {
                return EventJson.Read(
                    System.Text.Encoding.UTF8.GetString(original.Name),
                    original.Data.ToArray()).Equals(Reversal.Reversed);
            }
            catch (Exception unread) when (unread is JsonException or UnknownEventException)
            {
                return false; // It cannot be read, and its own position says so.
            }
        }
    }
}
