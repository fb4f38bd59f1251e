using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Training;

namespace CoopLedger.Bench;

/// <summary>What a place comes to, counted by hand and not by the measures.</summary>
public readonly record struct Totals(
    long Registered,
    long Active,
    long Members,
    long Loans,
    long LoanAmount,
    long Commendations,
    long Participations)
{
    public static Totals operator +(Totals a, Totals b) => new(
        a.Registered + b.Registered, a.Active + b.Active, a.Members + b.Members,
        a.Loans + b.Loans, a.LoanAmount + b.LoanAmount, a.Commendations + b.Commendations,
        a.Participations + b.Participations);

    public static Totals operator -(Totals totals) => new(
        -totals.Registered, -totals.Active, -totals.Members, -totals.Loans, -totals.LoanAmount,
        -totals.Commendations, -totals.Participations);

    /// <summary>What one event of the generated nation adds.</summary>
    public static Totals Of(Event fact) => fact switch
    {
        CooperativeFounded => new() { Registered = 1, Active = 1 },
        OperationsSuspended => new() { Active = -1 },
        OperationsResumed => new() { Active = 1 },
        MemberAdmitted => new() { Members = 1 },
        MembershipEnded => new() { Members = -1 },
        LoanDisbursed loan => new() { Loans = 1, LoanAmount = loan.Amount.Dong },
        CommendationAwarded => new() { Commendations = 1 },
        TrainingHeld training => new() { Participations = training.Participations.Value },
        FactReversed reversal => -Of(reversal.Reversed),
        _ => throw new ArgumentException($"{fact.GetType().Name} is not generated.", nameof(fact)),
    };

    public static Totals Sum(IEnumerable<Totals> parts) =>
        parts.Aggregate(default(Totals), (sum, part) => sum + part);
}
