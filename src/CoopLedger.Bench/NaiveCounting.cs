using CoopLedger.Domain.Values;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Bench;

/// <summary>What each event adds, told by the names that stand in the file.</summary>
internal static class NaiveCounting
{
    public static void Add(Totals to, string name, JObject data, int sign)
    {
        switch (name)
        {
            case "cooperative.founded.v1":
                to[Tally.Registered] += sign;
                to[Tally.Founded] += sign;
                AddActive(to, data, sign);
                break;
            case "cooperative.dissolved.v2":
                to[Tally.Registered] -= sign;
                to[Tally.Dissolved] += sign;
                to[Tally.Dissolving] -= data["initiatedOn"] is null ? 0 : sign;
                AddActive(to, data, (bool)data["wasActive"]! ? -sign : 0);
                break;
            case "cooperative.operations-suspended.v1":
                AddActive(to, data, -sign);
                break;
            case "cooperative.operations-resumed.v1":
                AddActive(to, data, sign);
                break;
            case "member.admitted.v1":
                to[Tally.Admitted] += sign;
                AddMembers(to, data, sign);
                break;
            case "member.membership-ended.v1":
                to[Tally.Left] += sign;
                AddMembers(to, data, -sign);
                break;
            default:
                AddMoney(to, name, data, sign);
                break;
        }
    }

    private static void AddMoney(Totals to, string name, JObject data, int sign)
    {
        switch (name)
        {
            case "loan.disbursed.v2":
                to[Tally.Loans] += sign;
                to[Tally.LoanAmount] += sign * (long)data["amount"]!;
                to[Tally.LoanOutstanding] += sign * (long)data["amount"]!;
                break;
            case "loan.repaid.v1":
                to[Tally.LoanRepaid] += sign * (long)data["principal"]!;
                to[Tally.LoanOutstanding] -= sign * (long)data["principal"]!;
                to[Tally.LoanOverdue] -= sign * (long)data["overduePrincipal"]!;
                break;
            case "loan.marked-overdue.v1":
                to[Tally.LoanOverdue] += sign * (long)data["principal"]!;
                break;
            case "fund.capital-received.v1":
                to[Tally.FundCapital] += sign * (long)data["amount"]!;
                break;
            case "support.granted.v1":
                to[Tally.SupportInstances] += sign;
                to[Tally.SupportAmount] += sign * (long)data["amount"]!;
                break;
            case "support.revoked.v1":
                to[Tally.SupportInstances] -= sign;
                to[Tally.SupportAmount] -= sign * (long)data["amount"]!;
                break;
            default:
                AddActivity(to, name, data, sign);
                break;
        }
    }

    private static void AddActivity(Totals to, string name, JObject data, int sign)
    {
        switch (name)
        {
            case "training.held.v2":
                to[Tally.TrainingClasses] += sign * (long)data["classes"]!;
                to[Tally.TrainingParticipations] += sign * (long)data["participations"]!;
                break;
            case "promotion.participated.v1":
                to[Tally.PromotionParticipations] += sign;
                to[Tally.ProductTypesShown] += sign * (long)data["productTypes"]!;
                break;
            case "certification.supported.v1":
                to[Tally.SupportedArea] += sign * Parts(data);
                break;
            case "certification.granted.v1":
                to[Tally.CertifiedArea] += sign * Parts(data);
                break;
            case "certification.lapsed.v1":
                to[Tally.CertifiedArea] -= sign * Parts(data);
                break;
            case "media.output-recorded.v1":
                to[Tally.MediaItems] += sign * (long)data["count"]!;
                break;
            case "media.bulletin-issued.v1":
                to[Tally.BulletinCopies] += sign * (long)data["copies"]!;
                break;
            default:
                if (OneEach(name) is { } tally)
                {
                    to[tally] += sign;
                }

                break;
        }
    }

    private static Tally? OneEach(string name) => name switch
    {
        "dissolution.initiated.v1" => Tally.Dissolving,
        "dissolution.obstacle-recorded.v1" => Tally.DissolutionBacklog,
        "organisation.performance-rated.v1" => Tally.Rated,
        "loan.approved.v1" => Tally.LoansApproved,
        "commendation.awarded.v2" => Tally.Commendations,
        "chain.supplier-linked.v1" => Tally.ValueChainLinks,
        "campaign.activity-recorded.v1" => Tally.CampaignActivities,
        "conference.held.v1" => Tally.ConferencesHeld,
        "contest.held.v1" => Tally.ContestsHeld,
        "report.expected.v1" => Tally.ReportsDue,
        "report.received.v1" => Tally.ReportsReceived,
        _ => null,
    };

    private static long Parts(JObject data) =>
        (long)((decimal)data["area"]! * Hectares.PartsInOne);

    private static void AddActive(Totals to, JObject data, int count)
    {
        to[Tally.Active] += count;
        to[Tally.RateActive] += IsOfRate(data) ? count : 0;
    }

    private static void AddMembers(Totals to, JObject data, int count)
    {
        to[Tally.Members] += count;
        to[Tally.RateMembers] += IsOfRate(data) ? count : 0;
    }

    private static bool IsOfRate(JObject data) =>
        (string)data["kind"]! is "cooperative" or "union" or "credit-fund";
}
