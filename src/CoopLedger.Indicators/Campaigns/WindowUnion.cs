using System.Collections.Immutable;
using CoopLedger.Domain.Places;

namespace CoopLedger.Indicators.Campaigns;

/// <summary>Days in which campaigns run, and the units that they run in; <see langword="null"/>
/// for the nation.</summary>
internal sealed record WindowPiece(DayWindow Window, ImmutableSortedSet<string>? Units)
{
    public Scope Scope => Units is null
        ? Scope.Nation
        : Scope.Parse(string.Join('+', Units.Select(unit => $"unit:{unit}")));
}

/// <summary>Cuts the windows of several campaigns into pieces of which no two share a day, so
/// that what lies in two campaigns is counted once.</summary>
internal static class WindowUnion
{
    public static IEnumerable<WindowPiece> Of(IReadOnlyCollection<WindowPiece> windows)
    {
        var edges = windows.SelectMany(piece =>
            (DateOnly[])[piece.Window.From, piece.Window.To.AddDays(1)])
            .Distinct().Order().ToList();
        WindowPiece? last = null;
        foreach (var (from, after) in edges.Zip(edges.Skip(1)))
        {
            var running = windows.Where(piece =>
                piece.Window.From <= from && piece.Window.To >= from).ToList();
            if (running.Count == 0)
            {
                continue;
            }

            var piece = new WindowPiece(new(from, after.AddDays(-1)), Joined(running));
            if (last is not null && Continues(last, piece))
            {
                last = last with { Window = new(last.Window.From, piece.Window.To) };
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = piece;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private static bool Continues(WindowPiece last, WindowPiece next) =>
        last.Window.To.AddDays(1) == next.Window.From && last.Scope == next.Scope;

    private static ImmutableSortedSet<string>? Joined(List<WindowPiece> running) =>
        running.Exists(piece => piece.Units is null)
            ? null
            : running.SelectMany(piece => piece.Units!)
                .ToImmutableSortedSet(StringComparer.Ordinal);
}
