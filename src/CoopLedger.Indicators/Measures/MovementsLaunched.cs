using CoopLedger.Domain.Emulation;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Emulation movements launched in the window. One of a cluster or of the nation counts
/// in none of its units.</summary>
public sealed class MovementsLaunched() : Flow(
    "movements-launched", Labels.Of("Số phong trào thi đua", "Emulation movements"),
    Unit.Movements, Dimensions.None),
    IPosts<MovementLaunched>
{
    public void Post(MovementLaunched fact, in Poster to) => to.Add(fact.Place, +1);
}
