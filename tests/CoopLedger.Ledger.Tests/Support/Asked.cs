using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Ledger.Tests.Support;

/// <summary>Questions in few words, of the nation at the end of 2023 unless they say otherwise.
/// </summary>
internal static class Asked
{
    /// <summary>A ledger in which all of this was recorded, in this order.</summary>
    public static async Task<TestLedger> Ledger(params Command[] commands)
    {
        var ledger = new TestLedger();
        await ledger.RecordAll(commands);
        return ledger;
    }

    public static async Task RecordAll(this TestLedger ledger, params Command[] commands)
    {
        foreach (var command in commands)
        {
            await ledger.Record(command);
        }
    }

    /// <summary>The exact value, a quotient as <c>415/548</c>.</summary>
    public static async Task<string?> Exact(
        this TestLedger ledger, string indicator, string to = "2023-12-31", string? from = null,
        string scope = "nation", string? facet = null, long knownBy = long.MaxValue) =>
        (await ledger.Ask(indicator, scope, from, to, facet, knownBy)).Exact;

    /// <summary>Whether a warning of this code stands beside the value.</summary>
    public static async Task<bool> Warns(
        this TestLedger ledger, string code, string indicator, string to = "2023-12-31",
        string? from = null, string scope = "nation") =>
        (await ledger.Ask(indicator, scope, from, to)).Warnings
            .Any(warning => warning.Code == code);

    /// <summary>The rule by which a command is refused; <see langword="null"/> when it is not.
    /// </summary>
    public static async Task<Rule?> Refusal(this TestLedger ledger, Command command) =>
        (await ledger.Submit(command)).Refusal?.Rule;

    /// <summary>The ids of a register's rows that a search finds.</summary>
    public static Task<string> Search(
        this TestLedger ledger, string words, string register = "organisations",
        string asOf = "2023-12-31") =>
        ledger.Live.Read(projection => string.Join(' ', RegisterCatalogue.Find(register)!
            .Rows(projection, TestLedger.Day(asOf), long.MaxValue)
            .Where(new RegisterSearch(words).Finds).Select(row => row.Cells[0].Value)));
}
