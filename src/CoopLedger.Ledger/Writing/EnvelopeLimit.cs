using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Writing;

/// <summary>Refuses events that are too large to be exported and proved later. The sizes are known
/// once it is decided what to record, and nothing is stored before.</summary>
public static class EnvelopeLimit
{
    public static readonly Rule TooLarge = new(
        "event.too-large",
        "Sự kiện {0} cần {1} byte, mỗi sự kiện chỉ được {2} byte. Hãy rút ngắn chứng cứ "
            + "(evidence: {3} byte), hoặc để văn bản gốc ở nơi khác và ghi sha256 của nó.",
        "The event {0} needs {1} bytes, and one event has at most {2}. Shorten the evidence "
            + "({3} bytes), or keep the document elsewhere and record its sha256.",
        "C2SP tlog-tiles: an entry's length has two bytes");

    /// <returns><see langword="null"/> when each of the events is small enough.</returns>
    public static Refusal? Refuse(
        StreamName stream, ImmutableArray<NewEvent> events, Origin origin)
    {
        foreach (var fact in events)
        {
            var length = Envelope.LengthOf(stream, fact, origin);
            if (length > Envelope.LengthMax)
            {
                return TooLarge.BrokenByField(
                    "evidence", fact.Name, length, Envelope.LengthMax, origin.Metadata.Length);
            }
        }

        return null;
    }
}
