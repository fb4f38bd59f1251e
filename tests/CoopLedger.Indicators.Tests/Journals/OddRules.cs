using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>Something with fields of every sort, that nobody records.</summary>
internal sealed record OddFact(
    OrganisationId Organisation, DateOnly On, UnitId Unit, OrganisationKind Kind, Vnd Amount,
    Vnd Fee, Count Number, Count? People, bool IsBig, DateOnly Due, LoanId Loan, Text? Note)
    : EventOf<OddState>, IOddFact
{
    public static long Rate => 3;

    public static DateOnly FirstDay => new(2020, 1, 1);

    public bool IsInTime => On <= Due;

    public DateOnly CountsOn => IsInTime ? Due : On;

    public Vnd Net => new(Math.Abs(Amount.Dong - Fee.Dong));

    public bool IsLarge => Amount.Dong > 500_000;

    public OrganisationKind KindInWords => IsBig ? Kind : OrganisationKind.Union;

    DateOnly IOddFact.Due => Due.AddDays((int)(Fee.Dong % 7));

    public static long Capped(long amount) => Math.Min(amount, 2_000_000);

    public override OddState ApplyTo(OddState state) => state;

    public override Refusal? CannotFollow(OddState before) => null;
}

internal interface IOddFact
{
    DateOnly Due { get; }
}

internal sealed record OddState : IState<OddState>
{
    public static OddState Initial { get; } = new();
}

/// <summary>A way to post such facts.</summary>
internal abstract class OddRule() : Flow(
    "odd", Labels.Of("Lạ", "Odd"), Unit.Dong, Dimensions.None), IPosts<OddFact>
{
    public abstract void Post(OddFact fact, in Poster to);
}

internal sealed class PassesOn : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        to.Add(fact.Unit, fact.Amount.Dong, Facet.Of(fact.Kind));
        to.OnDay(fact.Due).Add(fact.Unit, -fact.Fee.Dong);
        to.AddOnce(fact.Unit, fact.Loan.Text, +1);
    }
}

internal sealed class PassesOnWhatMayBeAbsent : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.People is { } people)
        {
            to.AddAtMost(fact.Unit, people.Value);
        }
    }
}

internal sealed class Multiplies : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong / 1000 * 3);
}

internal sealed class Compares : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.Amount.Dong > 400_000)
        {
            to.Add(fact.Unit, 1);
        }
    }
}

internal sealed class IsZero : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.Amount.Dong != 0)
        {
            to.Add(fact.Unit, fact.Fee.Dong);
        }
    }
}

internal sealed class AddsUp : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong + fact.Fee.Dong);
}

internal sealed class AddsOne : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong + 1);
}

internal sealed class PassesTheFactOn : OddRule
{
    public override void Post(OddFact fact, in Poster to) => Elsewhere(fact, to);

    private static void Elsewhere(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong);
}

internal sealed class PassesTheFactOnWithSomethingStatic : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, Elsewhere(fact, OddFact.Rate));

    private static long Elsewhere(OddFact fact, long rate) => fact.Amount.Dong % rate;
}

internal sealed class ReadsWhatIsComputed : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.IsLarge)
        {
            to.Add(fact.Unit, fact.Net.Dong, Facet.Of(fact.KindInWords));
        }
    }
}

internal sealed class CountsDays : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Due.DayNumber - fact.On.DayNumber);
}

internal sealed class PostsYearsLater : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.AddOn(fact.Unit, fact.On.AddDays(fact.Number.Value % 1000), fact.Amount.Dong);
}

internal sealed class TakesTheLarger : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, Math.Max(fact.Amount.Dong, fact.Fee.Dong));
}

internal sealed class Switches : OddRule
{
    public override void Post(OddFact fact, in Poster to) => to.Add(
        fact.Unit,
        fact.Kind switch
        {
            OrganisationKind.Cooperative => fact.Amount.Dong,
            OrganisationKind.Union => -fact.Fee.Dong,
            OrganisationKind.Group => 7,
            _ => fact.Number.Value,
        });
}

internal sealed class Loops : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        for (var i = 0; i < fact.Number.Value % 5; i++)
        {
            to.AddOn(fact.Unit, fact.On.AddDays(i), fact.Amount.Dong);
        }
    }
}

internal sealed class PostsNothing : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
    }
}

internal sealed class MeasuresAText : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Loan.Text.Length);
}

internal sealed class WritesInCapitals : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.AddOnce(fact.Unit, fact.Loan.Text.ToUpperInvariant(), 1);
}

internal sealed class JoinsTexts : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.AddOnce(fact.Unit, $"{fact.Loan.Text}:{fact.Kind}", 1);
}

internal sealed class TwoSubjects : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        to.AddOnce(fact.Unit, fact.Loan.Text, 1);
        to.AddOnce(fact.Unit, fact.Organisation.Text, 1);
    }
}

internal sealed class CastsANumber : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (IsGroup((OrganisationKind)fact.Number.Value))
        {
            to.Add(fact.Unit, 1);
        }
    }

    private static bool IsGroup(OrganisationKind kind) => kind == OrganisationKind.Group;
}

internal sealed class CapsInTheFact : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, OddFact.Capped(fact.Amount.Dong));
}

internal sealed class AsksAnInterface : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.OnDay(((IOddFact)fact).Due).Add(fact.Unit, 1);
}

internal sealed class HashesANumber : OddRule
{
    public override void Post(OddFact fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong.GetHashCode());
}

internal sealed class AsksEveryField : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact == fact with { Amount = default })
        {
            to.Add(fact.Unit, 1);
        }
    }
}

internal sealed class TakesANewFact : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        fact = fact with { Unit = new("dak-lak") };
        to.Add(fact.Unit, fact.Amount.Dong);
    }
}

internal sealed class Remembers : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        var (unit, amount, isBig) = (fact.Unit, fact.Amount, fact.IsBig);
        if (isBig)
        {
            to.Add(unit, amount.Dong);
        }

        to.Add(unit, -amount.Dong);
    }
}

internal sealed class CatchesAFault : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        try
        {
            to.Add(fact.Unit, checked((short)fact.Amount.Dong));
        }
        catch (OverflowException)
        {
            to.Add(fact.Unit, -1);
        }
    }
}

internal sealed class AsksInAClosure : OddRule
{
    public override void Post(OddFact fact, in Poster to) => to.Add(
        fact.Unit, Enumerable.Range(0, 3).Count(number => fact.Fee.Dong % 3 == number));
}
