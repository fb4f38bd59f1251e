using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>A UUID of 128 bits, in the order of bytes of RFC 9562.</summary>
/// <remarks>
/// The halves are big-endian, as on the wire; a <see cref="Guid"/> keeps its first three fields in
/// the order of the machine. The default value is <see cref="Empty"/>.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct Uuid : IEquatable<Uuid>
{
    public static readonly Uuid Empty;

    private const int Size = 16;

    private readonly long _most;
    private readonly long _least;

    private Uuid(long most, long least)
    {
        _most = most;
        _least = least;
    }

    public static bool operator ==(Uuid left, Uuid right) => left.Equals(right);

    public static bool operator !=(Uuid left, Uuid right) => !left.Equals(right);

    /// <summary>A random one.</summary>
    public static Uuid NewUuid() => FromGuid(Guid.NewGuid());

    public static Uuid FromGuid(Guid value)
    {
        Span<byte> bytes = stackalloc byte[Size];
        _ = value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[(Size / 2)..]));
    }

    /// <exception cref="FormatException">The text is no UUID.</exception>
    public static Uuid Parse(string value) => FromGuid(Guid.Parse(value));

    public static Uuid FromInt64(long msb, long lsb) => new(msb, lsb);

    public Guid ToGuid()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _most);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(Size / 2)..], _least);
        return new(bytes, bigEndian: true);
    }

    public bool Equals(Uuid other) => _most == other._most && _least == other._least;

    public override bool Equals(object? obj) => obj is Uuid other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_most, _least);

    /// <summary>The text with hyphens, in small letters.</summary>
    public override string ToString() => ToGuid().ToString();

    public string ToString(string format) => ToGuid().ToString(format);

    internal static Uuid FromWire(Wire.UUID? wire) => wire?.ValueCase switch
    {
        Wire.UUID.ValueOneofCase.Structured => new(
            wire.Structured.MostSignificantBits, wire.Structured.LeastSignificantBits),
        Wire.UUID.ValueOneofCase.String when Guid.TryParse(wire.String, out var guid) =>
            FromGuid(guid),
        Wire.UUID.ValueOneofCase.String => throw Grpc.GrpcFault.Broken("an id is no UUID."),
        _ => Empty,
    };

    internal Wire.UUID ToWire() => new()
    {
        Structured = new() { MostSignificantBits = _most, LeastSignificantBits = _least },
    };
}
