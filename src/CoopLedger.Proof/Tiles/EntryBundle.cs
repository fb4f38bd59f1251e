using System.Buffers.Binary;

namespace CoopLedger.Proof.Tiles;

/// <summary>The bytes of up to 256 leaves in one file.</summary>
/// <remarks>Source: C2SP tlog-tiles. Each leaf is preceded by its length in two bytes, big-endian,
/// so that it has at most 65.535 bytes. Nothing follows the last.</remarks>
public static class EntryBundle
{
    public const int EntryMax = ushort.MaxValue;

    /// <summary>The bytes of the largest file.</summary>
    public const int LengthMax = Tile.WidthMax * (sizeof(ushort) + EntryMax);

    /// <summary>Cuts a file into its leaves; they are slices of it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="entries">As many as are whole, in order.</param>
    /// <returns>Whether the file ends where the last of them ends.</returns>
    public static bool TryParse(
        ReadOnlyMemory<byte> bytes, out IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var found = new List<ReadOnlyMemory<byte>>(Tile.WidthMax);
        entries = found;
        while (bytes.Length >= sizeof(ushort))
        {
            var end = sizeof(ushort) + BinaryPrimitives.ReadUInt16BigEndian(bytes.Span);
            if (end > bytes.Length)
            {
                return false;
            }

            found.Add(bytes[sizeof(ushort)..end]);
            bytes = bytes[end..];
        }

        return bytes.IsEmpty;
    }

    /// <summary>The file of some leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 256, or one of more than 65.535
    /// bytes.</exception>
    public static byte[] Format(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count > Tile.WidthMax || entries.Any(entry => entry.Length > EntryMax))
        {
            throw new ArgumentOutOfRangeException(nameof(entries));
        }

        var bytes = new byte[entries.Sum(entry => sizeof(ushort) + entry.Length)];
        var rest = bytes.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[sizeof(ushort)..]);
            rest = rest[(sizeof(ushort) + entry.Length)..];
        }

        return bytes;
    }
}
