using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Commendations;

/// <summary>That a level may decide a form of commendation, for a time.</summary>
/// <param name="Level">The level.</param>
/// <param name="Form">The form.</param>
/// <param name="From">The first day in force, if one is known.</param>
/// <param name="To">The last day in force, if it has ended.</param>
/// <param name="Source">The article it stands in.</param>
/// <param name="IsChecked">Whether the article's text was read, rather than reported.</param>
public sealed record AwardPower(
    AuthorityLevel Level, CommendationForm Form, DateOnly? From, DateOnly? To, string Source,
    bool IsChecked)
{
    /// <summary>Every row, in the order of <c>award-power.csv</c> in this folder.</summary>
    public static ImmutableArray<AwardPower> All { get; } = Read();

    /// <summary>Why the level may not give the form on a day, if so. A level that is not known,
    /// or of which no article in force is on record, is not judged.</summary>
    public static Refusal? Refuse(CommendationForm form, AuthorityLevel? level, DateOnly day)
    {
        var rows = All.Where(row =>
            row.Level == level && !(day < row.From) && !(day > row.To)).ToList();
        return rows.Count == 0 || rows.Exists(row => row.Form == form)
            ? null
            : AwardCommendation.FormNotInPower.BrokenByField(
                "form", Code<AuthorityLevel>.Of(level!.Value), Code<CommendationForm>.Of(form),
                string.Join(", ", rows.Select(row => Code<CommendationForm>.Of(row.Form))),
                rows[0]);
    }

    /// <summary>The source, and that it was not read when it was not.</summary>
    public override string ToString() =>
        IsChecked ? Source : $"{Source}; chưa kiểm chứng, not verified";

    private static ImmutableArray<AwardPower> Read()
    {
        using var stream = typeof(AwardPower).Assembly
            .GetManifestResourceStream("award-power.csv")
            ?? throw new InvalidOperationException("award-power.csv is not embedded.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')).Skip(1)
                .Select(line => line.TrimEnd('\r').Split(',')).Select(Row),
        ];
    }

    private static AwardPower Row(string[] cells) =>
        cells is [var level, var form, var from, var to, var source, "yes" or "no"]
        && Code<AuthorityLevel>.TryParse(level, out var known)
        && Code<CommendationForm>.TryParse(form, out var given)
            ? new(known, given, Day(from), Day(to), source, cells[^1] == "yes")
            : throw new FormatException($"award-power.csv: {string.Join(',', cells)}");

    private static DateOnly? Day(string cell) => cell.Length == 0 ? null
        : CivilDate.TryParseIso(cell, out var day) ? day
        : throw new FormatException($"award-power.csv: \"{cell}\" is no ISO date.");
}
