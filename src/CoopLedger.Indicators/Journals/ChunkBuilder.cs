using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>Posts a part of the log into a chunk: notes a template for each position, in any order,
/// then counts the postings of each account and puts each where it belongs. For one thread at a
/// time; used again for the next part.</summary>
/// <remarks>Its loops run over a whole part at each call: they are compiled in full at the first,
/// and not when they have been called often.</remarks>
internal sealed partial class ChunkBuilder(AccountTable accounts, PostingTemplates templates)
{
    // What an account's postings have beside days, positions and narrow amounts that are always
    // the same: subjects, or else any other amounts.
    private const int Other = 1 << 29;
    private const int Subjects = 1 << 30;
    private const int CountBits = Other - 1;

    private const int TextsLength = 1 << 18;

    private readonly int[] _templates = new int[Chunk.LengthMax];
    private readonly int[] _days = new int[Chunk.LengthMax];
    private readonly int[] _carriedAt = new int[Chunk.LengthMax];
    private readonly List<long> _carried = new(2 * Chunk.LengthMax);
    private readonly List<TemplatePosting> _loose = [];
    private readonly List<(int Start, int Count)> _looseEvents = [];
    private readonly PostingRecording _recording = new();
    private readonly List<byte> _texts = new(TextsLength);
    private readonly List<int> _textEnds = new(Chunk.LengthMax / 2);
    private readonly FlatTemplates _flat = new();
    private readonly List<int> _others = [];
    private ulong[] _placed = [];
    private long[] _amounts = [];
    private int[] _uses = [];
    private int[] _counts = [];
    private int[] _otherRuns = [];
    private long _first;
    private int _length;

    public void Begin(long first)
    {
        (_first, _length) = (first, 0);
        _templates.AsSpan().Clear();
        _carried.Clear();
        _loose.Clear();
        _looseEvents.Clear();
        _texts.Clear();
        _textEnds.Clear();
    }

    /// <summary>Posts an event that is like the one a template was learnt from.</summary>
    /// <param name="offset">Its position, counted from the first of the part.</param>
    /// <param name="template">The template's number.</param>
    /// <param name="day">Its day.</param>
    /// <param name="carried">The amounts and days it carries.</param>
    /// <param name="subject">The subject it carries, UTF-8, if it does.</param>
    public void Add(
        int offset, int template, int day, ReadOnlySpan<long> carried, ReadOnlySpan<byte> subject)
    {
        Cover(offset);
        _templates[offset] = template;
        _days[offset] = day;
        if (!carried.IsEmpty || !subject.IsEmpty)
        {
            _carriedAt[offset] = _carried.Count;
            _carried.Add(subject.IsEmpty ? 0 : TextNumber(subject));
            _carried.AddRange(carried);
        }
    }

