using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Tests.Journals;

internal sealed class ComparesDays : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.IsInTime)
        {
            to.OnDay(fact.Due).Add(fact.Unit, 1);
        }

        to.OnDay(fact.CountsOn).Add(fact.Unit, fact.Amount.Dong);
    }
}

internal sealed class ComparesDaysItself : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.Due == fact.On)
        {
            to.Add(fact.Unit, 1);
        }
        else if (fact.On > fact.Due)
        {
            to.OnDay(fact.Due).Add(fact.Unit, 2);
        }
    }
}

internal sealed class ComparesADayWithTheLaw : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.Due <= OddFact.FirstDay)
        {
            to.OnDay(fact.Due).Add(fact.Unit, 1);
        }
    }
}

internal sealed class ComparesADayThatIsMoved : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.Due.AddDays(3) <= fact.On)
        {
            to.Add(fact.Unit, 1);
        }
    }
}

internal sealed class ComparesDaysAndLooksAtOne : OddRule
{
    public override void Post(OddFact fact, in Poster to)
    {
        if (fact.IsInTime)
        {
            Count(fact.Due.Year, fact.Unit, to);
        }
    }

    private static void Count(int year, UnitId unit, in Poster to) => to.Add(unit, year);
}
