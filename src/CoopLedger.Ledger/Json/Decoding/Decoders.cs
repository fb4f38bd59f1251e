using System.Collections.Concurrent;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Lends decoders, so that what one remembers serves the next part too.</summary>
internal sealed class Decoders
{
    private readonly ConcurrentBag<EventDecoder> _idle = [];

    public async Task<T> Lend<T>(Func<EventDecoder, Task<T>> use)
    {
        var decoder = _idle.TryTake(out var idle) ? idle : new EventDecoder();
        try
        {
            return await use(decoder);
        }
        finally
        {
            _idle.Add(decoder);
        }
    }
}
