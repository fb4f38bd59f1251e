using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>What goes wrong with loans elsewhere, and is refused or harmless here.</summary>
public sealed class LoanTrapTests
{
    private const string Lend = """
        "command":"disburse-loan","loan":"l","fund":"quy","borrower":"a","project":"Dự án",
        "fundSource":"provincial-alliance-fund","on":"2023-03-01","badDebtChecked":true
        """;

    private static async Task<TestLedger> Approved()
    {
        var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Fund("2023-01-01"));
        await ledger.Record(Wish.Approve("l", "a", 13_200_000_000, "2023-02-01"));
        return ledger;
    }

    [Theory]
    [InlineData("\"13.200\"", "input.wrong-type")] // Trap 22: 13,2 or 13.200, by the locale.
    [InlineData("13.200", "input.wrong-type")]
    [InlineData("\"13200000000\"", "input.wrong-type")]
    [InlineData("-1", "input.negative")]
    [InlineData("1000000000000000001", "input.out-of-range")]
    [InlineData("13200000001", "loan.over-approved")]
    [InlineData("13200000000", null)] // Trap 23: more than 32 bits hold.
    public async Task Trap_22_and_23_money_is_a_whole_number_of_dong(string amount, string? code)
    {
        await using var ledger = await Approved();
        var line = $"{{{Lend.ReplaceLineEndings(" ")},\"amountVnd\":{amount}}}";
        var result = await ledger.Import(line);
        Assert.Equal(code is null ? 1 : 0, result.Events);
        Assert.Equal(code, ledger.Refused.SingleOrDefault()?.Refusals[0].Code);
        if (code is null)
        {
            Assert.Equal("13200000000", (await ledger.Ask(
                "loan-outstanding", "unit:phu-tho", null, "2023-12-31")).Exact);
        }
    }

    [Fact]
    public async Task Trap_20_no_loan_is_approved_paid_out_or_repaid_before_its_day()
    {
        await using var ledger = await Approved();
        ledger.Clock.Now = new(2023, 6, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var receipt in new[]
        {
            await ledger.Submit(Wish.Approve("m", "a", 1, "2023-06-02")),
            await ledger.Submit(Wish.Lend("l", "a", 1, "2023-06-02")),
            await ledger.Submit(Wish.Repay("l", 1, "2023-06-02")),
        })
        {
            Assert.Same(SubmitHandler.InTheFuture, receipt.Refusal!.Rule);
        }
    }

    [Fact]
    public async Task Trap_43_of_two_equal_payments_of_one_day_the_one_named_is_reversed()
    {
        await using var ledger = await Approved();
        var first = await ledger.Record(Wish.Lend("l", "a", 100, "2023-03-01"));
        await ledger.Record(Wish.Lend("l", "a", 100, "2023-03-01") with { Tranche = new(2) });
        await ledger.Record(Wish.Reverse($"{first.Event.Id}", "2023-04-01"));
        var again = await ledger.Submit(
            Wish.Lend("l", "a", 100, "2023-03-01") with { Tranche = new(2) });
        Assert.Equal(Outcome.Unchanged, again.Outcome);
        Assert.Equal("100", (await ledger.Ask(
            "loan-amount", "unit:phu-tho", "2023-03-01", "2023-03-01")).Exact);
        await ledger.Record(Wish.Lend("l", "a", 100, "2023-03-01"));
    }
}
