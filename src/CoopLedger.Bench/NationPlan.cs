using System.Globalization;

namespace CoopLedger.Bench;

/// <summary>Which made-up history: the same plan gives the same events on every machine.</summary>
/// <param name="Events">How many events; from 1. They are spread over the whole time of the
/// history, so that a shorter history is a sparser one and not the beginning of a longer one.
/// </param>
/// <param name="Seed">Another seed, another history.</param>
/// <param name="Corrections">How many of a hundred events take back an earlier one; 0 to 20.
/// </param>
public sealed record NationPlan(
    int Events, long Seed = Nation.DefaultSeed, int Corrections = Nation.DefaultCorrections)
{
    /// <summary>The greatest share of corrections: more of them would soon find nothing left that
    /// they could take back.</summary>
    public const int CorrectionsMax = 20;

    /// <summary>Raised by whoever changes what is made for a plan, so that no ledger made by an
    /// earlier program is taken for one made by this.</summary>
    private const int Version = 2;

    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public int Events { get; init => field = Within(value, 1, int.MaxValue); } =
        Within(Events, 1, int.MaxValue);

    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public int Corrections { get; init => field = Within(value, 0, CorrectionsMax); } =
        Within(Corrections, 0, CorrectionsMax);

    /// <summary>The name of the ledger's file.</summary>
    public string FileName => string.Create(
        CultureInfo.InvariantCulture, $"nation-v{Version}-{Seed}-{Events}-c{Corrections}.db");

    private static int Within(int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, $"From {least} to {most}.");
}
