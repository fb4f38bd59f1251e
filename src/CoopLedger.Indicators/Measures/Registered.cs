using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations founded or split off that have not ceased to exist, at the end of the
/// day; a merger takes one away, a conversion changes the kind, a move the unit.</summary>
public sealed class Registered() : Stock(
    "registered", Labels.Of("Tổng số tổ chức", "Registered organisations"), Unit.Organisations,
    Dimensions.ByKind),
    IPosts<CooperativeFounded>, IPosts<CooperativeDissolved>, IPosts<OrganisationSplitOff>,
    IPosts<OrganisationMerged>, IPosts<OrganisationConverted>,
    IPosts<OrganisationConvertedOutside>, IPosts<OrganisationRelocated>
{
    public void Post(CooperativeFounded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(CooperativeDissolved fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(OrganisationSplitOff fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(OrganisationMerged fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(OrganisationConverted fact, in Poster to)
    {
        to.Add(fact.Unit, -1, Facet.Of(fact.From));
        to.Add(fact.Unit, +1, Facet.Of(fact.To));
    }

    public void Post(OrganisationConvertedOutside fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(OrganisationRelocated fact, in Poster to)
    {
        to.Add(fact.From, -1, Facet.Of(fact.Kind));
        to.Add(fact.To, +1, Facet.Of(fact.Kind));
    }
}
