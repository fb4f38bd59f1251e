using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;

namespace CoopLedger.Bench;

/// <summary>One event of the made-up history.</summary>
/// <param name="Position">Its place in the log, from 1.</param>
/// <param name="Append">Which append it comes with, from 0: the events of one stream that follow
/// one another come together.</param>
/// <param name="Ordinal">Its place in the append, from 0.</param>
/// <param name="Unit">The unit whose history it is from.</param>
/// <param name="Stream">The stream on which the ledger keeps such a fact.</param>
/// <param name="Fact">The event.</param>
public sealed record NationEvent(
    long Position, int Append, int Ordinal, UnitId Unit, StreamName Stream, Event Fact)
{
    internal static StreamName StreamOf(Event fact) => fact switch
    {
        CooperativeFounded founded => Organisation.Stream(founded.Organisation),
        OperationsSuspended suspended => Organisation.Stream(suspended.Organisation),
        OperationsResumed resumed => Organisation.Stream(resumed.Organisation),
        MemberAdmitted admitted => Organisation.Stream(admitted.Organisation),
        MembershipEnded ended => Organisation.Stream(ended.Organisation),
        LoanDisbursed loan => Loan.Stream(loan.Loan),
        CommendationAwarded award => Commendation.Stream(award.Recipient, award.Achievement),
        TrainingHeld training => new StreamName($"training-{training.Training}"),
        FactReversed reversal => StreamOf(reversal.Reversed),
        _ => throw new ArgumentException($"{fact.GetType().Name} is not generated.", nameof(fact)),
    };
}
