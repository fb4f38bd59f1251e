using System.Collections.Immutable;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Comparisons;

/// <summary>Compares what two projections keep for their registers.</summary>
internal sealed class FactComparison
{
    private static readonly Dictionary<NotedKind, (string Name, Labels Labels)> Kinds = new()
    {
        [NotedKind.Cluster] = ("clusters", Labels.Of("Cụm thi đua", "Clusters")),
        [NotedKind.ClusterJoined] = ("clusters", Labels.Of("Cụm thi đua", "Clusters")),
        [NotedKind.ClusterLeft] = ("clusters", Labels.Of("Cụm thi đua", "Clusters")),
        [NotedKind.Figure] = ("figures", Labels.Of("Số liệu công bố", "Published figures")),
        [NotedKind.Total] = ("totals", Labels.Of("Số tổng", "Totals")),
        [NotedKind.Reversal] = ("reversals", Labels.Of("Bút toán đảo", "Reversals")),
    };

    private readonly int _listedMax;
    private readonly ImmutableArray<FactDifference>.Builder _listed =
        ImmutableArray.CreateBuilder<FactDifference>();

    private long _more;

    private FactComparison(int listedMax) => _listedMax = listedMax;

    public static (ImmutableArray<FactDifference> Listed, long More) Of(
        FrozenProjection before, FrozenProjection after, int listedMax)
    {
        var comparison = new FactComparison(listedMax);
        foreach (var state in StateNumbers.All)
        {
            comparison.Kept(state, before.KeptOf(state), after.KeptOf(state));
        }

        comparison.Noted([.. before.Noted.All()], [.. after.Noted.All()]);
        return (comparison._listed.ToImmutable(), comparison._more);
    }

    private void Kept(Type state, ReadOnlySpan<KeptPart> before, ReadOnlySpan<KeptPart> after)
    {
        var same = 0;
        while (same < before.Length && same < after.Length && IsSame(before[same], after[same]))
        {
            same++;
        }

        if (same == before.Length && same == after.Length)
        {
            return;
        }

        var register = RegisterCatalogue.All.First(register => register.States.Contains(state));
        Merge(
            [.. Positions(before[same..])], [.. Positions(after[same..])],
            (side, position) => Add(side, register.Name, register.Labels, position));
    }

    private void Noted(ImmutableArray<NotedEntry> before, ImmutableArray<NotedEntry> after)
    {
        if (before.AsSpan().SequenceEqual(after.AsSpan()))
        {
            return;
        }

        var (left, right) = (before.ToHashSet(), after.ToHashSet());
        foreach (var (side, entry) in before.Where(entry => !right.Contains(entry))
            .Select(entry => (ComparedSide.Before, entry))
            .Concat(after.Where(entry => !left.Contains(entry))
                .Select(entry => (ComparedSide.After, entry)))
            .OrderBy(item => item.entry.Kind).ThenBy(item => item.entry.Position))
        {
            var (name, labels) = Kinds[entry.Kind];
            Add(side, name, labels, entry.Position);
        }
    }

    private void Add(ComparedSide side, string name, Labels labels, long position)
    {
        if (_listed.Count == _listedMax)
        {
            _more++;
        }
        else
        {
            _listed.Add(new(side, name, labels, position));
        }
    }

    /// <summary>Tells of each number that only one of two ascending lists has.</summary>
    private static void Merge(
        ReadOnlySpan<long> before, ReadOnlySpan<long> after, Action<ComparedSide, long> tell)
    {
        var (left, right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            var isLeft = right == after.Length
                || (left < before.Length && before[left] <= after[right]);
            var isRight = left == before.Length
                || (right < after.Length && after[right] <= before[left]);
            if (isLeft != isRight)
            {
                tell(
                    isLeft ? ComparedSide.Before : ComparedSide.After,
                    isLeft ? before[left] : after[right]);
            }

            left += isLeft ? 1 : 0;
            right += isRight ? 1 : 0;
        }
    }

    private static bool IsSame(in KeptPart a, in KeptPart b) =>
        a.First == b.First && a.Offsets.AsSpan().SequenceEqual(b.Offsets);

    private static List<long> Positions(ReadOnlySpan<KeptPart> parts)
    {
        var positions = new List<long>();
        foreach (var part in parts)
        {
            positions.AddRange(part.Positions);
        }

        return positions;
    }
}
