using System.Buffers;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Json;

/// <summary>Lends the JSON reader its buffer, so that an event does not cost one.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static CharPool Shared { get; } = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
