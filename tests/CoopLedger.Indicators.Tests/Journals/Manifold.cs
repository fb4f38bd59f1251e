using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>One posting that is wished for.</summary>
internal sealed record Wish(int Account, int Day, long Amount, string? Subject)
{
    public static readonly DateOnly Start = new(2023, 1, 1);

    public AccountKey Key => new(
        0, Place.Parse(Account % 2 == 0 ? "phu-tho" : "cluster:trung-du"),
        new Facet((ulong)Account), TotalPrecision.Exact);
}

/// <summary>A fact that is posted as often and as differently as a test wishes.</summary>
internal sealed record Manifold(DateOnly On, ImmutableArray<Wish> Wishes) : EventOf<OddState>
{
    public override OddState ApplyTo(OddState state) => state;

    public override Refusal? CannotFollow(OddState before) => null;
}

/// <summary>Posts what is wished for.</summary>
internal sealed class PostsWishes() : Flow(
    "wishes", Labels.Of("Ước", "Wishes"), Unit.Dong, Dimensions.None), IPosts<Manifold>
{
    public void Post(Manifold fact, in Poster to)
    {
        foreach (var wish in fact.Wishes)
        {
            var there = to.OnDay(Wish.Start.AddDays(wish.Day));
            var facet = new Facet((ulong)wish.Account);
            if (wish.Subject is null)
            {
                there.Add(wish.Key.Place, wish.Amount, facet);
            }
            else if (wish.Key.Place.Unit is { } unit)
            {
                there.AddOnce(unit, wish.Subject, wish.Amount, facet);
            }
        }
    }
}
