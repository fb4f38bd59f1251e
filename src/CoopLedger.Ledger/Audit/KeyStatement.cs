using System.Globalization;
using CoopLedger.Domain.Keys;

namespace CoopLedger.Ledger.Audit;

/// <summary>What an old key signs when another takes its place: one item a line, each line ended.
/// </summary>
internal static class KeyStatement
{
    public static string Of(Guid ledger, KeyRotated fact) => Lines(
        "coopledger key rotation v1", ledger.ToString("D"), fact.OldKey.Value, fact.NewKey.Value,
        Number(fact.Position), fact.Root.Value);

    public static string Of(Guid ledger, LossAcknowledged fact) => Lines(
        "coopledger loss acknowledged v1", ledger.ToString("D"), fact.OldKey.Value,
        fact.NewKey.Value, Number(fact.LostSize), fact.LostRoot.Value, Number(fact.Position),
        fact.Root.Value);

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
