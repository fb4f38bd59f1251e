using System.Buffers.Binary;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>Alters a segment and makes its sums right again, as somebody could on purpose: the
/// blocks are found as docs/segments.md describes them.</summary>
internal static class SegmentBlocks
{
    private const int DirectoryLengthAt = 100;
    private const int DirectoryCrcAt = 112;
    private const int HeaderCrcAt = 116;

    public static int DirectoryLengthOf(byte[] bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(DirectoryLengthAt));

    /// <summary>Makes the sum of the header right.</summary>
    public static void MendHeader(byte[] bytes) => BinaryPrimitives.WriteUInt32LittleEndian(
        bytes.AsSpan(HeaderCrcAt), Crc32C.Of(bytes.AsSpan(0, HeaderCrcAt)));

    /// <summary>Makes the sums of the directory and the header right.</summary>
    public static void MendDirectory(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(DirectoryCrcAt), Crc32C.Of(Directory(bytes)));
        MendHeader(bytes);
    }

    /// <summary>Makes all sums right.</summary>
    /// <returns>How many blocks there are.</returns>
    public static int MendAll(byte[] bytes)
    {
        var blocks = new Walk(bytes, SegmentHeader.Length + DirectoryLengthOf(bytes));
        var groups = SegmentDirectory.Read(Directory(bytes), SegmentHeader.Read(bytes).Count)
            .ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i];
            var columns = group.Columns.ToArray();
            var offsets = group.Offsets with
            {
                Crc = blocks.Next(group.Offsets.Width * group.Rows),
            };
            foreach (var place in group.InOrder)
            {
                var column = columns[place];
                columns[place] = column with
                {
                    PresenceCrc = blocks.Next(
                        column.Presence == Presence.Some ? (group.Rows + 7) / 8 : 0),
                    Values = column.Values with
                    {
                        Crc = blocks.Next(column.Values.Width * group.Rows),
                    },
                };
            }

            groups[i] = group with { Offsets = offsets, Columns = [.. columns] };
        }

        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = groups[i] with
            {
                Columns =
                [
                    .. groups[i].Columns.Select(column => column with
                    {
                        Dictionary = column.Dictionary with
                        {
                            Crc = blocks.Next(column.Dictionary.Length),
                        },
                    }),
                ],
            };
        }

        Assert.Equal(bytes.Length, blocks.At);
        SegmentDirectory.Write(groups).CopyTo(bytes, SegmentHeader.Length);
        MendDirectory(bytes);
        return blocks.Count;
    }

    private static Span<byte> Directory(byte[] bytes) =>
        bytes.AsSpan(SegmentHeader.Length, DirectoryLengthOf(bytes));

    private sealed class Walk(byte[] bytes, int at)
    {
        public int At { get; private set; } = at;

        public int Count { get; private set; }

        public uint Next(int length)
        {
            var block = bytes.AsSpan(At, length);
            At += length;
            Count += length > 0 ? 1 : 0;
            return length > 0 ? Crc32C.Of(block) : 0;
        }
    }
}
