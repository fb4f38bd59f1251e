using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The facts of one kind of state, in the order of the log: whole, as bytes, or their
/// positions alone.</summary>
internal sealed class KeptFacts
{
    private readonly List<long> _positions = [];
    private readonly List<Entry> _entries = [];
    private bool _hasBytes;

    public int Count => _positions.Count;

    public long LastPosition => _positions[^1];

    public void Add(StreamName stream, Fact fact)
    {
        _positions.Add(fact.Position);
        _entries.Add(new(stream, fact, default));
    }

    public void Add(long position, KeptPlace place)
    {
        _positions.Add(position);
        _entries.Add(new(default, null, place));
        _hasBytes = true;
    }

    public void Note(long position) => _positions.Add(position);

    /// <param name="later">The facts of a later part of the log.</param>
    /// <param name="moved">By how many pieces its bytes have moved.</param>
    public void Join(KeptFacts later, int moved)
    {
        _positions.AddRange(CollectionsMarshal.AsSpan(later._positions));
        foreach (var entry in CollectionsMarshal.AsSpan(later._entries))
        {
            _entries.Add(entry with
            {
                Place = entry.Place with { Piece = entry.Place.Piece + moved },
            });
        }

        _hasBytes |= later._hasBytes;
    }

    /// <summary>The facts themselves; those that are bytes are read, once.</summary>
    public IEnumerable<(StreamName Stream, Fact Fact)> Whole(
        KeptBytes bytes, IFactReader? reader)
    {
        if (_entries.Count != _positions.Count || (_hasBytes && reader is null))
        {
            throw new InvalidOperationException("This projection keeps positions, not facts.");
        }

        for (var i = 0; _hasBytes && i < _entries.Count; i++)
        {
            if (_entries[i].Fact is null)
            {
                var (stream, fact) = reader!.Read(_positions[i], bytes.At(_entries[i].Place));
                _entries[i] = new(stream, fact, default);
            }
        }

        _hasBytes = false;
        return _entries.Select(entry => (entry.Stream, entry.Fact!));
    }

    public void AppendTo(IncrementalHash hash) =>
        hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_positions)));

    private readonly record struct Entry(StreamName Stream, Fact? Fact, KeptPlace Place);
}
