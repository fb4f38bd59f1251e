using System.Collections.Immutable;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators;

/// <summary>Which version of each indicator's definition is in use.</summary>
public sealed class Definitions
{
    private readonly ImmutableDictionary<IndicatorCode, Indicator> _chosen;

    private Definitions(ImmutableDictionary<IndicatorCode, Indicator> chosen)
    {
        _chosen = chosen;
        All = chosen.IsEmpty
            ? Catalogue.All
            : [.. Catalogue.All.Select(indicator => chosen.GetValueOrDefault(
                indicator.Code, indicator))];
    }

    /// <summary>The last version of each.</summary>
    public static Definitions Today { get; } =
        new(ImmutableDictionary<IndicatorCode, Indicator>.Empty);

    /// <summary>Every indicator in the version in use, in the order of the catalogue.</summary>
    public ImmutableArray<Indicator> All { get; }

    /// <summary>Those in another version than the last one.</summary>
    public IEnumerable<Indicator> Earlier =>
        All.Where(indicator => Catalogue.Find(indicator.Code) != indicator);

    /// <summary>The last versions but for those given.</summary>
    public static Definitions With(IEnumerable<Indicator> indicators) => new(
        Today._chosen.SetItems(indicators.Select(indicator =>
            KeyValuePair.Create(indicator.Code, indicator))));

    /// <summary>The indicator of a code; <see langword="null"/> when there is none.</summary>
    public Indicator? Find(IndicatorCode code) =>
        _chosen.GetValueOrDefault(code) ?? Catalogue.Find(code);
}
