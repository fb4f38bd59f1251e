using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Cli;

/// <summary>Official codes of units in a scope: <c>code:15@2023-08-31</c> is the unit that had the
/// code on that day. Without a day a code names nothing, since codes are used again.</summary>
internal static class UnitCodes
{
    private const string Prefix = "code:";

    /// <summary>The scope with a unit's id in the place of each code.</summary>
    public static string Resolved(string scope) => string.Join(
        '+', scope.Split('+', StringSplitOptions.TrimEntries).Select(part =>
            part.StartsWith(Prefix, StringComparison.Ordinal)
                ? $"unit:{Unit(part[Prefix.Length..].Split('@', 2))}"
                : part));

    private static UnitId Unit(string[] parts)
    {
        DateOnly? day = parts is [_, var text]
            ? CivilDate.TryParse(text, out var known) ? known : throw new UsageException(
                $"--scope: \"{text}\" không phải là ngày (code:15@2023-08-31).",
                $"--scope: \"{text}\" is no date (code:15@2023-08-31).")
            : null;
        return AdministrativeUnits.RefuseCode(parts[0], day) is { } refusal
            ? throw Unresolved(refusal)
            : AdministrativeUnits.ByCode(parts[0], day!.Value)!.Id;
    }

    private static UsageException Unresolved(Refusal refusal) => new(
        refusal.Vietnamese, refusal.English,
        refusal.Rule == AdministrativeUnits.CodeUnknown ? ExitCodes.NotFound : ExitCodes.Usage,
        refusal.Code);
}
