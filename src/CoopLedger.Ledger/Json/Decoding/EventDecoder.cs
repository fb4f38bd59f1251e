using System.Text;
using CoopLedger.Domain.Facts;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Reads events straight from their bytes, where the bytes are just what
/// <see cref="EventJson"/> writes: fields in the order of the record, no blanks, no escapes.
/// </summary>
/// <remarks>
/// <para>Whatever it does not know it leaves to <see cref="EventJson.Read"/>, which says what is
/// wrong; so both accept the same bytes and make the same events of them.</para>
/// <para>The reader of a record is compiled when enough of its events have been seen to pay for
/// it. Values that come again (units, funds, codes) are made once. For one thread at a time.
/// </para>
/// </remarks>
public sealed class EventDecoder
{
    private readonly EventCursor _cursor = new();

    /// <summary>Reads an event.</summary>
    /// <exception cref="UnknownEventException">No event has that name.</exception>
    /// <exception cref="JsonException">The bytes are not that event's JSON.</exception>
    public Event Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
        TryRead(name, data)
            ?? EventJson.Read(Encoding.UTF8.GetString(name), data.ToArray());

    /// <summary>Reads an event the short way.</summary>
    /// <returns><see langword="null"/> when it has to be read the long way: nothing is said about
    /// whether it can be.</returns>
    public Event? TryRead(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        try
        {
            return _cursor.Whole(name, data);
        }
        catch (Exception unusual) when (unusual is FormatException or ArgumentException
            or FieldException or UnknownEventException)
        {
            return null;
        }
    }
}
