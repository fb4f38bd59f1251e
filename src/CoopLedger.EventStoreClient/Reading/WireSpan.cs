using EventStore.Client.Grpc;

namespace EventStore.Client;

/// <summary>Reads the fields of a protobuf message where its bytes lie.</summary>
/// <remarks>Source: protobuf.dev/programming-guides/encoding.</remarks>
internal ref struct WireSpan(ReadOnlySpan<byte> bytes)
{
    private const int VarintMax = 10;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The number and the kind of the next field, as they are written together.</summary>
    public uint Tag()
    {
        var tag = Varint();
        return tag is > 0 and <= uint.MaxValue ? (uint)tag : throw Cut();
    }

    public ulong Varint()
    {
        if (!_rest.IsEmpty && _rest[0] < 0x80)
        {
            var value = _rest[0];
            _rest = _rest[1..];
            return value;
        }

        var number = 0UL;
        for (var at = 0; at < Math.Min(VarintMax, _rest.Length); at++)
        {
            number |= (ulong)(_rest[at] & 0x7F) << (7 * at);
            if (_rest[at] < 0x80)
            {
                _rest = _rest[(at + 1)..];
                return number;
            }
        }

        throw Cut();
    }

    /// <summary>The bytes of a field with a length.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        return length <= (ulong)_rest.Length ? Take((int)length) : throw Cut();
    }

    /// <summary>Passes over a field of another version.</summary>
    public void Skip(uint tag)
    {
        switch (tag & 7)
        {
            case 0:
                _ = Varint();
                break;
            case 1:
                _ = Take(sizeof(ulong));
                break;
            case 2:
                _ = Bytes();
                break;
            case 5:
                _ = Take(sizeof(uint));
                break;
            default:
                throw Cut();
        }
    }

    private static Exception Cut() => GrpcFault.Broken("a message of it cannot be decoded.");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw Cut();
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
