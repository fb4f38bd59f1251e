using System.Runtime.InteropServices;
using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>Posts a part of the log into a chunk: notes a template for each position, in any order,
/// then counts the postings of each account and puts each where it belongs. For one thread at a
/// time; used again for the next part.</summary>
internal sealed class ChunkBuilder(AccountTable accounts, PostingTemplates templates)
{
    // What columns an account's postings take beside those that all take.
    private const byte Wide = 1;
    private const byte Subjects = 2;

    private readonly int[] _templates = new int[Chunk.LengthMax];
    private readonly int[] _days = new int[Chunk.LengthMax];
    private readonly int[] _carriedAt = new int[Chunk.LengthMax];
    private readonly List<long> _carried = [];
    private readonly List<TemplatePosting> _loose = [];
    private readonly List<(int Start, int Count)> _looseEvents = [];
    private readonly PostingRecording _recording = new();
    private readonly List<byte> _texts = [];
    private readonly List<int> _textEnds = [];
    private int[] _counts = [];
    private byte[] _kinds = [];
    private int[] _runs = [];
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

    public Chunk Build()
    {
        var numbers = accounts.Count;
        if (_counts.Length < numbers)
        {
            _counts = new int[numbers * 2];
            _kinds = new byte[numbers * 2];
            _runs = new int[numbers * 2];
        }

        var counts = _counts.AsSpan(0, numbers);
        var kinds = _kinds.AsSpan(0, numbers);
        counts.Clear();
        kinds.Clear();
        var chunk = Laid(counts, kinds, Count(counts, kinds));
        Place(chunk, counts, kinds);
        return chunk;
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

    private ReadOnlySpan<TemplatePosting> PostingsAt(int offset)
    {
        var number = _templates[offset];
        if (number >= 0)
        {
            return templates[number];
        }

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

    /// <summary>Counts the postings of each account, and sees which columns they take.</summary>
    private int Count(Span<int> counts, Span<byte> kinds)
    {
        var carried = CollectionsMarshal.AsSpan(_carried);
        var total = 0;
        for (var offset = 0; offset < _length; offset++)
        {
            var postings = PostingsAt(offset);
            total += postings.Length;
            foreach (ref readonly var posting in postings)
            {
                counts[posting.Account]++;
                var amount = Amount(offset, posting, carried);
                if (amount is < short.MinValue or > short.MaxValue)
                {
                    kinds[posting.Account] |= Wide;
                }

                if (posting.Subject != 0)
                {
                    kinds[posting.Account] |= Subjects;
                }
            }
        }

        return total;
    }

    /// <summary>Gives each account its place; afterwards <paramref name="counts"/> says where the
    /// next posting of an account goes.</summary>
    private Chunk Laid(Span<int> counts, ReadOnlySpan<byte> kinds, int postings)
    {
        var used = 0;
        foreach (var count in counts)
        {
            used += count == 0 ? 0 : 1;
        }

        var runs = new ChunkRun[used];
        var (run, start, wide, subjects) = (0, 0, 0, 0);
        for (var account = 0; account < counts.Length; account++)
        {
            if (counts[account] is var count and > 0)
            {
                var (isWide, hasSubjects) =
                    ((kinds[account] & Wide) != 0, (kinds[account] & Subjects) != 0);
                runs[run] = new(
                    account, start, count, isWide ? wide : -1, hasSubjects ? subjects : -1);
                counts[account] = start;
                _runs[account] = run++;
                start += count;
                wide += isWide ? count : 0;
                subjects += hasSubjects ? count : 0;
            }
        }

        return new()
        {
            First = _first, Runs = runs, Days = new int[postings],
            Offsets = new ushort[postings], Amounts = new short[postings],
            WideAmounts = new long[wide], Subjects = new int[subjects],
            Texts = _textEnds.Count == 0
                ? SubjectTexts.None
                : new([.. _texts], [.. _textEnds]),
        };
    }

    private void Place(Chunk chunk, Span<int> next, ReadOnlySpan<byte> kinds)
    {
        var carried = CollectionsMarshal.AsSpan(_carried);
        var (days, offsets, amounts) = (chunk.Days, chunk.Offsets, chunk.Amounts);
        for (var offset = 0; offset < _length; offset++)
        {
            foreach (ref readonly var posting in PostingsAt(offset))
            {
                var at = next[posting.Account]++;
                days[at] = Day(offset, posting, carried);
                offsets[at] = (ushort)offset;
                var amount = Amount(offset, posting, carried);
                if (kinds[posting.Account] == 0)
                {
                    amounts[at] = (short)amount;
                    continue;
                }

                PlaceExtra(
                    chunk, chunk.Runs[_runs[posting.Account]], at, amount,
                    posting.Subject == TemplatePosting.CarriedSubject
                        ? (int)carried[_carriedAt[offset]]
                        : posting.Subject);
            }
        }
    }

    private static void PlaceExtra(
        Chunk chunk, in ChunkRun run, int at, long amount, int subject)
    {
        if (run.Wide >= 0)
        {
            chunk.WideAmounts[at - run.Start + run.Wide] = amount;
        }
        else
        {
            chunk.Amounts[at] = (short)amount;
        }

        if (run.Subject >= 0)
        {
            chunk.Subjects[at - run.Start + run.Subject] = subject;
        }
    }
}
