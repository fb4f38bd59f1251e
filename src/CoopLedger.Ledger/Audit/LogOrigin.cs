using System.Globalization;

namespace CoopLedger.Ledger.Audit;

/// <summary>The name under which a ledger signs: <c>coopledger/</c> and its id. After a loss that
/// was acknowledged it goes on under the same name with <c>/2</c>, then <c>/3</c> and so on.
/// </summary>
public static class LogOrigin
{
    /// <param name="ledger">The ledger's id.</param>
    /// <param name="generation">1, and one more for each loss.</param>
    public static string Of(Guid ledger, int generation = 1) => generation == 1
        ? $"coopledger/{ledger:D}"
        : string.Create(
            CultureInfo.InvariantCulture, $"coopledger/{ledger:D}/{generation}");

    /// <summary>Whether a name is this ledger's, of any generation.</summary>
    public static bool Is(string origin, Guid ledger) => GenerationOf(origin, ledger) > 0;

    /// <summary>The generation of a name of this ledger; 0 when it is not this ledger's.
    /// </summary>
    public static int GenerationOf(string origin, Guid ledger)
    {
        var first = Of(ledger);
        if (origin == first)
        {
            return 1;
        }

        return origin.StartsWith(first + "/", StringComparison.Ordinal)
            && int.TryParse(
                origin.AsSpan(first.Length + 1), NumberStyles.None,
                CultureInfo.InvariantCulture, out var generation)
            && generation > 1 && origin == Of(ledger, generation)
                ? generation
                : 0;
    }
}
