using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoopLedger.Indicators.Journals;

/// <content>Puts the postings where they belong.</content>
internal sealed partial class ChunkBuilder
{
    /// <summary>Puts the day, the position and the code of each posting in its place, as one
    /// number: one place in memory is cheaper to reach than three, and what the event carries is
    /// fetched when the places are gone through in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(
        int postings, ChunkRun[] runs, Span<int> next, int[] subjects, TemplatePosting[][] known)
    {
        if (_placed.Length < postings)
        {
            _placed = new ulong[postings + (postings / 4)];
        }

        var (placed, flat, ranges) = (_placed, _flat.Postings, _flat.Ranges);
        for (var offset = 0; offset < _length; offset++)
        {
            var number = _templates[offset];
            var range = number < 0 ? new(0, -1) : ranges[number];
            if (range.Count < 0)
            {
                PlaceSpecial(offset, runs, next, subjects, PostingsAt(offset, known));
                continue;
            }

            var packed = Packed(_days[offset], offset, 0);
            foreach (var posting in flat.AsSpan(range.Start, range.Count))
            {
                placed[next[posting.Account]++] =
                    packed | unchecked((ulong)(ushort)posting.Code << 48);
            }
        }
    }

    /// <summary>Places the postings of an event that has no code for all of them.</summary>
    private void PlaceSpecial(
        int offset, ChunkRun[] runs, Span<int> next, int[] subjects,
        ReadOnlySpan<TemplatePosting> postings)
    {
        var carried = CollectionsMarshal.AsSpan(_carried);
        foreach (ref readonly var posting in postings)
        {
            var at = next[posting.Account]++;
            var amount = Amount(offset, posting, carried);
            var code = unchecked((short)amount);
            if (_otherRuns[posting.Account] is var other and >= 0)
            {
                ref readonly var run = ref runs[other];
                code = PostingCode.Placed;
                _amounts[at - run.Start + run.Wide] = amount;
                if (run.Subject >= 0)
                {
                    subjects[at - run.Start + run.Subject] =
                        posting.Subject == TemplatePosting.CarriedSubject
                            ? (int)carried[_carriedAt[offset]]
                            : posting.Subject;
                }
            }

            _placed[at] = Packed(Day(offset, posting, carried), offset, code);
        }
    }

    private static ulong Packed(int day, int offset, short code) => unchecked(
        (uint)day | ((ulong)(uint)offset << 32) | ((ulong)(ushort)code << 48));

    /// <summary>Cuts the columns from what was placed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Chunk Split(int postings, ChunkRun[] runs, int[] subjects)
    {
        var days = GC.AllocateUninitializedArray<int>(postings);
        var offsets = GC.AllocateUninitializedArray<ushort>(postings);
        var amounts = GC.AllocateUninitializedArray<short>(postings);
        var placed = _placed.AsSpan(0, days.Length);
        for (var i = 0; i < placed.Length; i++)
        {
            var packed = placed[i];
            days[i] = unchecked((int)packed);
            offsets[i] = unchecked((ushort)(packed >> 32));
            amounts[i] = unchecked((short)(packed >> 48));
        }

        var wide = 0;
        foreach (var other in _others)
        {
            ref var run = ref runs[other];
            var all = _amounts.AsSpan(run.Wide, run.Count);
            var codes = amounts.AsSpan(run.Start, run.Count);
            Fetch(
                offsets.AsSpan(run.Start, run.Count), codes, all,
                run.Subject < 0 ? [] : subjects.AsSpan(run.Subject, run.Count));
            wide += Fit(ref run, codes, all, wide);
        }

        return new()
        {
            First = _first, Runs = runs, Days = days, Offsets = offsets, Amounts = amounts,
            WideAmounts = _amounts.AsSpan(0, wide).ToArray(), Subjects = subjects,
            Texts = _textEnds.Count == 0
                ? SubjectTexts.None
                : new(_texts.ToArray(), _textEnds.ToArray()),
        };
    }

    /// <summary>Fetches what the events of one run carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fetch(
        ReadOnlySpan<ushort> offsets, ReadOnlySpan<short> codes, Span<long> amounts,
        Span<int> subjects)
    {
        var carried = CollectionsMarshal.AsSpan(_carried);
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            if (PostingCode.IsAmount(code))
            {
                amounts[i] = code;
            }
            else if (code != PostingCode.Placed)
            {
                var own = carried[_carriedAt[offsets[i]]..];
                amounts[i] = PostingCode.AmountOf(code, own[1..]);
                if (!subjects.IsEmpty)
                {
                    subjects[i] = PostingCode.HasSubject(code) ? (int)own[0] : 0;
                }
            }
        }
    }

    /// <summary>Puts the amounts of one run in the narrow column if all of them fit, else in the
    /// wide one.</summary>
    /// <returns>How many are in the wide one.</returns>
    private int Fit(ref ChunkRun run, Span<short> narrow, Span<long> amounts, int wide)
    {
        var isWide = false;
        for (var i = 0; i < amounts.Length; i++)
        {
            isWide |= !IsNarrow(amounts[i]);
            narrow[i] = unchecked((short)amounts[i]);
        }

        if (!isWide)
        {
            run = run with { Wide = -1 };
            return 0;
        }

        narrow.Clear();
        amounts.CopyTo(_amounts.AsSpan(wide)); // Never past where they stand.
        run = run with { Wide = wide };
        return amounts.Length;
    }
}
