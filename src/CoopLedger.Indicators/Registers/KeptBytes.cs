using System.Buffers.Binary;

namespace CoopLedger.Indicators.Registers;

/// <summary>A fact as the bytes from which it can be read again.</summary>
public readonly ref struct FactBytes
{
    /// <param name="id">The event's id, 16 bytes.</param>
    /// <param name="stream">Its stream, UTF-8.</param>
    /// <param name="name">Its stored name, UTF-8.</param>
    /// <param name="data">Its data.</param>
    public FactBytes(
        ReadOnlySpan<byte> id, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> data)
    {
        Id = id;
        Stream = stream;
        Name = name;
        Data = data;
    }

    public ReadOnlySpan<byte> Id { get; }

    public ReadOnlySpan<byte> Stream { get; }

    public ReadOnlySpan<byte> Name { get; }

    public ReadOnlySpan<byte> Data { get; }
}

/// <summary>Where the bytes of a fact are kept.</summary>
internal readonly record struct KeptPlace(int Piece, int At);

/// <summary>Bytes of many facts in few large pieces, which the collector neither copies nor looks
/// into.</summary>
internal sealed class KeptBytes
{
    private const int PieceLength = 1 << 18;
    private const int IdLength = 16;
    private const int Lengths = 3 * sizeof(int);

    private readonly List<byte[]> _pieces = [];
    private int _used;

    public KeptPlace Add(scoped in FactBytes fact)
    {
        var length =
            Lengths + IdLength + fact.Stream.Length + fact.Name.Length + fact.Data.Length;
        if (_pieces.Count == 0 || _used + length > _pieces[^1].Length)
        {
            _pieces.Add(GC.AllocateUninitializedArray<byte>(Math.Max(PieceLength, length)));
            _used = 0;
        }

        var place = new KeptPlace(_pieces.Count - 1, _used);
        var to = _pieces[^1].AsSpan(_used, length);
        BinaryPrimitives.WriteInt32LittleEndian(to, fact.Stream.Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[sizeof(int)..], fact.Name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[(2 * sizeof(int))..], fact.Data.Length);
        to = to[Lengths..];
        fact.Id.CopyTo(to);
        fact.Stream.CopyTo(to[IdLength..]);
        fact.Name.CopyTo(to[(IdLength + fact.Stream.Length)..]);
        fact.Data.CopyTo(to[^fact.Data.Length..]);
        _used += length;
        return place;
    }

    public FactBytes At(KeptPlace place)
    {
        var from = _pieces[place.Piece].AsSpan(place.At);
        var stream = BinaryPrimitives.ReadInt32LittleEndian(from);
        var name = BinaryPrimitives.ReadInt32LittleEndian(from[sizeof(int)..]);
        var data = BinaryPrimitives.ReadInt32LittleEndian(from[(2 * sizeof(int))..]);
        from = from[Lengths..];
        return new(
            from[..IdLength], from.Slice(IdLength, stream), from.Slice(IdLength + stream, name),
            from.Slice(IdLength + stream + name, data));
    }

    /// <returns>By how many pieces the later bytes have moved.</returns>
    public int Join(KeptBytes later)
    {
        var moved = _pieces.Count;
        if (later._pieces.Count > 0)
        {
            _pieces.AddRange(later._pieces);
            _used = later._used;
        }

        return moved;
    }
}
