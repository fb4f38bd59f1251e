using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Queries;

/// <summary>Posts a part of the log.</summary>
/// <param name="log">The log.</param>
/// <param name="decoder">Reads its events.</param>
/// <param name="keepWhole">Whether the registers keep the facts themselves: in a short log that is
/// cheaper than to read them again.</param>
internal sealed class RebuiltPart(IEventLog log, EventDecoder decoder, bool keepWhole)
    : ILogVisitor
{
    private long _next;

    public Projection Projection { get; } = new(StoredFacts.Reader);

    public async Task<Projection> Read(long after, long until, CancellationToken cancellationToken)
    {
        _next = after + 1;
        await log.Scan(after, until, this, cancellationToken);
        log.PassOver(Projection, _next, until + 1);
        return Projection;
    }

    public void Visit(scoped in EnvelopeView stored)
    {
        var position = stored.Position;
        log.PassOver(Projection, _next, position);
        _next = position + 1;
        var fact = StoredFacts.Decoded(decoder, position, stored.Name, stored.Data);
        try
        {
            if (keepWhole)
            {
                Projection.Apply(
                    new StreamName(Encoding.UTF8.GetString(stored.Stream)),
                    new(fact, stored.Id, position));
            }
            else
            {
                Projection.Apply(
                    position, fact,
                    new FactBytes(stored.IdBytes, stored.Stream, stored.Name, stored.Data));
            }
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            throw new LedgerDamagedException(
                position, $"it cannot be posted: {problem.Message}", problem);
        }
    }
}

/// <summary>Reads the facts of which a projection kept the bytes.</summary>
internal sealed class StoredFacts : IFactReader
{
    [ThreadStatic]
    private static EventDecoder? _decoder;

    public static StoredFacts Reader { get; } = new();

    public (StreamName Stream, Fact Fact) Read(long position, scoped in FactBytes bytes) => (
        new(Encoding.UTF8.GetString(bytes.Stream)),
        new(
            Decoded(_decoder ??= new(), position, bytes.Name, bytes.Data),
            new Guid(bytes.Id, bigEndian: true), position));

    /// <exception cref="LedgerDamagedException">The bytes are no event.</exception>
    public static Event Decoded(
        EventDecoder decoder, long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        try
        {
            return decoder.Read(name, data);
        }
        catch (Exception problem) when (problem is JsonException or UnknownEventException)
        {
            throw new LedgerDamagedException(position, problem.Message, problem);
        }
    }
}