    /// <summary>Posts an event by itself.</summary>
    public void Add(int offset, Domain.Facts.Event fact)
    {
        var postings = templates.Recorded(fact, _recording);
        Cover(offset);
        _templates[offset] = postings.Count == 0 ? 0 : -1 - _looseEvents.Count;
        _looseEvents.Add((_loose.Count, postings.Count));
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(postings))
        {
            // A reversal counts on the day of what it reverses, not on its own.
            _loose.Add(templates.Plain(
                posting with { IsOwnDay = false },
                posting.Subject is null
                    ? 0
                    : TextNumber(Encoding.UTF8.GetBytes(posting.Subject))));
        }
    }

    /// <summary>Posts several events at once that carry nothing.</summary>
    /// <param name="offsets">Their positions, ascending.</param>
    /// <param name="template">Their templates.</param>
    /// <param name="days">Their days.</param>
    public void Add(
        ReadOnlySpan<ushort> offsets, ReadOnlySpan<int> template, ReadOnlySpan<long> days)
    {
        for (var i = 0; i < offsets.Length; i++)
        {
            _templates[offsets[i]] = template[i];
            _days[offsets[i]] = (int)days[i];
        }

        if (offsets.Length > 0)
        {
            Cover(offsets[^1]);
        }
    }

    public Chunk Build()
    {
        var numbers = accounts.Count;
        if (_counts.Length < numbers)
        {
            _counts = new int[numbers * 2];
            _otherRuns = new int[numbers * 2];
        }

        var counts = _counts.AsSpan(0, numbers);
        counts.Clear();
        var last = templates.Count; // Before the array: it may have more by now, but not fewer.
        var known = templates.Postings;
        _flat.Follow(last, known);
        var postings = Count(counts, known);
        var runs = Laid(counts, out var subjects);
        Place(postings, runs, counts, subjects, known);
        return Split(postings, runs, subjects);
    }

    private void Cover(int offset)
    {
        if (offset >= _length)
        {
            _length = offset + 1;
        }
    }

    private int TextNumber(ReadOnlySpan<byte> text)
    {
        _texts.AddRange(text);
        _textEnds.Add(_texts.Count);
        return _textEnds.Count;
    }

    private ReadOnlySpan<TemplatePosting> PostingsAt(int offset, TemplatePosting[][] known)
    {
        var number = _templates[offset];
        if (number >= 0)
        {
            return known[number];
        }

        return Loose(number);
    }

    private ReadOnlySpan<TemplatePosting> Loose(int number)
    {
        var (start, count) = _looseEvents[-1 - number];
        return CollectionsMarshal.AsSpan(_loose).Slice(start, count);
    }

    private int Day(int offset, in TemplatePosting posting, ReadOnlySpan<long> carried) =>
        posting.Day == TemplatePosting.OwnDay ? _days[offset]
        : posting.Day >= 0 ? posting.Day
        : (int)carried[_carriedAt[offset] + 1 + posting.CarriedDay];

    private long Amount(int offset, in TemplatePosting posting, ReadOnlySpan<long> carried) =>
        posting.Carried < 0
            ? posting.Amount
            : checked(posting.Amount * carried[_carriedAt[offset] + 1 + posting.Carried]);

    /// <summary>Counts the postings of each account, and sees what else they have.</summary>
    /// <remarks>How often a template is used is counted first: there are far fewer templates in a
    /// part than events.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Count(Span<int> counts, TemplatePosting[][] known)
    {
        if (_uses.Length < known.Length)
        {
            _uses = new int[known.Length];
        }

        var total = 0;
        var uses = _uses.AsSpan(0, known.Length);
        uses.Clear();
        foreach (var number in _templates.AsSpan(0, _length))
        {
            if (number >= 0)
            {
                uses[number]++;
            }
            else
            {
                total += Count(counts, Loose(number), 1);
            }
        }

        for (var number = 1; number < uses.Length; number++)
        {
            if (uses[number] is var times and > 0)
            {
                total += Count(counts, known[number], times);
            }
        }

        return total;
    }

    private static int Count(
        Span<int> counts, ReadOnlySpan<TemplatePosting> postings, int times)
    {
        foreach (ref readonly var posting in postings)
        {
            ref var count = ref counts[posting.Account];
            count = (count + times)
                | (posting.Subject != 0 ? Subjects | Other : 0)
                | (posting.Carried >= 0 || !IsNarrow(posting.Amount) ? Other : 0);
        }

        return postings.Length * times;
    }

    private static bool IsNarrow(long amount) => amount is >= short.MinValue and <= short.MaxValue;

    /// <summary>Gives each account its place; afterwards <paramref name="counts"/> says where the
    /// next posting of an account goes. A run that has other amounts gets a place for them too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ChunkRun[] Laid(Span<int> counts, out int[] subjects)
    {
        var runs = new ChunkRun[counts.Length - counts.Count(0)];
        var (run, start, others, subject) = (0, 0, 0, 0);
        _others.Clear();
        for (var account = 0; account < counts.Length; account++)
        {
            if (counts[account] is var marked and > 0)
            {
                var count = marked & CountBits;
                var (isOther, hasSubjects) = ((marked & Other) != 0, (marked & Subjects) != 0);
                runs[run] = new(
                    account, start, count, isOther ? others : -1, hasSubjects ? subject : -1);
                counts[account] = start;
                _otherRuns[account] = isOther ? run : -1;
                if (isOther)
                {
                    _others.Add(run);
                    others += count;
                }

                start += count;
                subject += hasSubjects ? count : 0;
                run++;
            }
        }

        if (_amounts.Length < others)
        {
            _amounts = new long[others + (others / 4)];
        }

        subjects = new int[subject];
        return runs;
    }
}
