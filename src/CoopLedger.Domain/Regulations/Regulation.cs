using System.Collections.Immutable;
using System.Globalization;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Regulations;

/// <summary>One number that the law demanded for a time.</summary>
/// <param name="Rule">Which one, such as <c>founders-cooperative</c>.</param>
/// <param name="Value">The number, in the unit.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="From">The first day in force, if one is known.</param>
/// <param name="To">The last day in force, if it has ended.</param>
/// <param name="Source">The article it stands in.</param>
/// <param name="IsChecked">Whether a public legal site was seen to give the number for the source;
/// the official text itself was not read.</param>
public sealed record Regulation(
    string Rule, long Value, string Unit, DateOnly? From, DateOnly? To, string Source,
    bool IsChecked)
{
    /// <summary>Every row, in the order of <c>regulation.csv</c> in this folder.</summary>
    public static ImmutableArray<Regulation> All { get; } = Read();

    /// <summary>The demand of a rule on a day, or <see langword="null"/> when no law in force on
    /// that day makes one.</summary>
    public static Regulation? On(string rule, DateOnly day) => All.FirstOrDefault(row =>
        row.Rule == rule && !(day < row.From) && !(day > row.To));

    /// <summary>The source, and that it was not checked when it was not.</summary>
    public override string ToString() =>
        IsChecked ? Source : $"{Source}; chưa kiểm chứng, not verified";

    private static ImmutableArray<Regulation> Read()
    {
        using var stream = typeof(Regulation).Assembly
            .GetManifestResourceStream("regulation.csv")
            ?? throw new InvalidOperationException("regulation.csv is not embedded.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')).Skip(1)
                .Select(line => line.TrimEnd('\r').Split(',')).Select(Row),
        ];
    }

    private static Regulation Row(string[] cells) => cells is
        [var rule, var value, var unit, var from, var to, var source, "yes" or "no"]
        ? new(
            rule, long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture), unit,
            Day(from), Day(to), source, cells[^1] == "yes")
        : throw new FormatException($"regulation.csv: {string.Join(',', cells)}");

    private static DateOnly? Day(string cell) => cell.Length == 0 ? null
        : CivilDate.TryParseIso(cell, out var day) ? day
        : throw new FormatException($"regulation.csv: \"{cell}\" is no ISO date.");
}
