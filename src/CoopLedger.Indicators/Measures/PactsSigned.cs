using CoopLedger.Domain.Emulation;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Signatures under emulation pacts in the window: one for each signatory.</summary>
public sealed class PactsSigned() : Flow(
    "pacts-signed", Labels.Of("Số lượt ký giao ước thi đua", "Signatures under pacts"),
    Unit.Instances, Dimensions.None),
    IPosts<PactSigned>
{
    public void Post(PactSigned fact, in Poster to) => to.Add(fact.Unit, +1);
}
