using System.Buffers.Binary;
using System.Security.Cryptography;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The positions of one kind of state's facts in a part of the log.</summary>
/// <param name="First">The position that offset 0 stands for.</param>
/// <param name="Offsets">The positions, counted from <paramref name="First"/>, ascending.</param>
internal readonly record struct KeptPart(long First, ushort[] Offsets)
{
    public long Last => First + Offsets[^1];

    public IEnumerable<long> Positions
    {
        get
        {
            foreach (var offset in Offsets)
            {
                yield return First + offset;
            }
        }
    }
}

/// <summary>The facts of one kind of state, in the order of the log: their positions, and those
/// that came whole.</summary>
internal sealed class KeptFacts
{
    private readonly List<KeptPart> _parts = [];
    private readonly List<(StreamName Stream, Fact Fact)> _tail = [];

    public int Count => _parts.Sum(part => part.Offsets.Length) + _tail.Count;

    public long LastPosition => _tail.Count > 0 ? _tail[^1].Fact.Position : _parts[^1].Last;

    /// <summary>The parts, those that came whole in parts of their own.</summary>
    public IEnumerable<KeptPart> Parts => _parts;

    public void Add(StreamName stream, Fact fact) => _tail.Add((stream, fact));

    public void Add(KeptPart part)
    {
        Seal();
        _parts.Add(part);
    }

    /// <summary>Keeps of the facts that came whole the positions alone.</summary>
    public void Seal()
    {
        if (_tail.Count > 0)
        {
            _parts.AddRange(TailParts());
            _tail.Clear();
        }
    }

    /// <summary>All positions as they are now, in parts that never change.</summary>
    public KeptPart[] Frozen() => [.. _parts, .. TailParts()];

    /// <summary>All positions, in as few parts as they allow.</summary>
    public List<KeptPart> InParts()
    {
        var made = new List<KeptPart>();
        var offsets = new List<ushort>();
        var first = 0L;
        foreach (var position in _parts.SelectMany(part => part.Positions)
            .Concat(_tail.Select(item => item.Fact.Position)))
        {
            if (position - first >= Journals.Chunk.LengthMax && offsets.Count > 0)
            {
                made.Add(new(first, [.. offsets]));
                offsets.Clear();
            }

            if (offsets.Count == 0)
            {
                first = ((position - 1) / Journals.Chunk.LengthMax * Journals.Chunk.LengthMax) + 1;
            }

            offsets.Add((ushort)(position - first));
        }

        return offsets.Count == 0 ? made : [.. made, new(first, [.. offsets])];
    }

    /// <summary>The facts up to a position.</summary>
    /// <exception cref="InvalidOperationException">Some have to be read, and there is no reader.
    /// </exception>
    public IEnumerable<(StreamName Stream, Fact Fact)> UpTo(long position, IFactReader? reader)
    {
        var read = _parts.SelectMany(part => part.Positions)
            .TakeWhile(kept => kept <= position).ToList();
        IEnumerable<(StreamName, Fact)> facts = read.Count == 0
            ? []
            : reader?.Read(read) ?? throw new InvalidOperationException(
                "This projection keeps positions, not facts.");
        return facts.Concat(_tail.TakeWhile(item => item.Fact.Position <= position));
    }

    private List<KeptPart> TailParts()
    {
        var parts = new List<KeptPart>();
        foreach (var part in _tail.Select(item => item.Fact.Position)
            .GroupBy(position => (position - 1) / Journals.Chunk.LengthMax))
        {
            var first = (part.Key * Journals.Chunk.LengthMax) + 1;
            parts.Add(new(first, [.. part.Select(position => (ushort)(position - first))]));
        }

        return parts;
    }

    /// <summary>Appends the positions to a hash, as little-endian numbers of 64 bits.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        foreach (var positions in _parts.SelectMany(part => part.Positions)
            .Concat(_tail.Select(item => item.Fact.Position)).Chunk(1024))
        {
            var bytes = new byte[positions.Length * sizeof(long)];
            for (var i = 0; i < positions.Length; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(
                    bytes.AsSpan(i * sizeof(long)), positions[i]);
            }

            hash.AppendData(bytes);
        }
    }
}
