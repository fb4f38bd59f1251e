using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoopLedger.Indicators.Journals;

/// <content>Puts the postings where they belong.</content>
internal sealed partial class ChunkBuilder
{
    /// <summary>Puts the day, the position and the narrow amount of each posting in its place, as
    /// one number: one place in memory is cheaper to reach than three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(Chunk chunk, Span<int> next, TemplatePosting[][] known)
    {
        if (_placed.Length < chunk.Postings)
        {
            _placed = new ulong[chunk.Postings + (chunk.Postings / 4)];
        }

        var (placed, flat, ranges) = (_placed, _flat.Postings, _flat.Ranges);
        for (var offset = 0; offset < _length; offset++)
        {
            var number = _templates[offset];
            var range = number < 0 ? new(0, -1, false) : ranges[number];
            if (range.Count < 0)
            {
                PlaceSpecial(chunk, offset, next, PostingsAt(offset, known));
                continue;
            }

            if (range.Carries)
            {
                PlaceCarried(chunk, offset, next, range);
                continue;
            }

            var packed = Packed(_days[offset], offset, 0);
            foreach (var posting in flat.AsSpan(range.Start, range.Count))
            {
                var marked = next[posting.Account]++;
                var at = marked & CountBits;
                var amount = marked == at
                    ? posting.Amount
                    : PlaceExtra(
                        chunk, chunk.Runs.Values[_runs[posting.Account]], at, posting.Amount, 0);
                placed[at] = packed | unchecked((ulong)(ushort)amount << 48);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlaceCarried(Chunk chunk, int offset, Span<int> next, PlainRange range)
    {
        var packed = Packed(_days[offset], offset, 0);
        var carried = CollectionsMarshal.AsSpan(_carried)[_carriedAt[offset]..];
        foreach (var posting in _flat.Postings.AsSpan(range.Start, range.Count))
        {
            var marked = next[posting.Account]++;
            var at = marked & CountBits;
            var amount = posting.Carried < 0
                ? posting.Amount
                : checked(posting.Amount * carried[posting.Carried + 1]);
            var narrow = marked == at
                ? (short)amount
                : PlaceExtra(
                    chunk, chunk.Runs.Values[_runs[posting.Account]], at, amount,
                    posting.HasSubject ? (int)carried[0] : 0);
            _placed[at] = packed | unchecked((ulong)(ushort)narrow << 48);
        }
    }

    private void PlaceSpecial(
        Chunk chunk, int offset, Span<int> next, ReadOnlySpan<TemplatePosting> postings)
    {
        var carried = CollectionsMarshal.AsSpan(_carried);
        foreach (ref readonly var posting in postings)
        {
            var marked = next[posting.Account]++;
            var at = marked & CountBits;
            var amount = Amount(offset, posting, carried);
            _placed[at] = Packed(
                Day(offset, posting, carried), offset,
                marked == at
                    ? (short)amount
                    : PlaceExtra(
                        chunk, chunk.Runs.Values[_runs[posting.Account]], at, amount,
                        posting.Subject == TemplatePosting.CarriedSubject
                            ? (int)carried[_carriedAt[offset]]
                            : posting.Subject));
        }
    }

    private static ulong Packed(int day, int offset, short amount) => unchecked(
        (uint)day | ((ulong)(uint)offset << 32) | ((ulong)(ushort)amount << 48));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(Chunk chunk)
    {
        var (days, offsets, amounts) =
            (chunk.Days.Values, chunk.Offsets.Values, chunk.Amounts.Values);
        var placed = _placed.AsSpan(0, days.Length);
        for (var i = 0; i < placed.Length; i++)
        {
            var packed = placed[i];
            days[i] = unchecked((int)packed);
            offsets[i] = unchecked((ushort)(packed >> 32));
            amounts[i] = unchecked((short)(packed >> 48));
        }
    }

    /// <summary>Puts what only some accounts have in its place.</summary>
    /// <returns>What stands in the column of narrow amounts.</returns>
    private static short PlaceExtra(
        Chunk chunk, in ChunkRun run, int at, long amount, int subject)
    {
        if (run.Subject >= 0)
        {
            chunk.Subjects.Values[at - run.Start + run.Subject] = subject;
        }

        if (run.Wide < 0)
        {
            return (short)amount;
        }

        chunk.WideAmounts.Values[at - run.Start + run.Wide] = amount;
        return 0;
    }
}
