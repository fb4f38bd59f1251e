using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>The measures once more, without journal, accounts, facets or running sums: the facts
/// that stand are gone through one by one for each question.</summary>
internal sealed class NaiveLedger
{
    private readonly List<Event> _standing;

    public NaiveLedger(IReadOnlyList<Fact> facts)
    {
        var reversed = facts.Select(fact => fact.Event).OfType<FactReversed>()
            .Select(reversal => reversal.Fact).ToHashSet();
        _standing =
        [
            .. facts.Where(fact => fact.Event is not FactReversed && !reversed.Contains(fact.Id))
                .Select(fact => fact.Event),
        ];
    }

    /// <summary>Whether all totals of the measure are exact, so that it is one number.</summary>
    public bool Knows(string measure) => _standing.OfType<TotalRecorded>().All(total =>
        total.Measure.Text != measure || total.Precision == TotalPrecision.Exact)
        && (measure != "people-trained"
            || _standing.OfType<TrainingHeld>().All(held => held.DistinctPeople is not null));

    public long Count(string measure, bool isStock, Question question)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var fact in _standing.Where(fact => fact.On <= question.To
            && (isStock || question.From is not { } from || fact.On >= from)))
        {
            var (place, subject, amount) = Effect(measure, fact, question.To.Year);
            if (amount != 0 && Holds(question, place))
            {
                sums[subject] = sums.GetValueOrDefault(subject) + amount;
            }

            if (measure == "members" && fact is MemberTransferred moved)
            {
                sums[""] = sums.GetValueOrDefault("")
                    + (Holds(question, Place.Of(moved.To)) ? 1 : 0)
                    - (Holds(question, Place.Of(moved.From)) ? 1 : 0);
            }
            sums[""] = sums.GetValueOrDefault("") + OrganisationEffects.Of(measure, fact)
                .Where(effect => Holds(question, effect.Place)).Sum(effect => effect.Amount);
        }

        return sums.GetValueOrDefault("") + sums
            .Where(sum => sum.Key.Length > 0 && sum.Value > 0)
            .Select(sum => sum.Key.Split(':')[0]).Distinct(StringComparer.Ordinal).Count();
    }

    private bool Holds(Question question, Place place) => question.Scope.IsNation
        || question.Scope.Places.Contains(place)
        || _standing.OfType<ClusterJoined>().Any(joined =>
            joined.Year.Number == question.To.Year && Place.Of(joined.Unit) == place
            && question.Scope.Places.Contains(Place.Of(joined.Cluster)));

    private static (Place Place, string Subject, long Amount) Effect(
        string measure, Event fact, int year)
    {
        static (Place, string, long) At(UnitId unit, long amount, string subject = "") =>
            (Place.Of(unit), subject, amount);
        return (measure, fact) switch
        {
            ("registered" or "active" or "founded", CooperativeFounded e) => At(e.Unit, 1),
            ("registered", CooperativeDissolved e) => At(e.Unit, -1),
            ("active", CooperativeDissolved { WasActive: true } e) => At(e.Unit, -1),
            ("dissolved", CooperativeDissolved e) => At(e.Unit, 1),
            ("active", OperationsSuspended e) => At(e.Unit, -1),
            ("active", OperationsResumed e) => At(e.Unit, 1),
            ("members" or "admitted", MemberAdmitted e) => At(e.Unit, 1),
            ("members", MembershipEnded e) => At(e.Unit, -1),
            ("left", MembershipEnded e) => At(e.Unit, 1),
            ("loans", LoanDisbursed e) => At(e.Unit, 1),
            ("loans", DisbursementReversed e) => At(e.Unit, -1),
            ("loan-amount", LoanDisbursed e) => At(e.Unit, e.Amount.Dong),
            ("loan-amount", DisbursementReversed e) => At(e.Unit, -e.Amount.Dong),
            ("loan-projects", LoanDisbursed e) => At(e.Unit, 1, e.Loan.Text),
            ("loan-projects", DisbursementReversed e) => At(e.Unit, -1, e.Loan.Text),
            ("loans-approved", LoanApproved e) => At(e.Unit, 1),
            ("loan-amount-approved", LoanApproved e) => At(e.Unit, e.Amount.Dong),
            ("concessional-amount-approved", LoanApproved { Concessional: true } e) =>
                At(e.Unit, e.Amount.Dong),
            ("loan-repaid", LoanRepaid e) => At(e.Unit, e.Principal.Dong),
            ("loan-interest", LoanRepaid e) => At(e.Unit, e.Interest.Dong),
            ("loan-written-off", LoanWrittenOff e) => At(e.Unit, e.Principal.Dong),
            ("loan-outstanding", LoanDisbursed e) => At(e.Unit, e.Amount.Dong),
            ("loan-outstanding", DisbursementReversed e) => At(e.Unit, -e.Amount.Dong),
            ("loan-outstanding", LoanRepaid e) => At(e.Unit, -e.Principal.Dong),
            ("loan-outstanding", LoanWrittenOff e) => At(e.Unit, -e.Principal.Dong),
            ("loan-overdue", LoanMarkedOverdue e) => At(e.Unit, e.Principal.Dong),
            ("loan-overdue", LoanOverdueCured e) => At(e.Unit, -e.Principal.Dong),
            ("loan-overdue", LoanRepaid e) => At(e.Unit, -e.OverduePrincipal.Dong),
            ("loan-overdue", LoanWrittenOff e) => At(e.Unit, -e.OverduePrincipal.Dong),
            ("fund-capital", FundCapitalReceived e) => At(e.Unit, e.Amount.Dong),
            ("fund-capital", FundCapitalReturned e) => At(e.Unit, -e.Amount.Dong),
            ("cluster-members", ClusterJoined e) when e.Year.Number == year => At(e.Unit, 1),
            ("commendations", CommendationAwarded e) => At(e.Unit, 1),
            ("commendations", CommendationRevoked e) => At(e.Unit, -1),
            ("training-classes", TrainingHeld e) => At(e.Unit, e.Classes.Value),
            ("training-participations", TrainingHeld e) => At(e.Unit, e.Participations.Value),
            ("reports-due", ReportExpected e) => At(e.Unit, 1),
            ("reports-received", ReportReceived e) => At(e.Unit, 1),
            ("reports-on-time", ReportReceived { IsOnTime: true } e) => At(e.Unit, 1),
            ("campaigns-adopted", CampaignAdopted e) => At(e.Unit, 1),
            ("campaigns-launched", CampaignLaunched e) => At(e.Unit, 1),
            ("campaign-attendance", CampaignLaunched { AttendingCooperatives: { } all } e) =>
                At(e.Unit, all.Value),
            ("campaign-activities", CampaignActivityRecorded e) => At(e.Unit, 1),
            _ when NaiveSupport.Effect(measure, fact) is { } effect => effect,
            (_, TotalRecorded e) when e.Measure.Text == measure => (e.Place, "", e.Amount.Value),
            _ => (Place.Parse("none"), "", 0),
        };
    }
}
