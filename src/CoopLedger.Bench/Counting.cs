using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.ValueChains;

namespace CoopLedger.Bench;

/// <summary>What each event of the made-up nation adds to the totals, written down a second time
/// and apart from the measures, so that the two can be held against each other.</summary>
internal static class Counting
{
    public static void Add(Totals to, Event fact, int sign)
    {
        if (fact is FactReversed reversal)
        {
            Add(to, reversal.Reversed, -sign);
        }
        else if (!AddOrganisation(to, fact, sign) && !AddMoney(to, fact, sign)
            && !AddActivity(to, fact, sign) && !IsUncounted(fact))
        {
            throw new ArgumentException($"{fact.GetType().Name} is not generated.", nameof(fact));
        }
    }

    private static bool AddOrganisation(Totals to, Event fact, int sign)
    {
        switch (fact)
        {
            case CooperativeFounded founded:
                to[Tally.Registered] += sign;
                to[Tally.Founded] += sign;
                AddActive(to, founded.Kind, sign);
                return true;
            case CooperativeDissolved dissolved:
                to[Tally.Registered] -= sign;
                to[Tally.Dissolved] += sign;
                to[Tally.Dissolving] -= dissolved.InitiatedOn is null ? 0 : sign;
                AddActive(to, dissolved.Kind, dissolved.WasActive ? -sign : 0);
                return true;
            case OperationsSuspended suspended:
                AddActive(to, suspended.Kind, -sign);
                return true;
            case OperationsResumed resumed:
                AddActive(to, resumed.Kind, sign);
                return true;
            case DissolutionInitiated:
                to[Tally.Dissolving] += sign;
                return true;
            case DissolutionObstacleRecorded:
                to[Tally.DissolutionBacklog] += sign;
                return true;
            case PerformanceRated:
                to[Tally.Rated] += sign;
                return true;
            case MemberAdmitted admitted:
                to[Tally.Admitted] += sign;
                AddMembers(to, admitted.Kind, sign);
                return true;
            case MembershipEnded ended:
                to[Tally.Left] += sign;
                AddMembers(to, ended.Kind, -sign);
                return true;
            default:
                return false;
        }
    }

    private static bool AddMoney(Totals to, Event fact, int sign)
    {
        switch (fact)
        {
            case LoanApproved:
                to[Tally.LoansApproved] += sign;
                return true;
            case LoanDisbursed loan:
                to[Tally.Loans] += sign;
                to[Tally.LoanAmount] += sign * loan.Amount.Dong;
                to[Tally.LoanOutstanding] += sign * loan.Amount.Dong;
                return true;
            case LoanRepaid repaid:
                to[Tally.LoanRepaid] += sign * repaid.Principal.Dong;
                to[Tally.LoanOutstanding] -= sign * repaid.Principal.Dong;
                to[Tally.LoanOverdue] -= sign * repaid.OverduePrincipal.Dong;
                return true;
            case LoanMarkedOverdue overdue:
                to[Tally.LoanOverdue] += sign * overdue.Principal.Dong;
                return true;
            case FundCapitalReceived received:
                to[Tally.FundCapital] += sign * received.Amount.Dong;
                return true;
            case SupportGranted granted:
                to[Tally.SupportInstances] += sign;
                to[Tally.SupportAmount] += sign * granted.Amount.Dong;
                return true;
            case SupportRevoked revoked:
                to[Tally.SupportInstances] -= sign;
                to[Tally.SupportAmount] -= sign * revoked.Amount.Dong;
                return true;
            default:
                return false;
        }
    }

    private static bool AddActivity(Totals to, Event fact, int sign)
    {
        switch (fact)
        {
            case TrainingHeld training:
                to[Tally.TrainingClasses] += sign * training.Classes.Value;
                to[Tally.TrainingParticipations] += sign * training.Participations.Value;
                return true;
            case PromotionParticipated shown:
                to[Tally.PromotionParticipations] += sign;
                to[Tally.ProductTypesShown] += sign * shown.ProductTypes.Value;
                return true;
            case CertificationSupported supported:
                to[Tally.SupportedArea] += sign * supported.Area!.Value.Parts;
                return true;
            case CertificationGranted granted:
                to[Tally.CertifiedArea] += sign * granted.Area!.Value.Parts;
                return true;
            case CertificationLapsed lapsed:
                to[Tally.CertifiedArea] -= sign * lapsed.Area!.Value.Parts;
                return true;
            case MediaOutputRecorded output:
                to[Tally.MediaItems] += sign * output.Count.Value;
                return true;
            case BulletinIssued bulletin:
                to[Tally.BulletinCopies] += sign * bulletin.Copies.Value;
                return true;
            case var single when OneEach(single) is { } tally:
                to[tally] += sign;
                return true;
            default:
                return false;
        }
    }

    private static Tally? OneEach(Event fact) => fact switch
    {
        CommendationAwarded => Tally.Commendations,
        ValueChainLinked => Tally.ValueChainLinks,
        CampaignActivityRecorded => Tally.CampaignActivities,
        ConferenceHeld => Tally.ConferencesHeld,
        ContestHeld => Tally.ContestsHeld,
        ReportExpected => Tally.ReportsDue,
        ReportReceived => Tally.ReportsReceived,
        _ => null,
    };

    private static bool IsUncounted(Event fact) => fact
        is FundEstablished or CampaignPlanned or SectorClassified or LoanSettled;

    private static void AddActive(Totals to, OrganisationKind kind, int count)
    {
        to[Tally.Active] += count;
        to[Tally.RateActive] += IsOfRate(kind) ? count : 0;
    }

    private static void AddMembers(Totals to, OrganisationKind kind, int count)
    {
        to[Tally.Members] += count;
        to[Tally.RateMembers] += IsOfRate(kind) ? count : 0;
    }

    private static bool IsOfRate(OrganisationKind kind) => kind
        is OrganisationKind.Cooperative or OrganisationKind.Union or OrganisationKind.CreditFund;
}
