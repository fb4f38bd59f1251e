using System.Collections.Immutable;
using CoopLedger.Indicators;

namespace CoopLedger.Ledger.Commands;

/// <summary>A command as people are told of it.</summary>
/// <param name="Name">Kebab-case, such as <c>admit-member</c>.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Meaning">What it does, in English.</param>
/// <param name="Fields">Its fields, in order.</param>
public sealed record CommandDescription(
    string Name, Labels Labels, string Meaning, ImmutableArray<FieldDescription> Fields);

/// <summary>A field of a command.</summary>
/// <param name="Name">camelCase, such as <c>amountVnd</c>.</param>
/// <param name="Type">What it takes: id, text, date, integer, code …</param>
/// <param name="Unit">The unit of a number, when it has one.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Meaning">What it says, in English.</param>
/// <param name="Allowed">The codes allowed, when there are only some.</param>
public sealed record FieldDescription(
    string Name,
    string Type,
    string? Unit,
    bool IsRequired,
    Labels Labels,
    string Meaning,
    ImmutableArray<string> Allowed);
