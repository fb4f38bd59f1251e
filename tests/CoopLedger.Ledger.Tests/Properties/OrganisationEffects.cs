using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>What the events of the life of an organisation add to a measure, once more and
/// simply: how many, and where.</summary>
internal static class OrganisationEffects
{
    public static IEnumerable<(Place Place, long Amount)> Of(string measure, Event fact) => (
        from effect in Each(measure, fact)
        select (Place.Of(effect.Unit), effect.Amount)).ToList();

    private static (UnitId Unit, long Amount)[] Each(string measure, Event fact) =>
        (measure, fact) switch
        {
            ("registered" or "active" or "split-off", OrganisationSplitOff e) => [(e.Unit, 1)],
            ("registered", OrganisationMerged e) => [(e.Unit, -1)],
            ("registered", OrganisationConvertedOutside e) => [(e.Unit, -1)],
            ("active", OrganisationMerged { WasActive: true } e) => [(e.Unit, -1)],
            ("active", OrganisationConvertedOutside { WasActive: true } e) => [(e.Unit, -1)],
            ("registered", OrganisationRelocated e) => [(e.From, -1), (e.To, 1)],
            ("active", OrganisationRelocated { WasActive: true } e) => [(e.From, -1), (e.To, 1)],
            ("members", OrganisationRelocated { MemberIn: { } unit } e) => [(unit, -1), (e.To, 1)],
            ("union-memberships", OrganisationRelocated e) =>
                [(e.From, -e.Unions), (e.To, e.Unions)],
            ("relocated-in", OrganisationRelocated e) => [(e.To, 1)],
            ("relocated-out", OrganisationRelocated e) => [(e.From, 1)],
            ("merged-away", OrganisationMerged e) => [(e.Unit, 1)],
            ("converted-in" or "converted-out", OrganisationConverted e) => [(e.Unit, 1)],
            ("converted-out", OrganisationConvertedOutside e) => [(e.Unit, 1)],
            ("suspended", OperationsSuspended e) => [(e.Unit, 1)],
            ("resumed", OperationsResumed e) => [(e.Unit, 1)],
            ("dissolving", DissolutionInitiated e) => [(e.Unit, 1)],
            ("dissolving", DissolutionWithdrawn e) => [(e.Unit, -1)],
            ("dissolving", CooperativeDissolved { InitiatedOn: not null } e) => [(e.Unit, -1)],
            ("dissolution-backlog", DissolutionObstacleRecorded e) => [(e.Unit, 1)],
            ("dissolution-backlog", DissolutionObstacleCleared e) => [(e.Unit, -1)],
            ("union-memberships", UnionMembershipStarted e) => [(e.Unit, 1)],
            ("union-memberships", UnionMembershipEnded e) => [(e.Unit, -1)],
            ("rated", PerformanceRated e) => [(e.Unit, 1)],
            _ => [],
        };
}
