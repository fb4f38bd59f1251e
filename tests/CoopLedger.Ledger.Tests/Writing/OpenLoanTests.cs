using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>An organisation that owes on a loan is not dissolved.</summary>
public sealed class OpenLoanTests
{
    private static async Task<TestLedger> Lent()
    {
        var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Found("b", "2023-01-01"));
        await ledger.Record(Wish.Initiate("a", "2023-05-01"));
        await ledger.Record(Wish.Initiate("b", "2023-05-01"));
        await ledger.Record(Wish.Fund("2023-01-01"));
        await ledger.Record(Wish.Approve("l", "a", 1000, "2023-02-01"));
        await ledger.Record(Wish.Lend("l", "a", 1000, "2023-03-01"));
        return ledger;
    }

    [Fact]
    public async Task An_organisation_with_an_open_loan_is_not_dissolved()
    {
        await using var ledger = await Lent();
        var length = await ledger.Length();
        var receipt = await ledger.Submit(Wish.Dissolve("a", "2023-06-01"));
        Assert.Same(OpenLoans.LoanOutstanding, receipt.Refusal!.Rule);
        Assert.Equal("organisation", receipt.Refusal.Field);
        Assert.Contains("1.000 ₫", receipt.Refusal.English, StringComparison.Ordinal);
        Assert.Contains("\"l\"", receipt.Refusal.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(length, await ledger.Length());
        await ledger.Record(Wish.Dissolve("b", "2023-06-01"));
    }

    [Fact]
    public async Task What_is_owed_is_that_of_the_day_of_dissolution()
    {
        await using var ledger = await Lent();
        await ledger.Record(Wish.Repay("l", 1000, "2023-06-02"));
        var early = await ledger.Submit(Wish.Dissolve("a", "2023-06-01"));
        Assert.Same(OpenLoans.LoanOutstanding, early.Refusal!.Rule);
        await ledger.Record(Wish.Dissolve("a", "2023-06-02"));
    }

    [Fact]
    public async Task A_loan_written_off_or_taken_back_or_reversed_does_not_stand_in_the_way()
    {
        await using var writtenOff = await Lent();
        await writtenOff.Record(new WriteOffLoan(
            new("l"), new Vnd(1000), TestLedger.Day("2023-06-01")));
        await writtenOff.Record(Wish.Dissolve("a", "2023-06-01"));
        await using var takenBack = await Lent();
        await takenBack.Record(new ReverseDisbursement(
            new("l"), Tranche.First, TestLedger.Day("2023-06-01"), new("trả lại")));
        await takenBack.Record(Wish.Dissolve("a", "2023-06-01"));
        await using var reversed = await Lent();
        await reversed.Record(Wish.Reverse("7", "2023-06-01"));
        await reversed.Record(Wish.Dissolve("a", "2023-06-01"));
    }

    [Fact]
    public async Task A_loan_to_a_member_is_the_members_own()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("g", "2023-01-01", kind: OrganisationKind.Group));
        await ledger.Record(Wish.Fund("2023-01-01"));
        await ledger.Record(Wish.Approve("l", "g", 1000, "2023-02-01") with
        {
            BorrowerKind = BorrowerKind.GroupMember,
        });
        await ledger.Record(Wish.Lend("l", "g", 1000, "2023-03-01"));
        await ledger.Record(Wish.Initiate("g", "2023-05-01"));
        await ledger.Record(Wish.Dissolve("g", "2023-06-01"));
    }

    [Fact]
    public async Task A_correction_is_looked_at_too_and_a_repeat_changes_nothing()
    {
        await using var ledger = await Lent();
        var repaid = await ledger.Record(Wish.Repay("l", 1000, "2023-06-02"));
        var dissolved = await ledger.Record(Wish.Dissolve("a", "2023-07-01"));
        var correction = await ledger.Submit(Wish.Correct(
            $"{dissolved.Position}", "2023-08-01", Wish.Dissolve("a", "2023-06-01")));
        Assert.Same(OpenLoans.LoanOutstanding, correction.Refusal!.Rule);
        Assert.Equal("replacement.organisation", correction.Refusal.Field);
        await ledger.Record(Wish.Reverse($"{repaid.Position}", "2023-08-01"));
        Assert.Equal(
            Outcome.Unchanged, (await ledger.Submit(Wish.Dissolve("a", "2023-07-01"))).Outcome);
    }
}
