using System.CommandLine;
using System.Globalization;

namespace CoopLedger.Cli.Verbs;

/// <summary>How many events: <c>10000</c>, <c>10k</c> or <c>1M</c>.</summary>
internal static class BenchSize
{
    /// <summary>The most that a history may have.</summary>
    private const long Max = 100_000_000;

    public static Option<int> Option(string name, int value, string what) => new(name)
    {
        Description = what,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (Parse(result.Tokens[0].Value) is { } size)
            {
                return size;
            }

            result.AddError($"{name}: 1 to 100M, such as 10000, 10k, 1M.");
            return 0;
        },
    };

    /// <returns><see langword="null"/> when it is no such number.</returns>
    public static int? Parse(string text)
    {
        var (digits, factor) = text switch
        {
            [.. var before, 'k' or 'K'] => (before, 1_000L),
            [.. var before, 'm' or 'M'] => (before, 1_000_000L),
            _ => (text, 1L),
        };
        return int.TryParse(
                digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number * factor is >= 1 and <= Max and var size
                ? (int)size
                : null;
    }
}
