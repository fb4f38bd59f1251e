using CoopLedger.Domain.Emulation;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Emulation pacts signed in the window, each once however many signed it.</summary>
public sealed class Pacts() : Distinct(
    "pacts", Labels.Of("Số giao ước thi đua", "Emulation pacts"), Unit.Pacts, Dimensions.None),
    IPosts<PactSigned>
{
    public void Post(PactSigned fact, in Poster to) =>
        to.AddOnce(fact.Unit, fact.Pact.Text, +1);
}
