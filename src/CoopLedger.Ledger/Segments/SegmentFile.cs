using System.Buffers;
using CoopLedger.Ledger.Store;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Segments;

/// <summary>Bytes of a segment that are read and checked together.</summary>
/// <param name="At">Where they begin.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Crc">Their sum.</param>
/// <param name="What">What they are, for people.</param>
internal readonly record struct Block(long At, int Length, uint Crc, BlockKind What);

internal enum BlockKind
{
    Header,
    Directory,
    Positions,
    Presence,
    Values,
    Dictionary,
}

/// <summary>Reads blocks of a segment's file into a buffer that is used again.</summary>
/// <remarks>Reading and not mapping: a disk that fails is an exception and not the end of the
/// process.</remarks>
internal sealed class SegmentFile(string path, SafeFileHandle handle) : IDisposable
{
    private byte[] _buffer = [];

    public string Path => path;

    public long Length { get; } = RandomAccess.GetLength(handle);

    /// <summary>A block's bytes, until the next block is read.</summary>
    /// <exception cref="SegmentDamagedException">It cannot be read, or its sum is another.
    /// </exception>
    public ReadOnlySpan<byte> Read(in Block block, string group, string column)
    {
        if (_buffer.Length < block.Length)
        {
            Return(ref _buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(block.Length);
        }

        var bytes = _buffer.AsSpan(0, block.Length);
        Read(block, bytes, group, column);
        return bytes;
    }

    /// <summary>Reads a block where its reader wants it.</summary>
    /// <exception cref="SegmentDamagedException">It cannot be read, or its sum is another.
    /// </exception>
    public void Read(in Block block, Span<byte> into, string group, string column)
    {
        try
        {
            if (!TryRead(block.At, into)
                || (block.Length > 0 && Crc32C.Of(into) != block.Crc))
            {
                throw Damaged(block.What, group, column);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new SegmentDamagedException(
                SegmentRefusal.Unreadable(path, refused.Message), path,
                Name(block.What, group, column), refused);
        }
    }

    /// <returns>False when the file ends before.</returns>
    public bool TryRead(long at, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var read = RandomAccess.Read(handle, into, at);
            if (read == 0)
            {
                return false;
            }

            into = into[read..];
            at += read;
        }

        return true;
    }

    public SegmentDamagedException Damaged(BlockKind what, string group, string column)
    {
        var block = Name(what, group, column);
        return new(SegmentRefusal.Damaged(path, block), path, block);
    }

    public void Dispose()
    {
        Return(ref _buffer);
        handle.Dispose();
    }

    internal static void Return(ref byte[] rented)
    {
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = [];
        }
    }

    private static string Name(BlockKind what, string group, string column)
    {
        var kind = what switch
        {
            BlockKind.Header => "header",
            BlockKind.Directory => "directory",
            BlockKind.Positions => "positions",
            BlockKind.Presence => "presence",
            BlockKind.Values => "values",
            _ => "dictionary",
        };
        return group.Length == 0 ? kind
            : column.Length == 0 ? $"{group} {kind}" : $"{group} {column} {kind}";
    }
}
