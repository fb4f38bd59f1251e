using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Registered organisations that have not suspended operations, at the end of the day.
/// </summary>
public sealed class Active() : Stock(
    "active", Labels.Of("Số tổ chức đang hoạt động", "Active organisations"), Unit.Organisations,
    Dimensions.ByKind),
    IPosts<CooperativeFounded>, IPosts<OperationsSuspended>, IPosts<OperationsResumed>,
    IPosts<CooperativeDissolved>, IPosts<OrganisationSplitOff>, IPosts<OrganisationMerged>,
    IPosts<OrganisationConverted>, IPosts<OrganisationConvertedOutside>,
    IPosts<OrganisationRelocated>
{
    public override string? Ceiling => "registered";

    public void Post(CooperativeFounded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(OperationsSuspended fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(OperationsResumed fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(CooperativeDissolved fact, in Poster to)
    {
        if (fact.WasActive)
        {
            to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
        }
    }

    public void Post(OrganisationSplitOff fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(OrganisationMerged fact, in Poster to)
    {
        if (fact.WasActive)
        {
            to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
        }
    }

    public void Post(OrganisationConverted fact, in Poster to)
    {
        if (fact.WasActive)
        {
            to.Add(fact.Unit, -1, Facet.Of(fact.From));
            to.Add(fact.Unit, +1, Facet.Of(fact.To));
        }
    }

    public void Post(OrganisationConvertedOutside fact, in Poster to)
    {
        if (fact.WasActive)
        {
            to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
        }
    }

    public void Post(OrganisationRelocated fact, in Poster to)
    {
        if (fact.WasActive)
        {
            to.Add(fact.From, -1, Facet.Of(fact.Kind));
            to.Add(fact.To, +1, Facet.Of(fact.Kind));
        }
    }
}
