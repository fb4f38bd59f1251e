using CoopLedger.Indicators;

namespace CoopLedger.Cli.Doctor;

/// <summary>How a check came out, the worse the higher.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works today, and wants somebody's attention.</summary>
    Warning,

    /// <summary>Broken, or about to lose something.</summary>
    Failing,
}

/// <summary>One check of an installation.</summary>
/// <param name="Code">Stable, such as <c>disk.space</c>.</param>
/// <param name="Health">How it came out.</param>
/// <param name="Name">What was checked.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do; null when nothing need be done.</param>
internal sealed record Finding(
    string Code, Health Health, Labels Name, Labels Found, Labels? Advice = null);
