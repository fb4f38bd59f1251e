using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Tests;

/// <summary>A ledger whose registers learn of their facts too: each fact stands on a stream.
/// </summary>
internal sealed class Shelf
{
    public Projection Projection { get; } = new();

    public Shelf Record(string stream, params IEnumerable<Event> events)
    {
        foreach (var fact in events)
        {
            var position = Projection.Position + 1;
            Projection.Apply(
                new StreamName(stream),
                new Fact(fact, new Guid((int)position, 0, 0, new byte[8]), position));
        }

        return this;
    }

    public static Question Question(
        string to, string scope = "nation", string? from = null, string? facet = null,
        long knownBy = long.MaxValue) =>
        new(
            Scope.Parse(scope), from is null ? null : Book.Day(from), Book.Day(to), knownBy,
            facet);

    public Answer Ask(
        string indicator, string to, string scope = "nation", string? from = null,
        string? facet = null, long knownBy = long.MaxValue) =>
        Projection.Ask(
            Catalogue.Named(indicator)!, Question(to, scope, from, facet, knownBy));
}
