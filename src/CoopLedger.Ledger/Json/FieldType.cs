using System.Collections.Immutable;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Json;

/// <summary>How a value of one type is written in JSON and on the command line.</summary>
/// <param name="Name">What people call it: <c>id</c>, <c>date</c>, <c>integer</c> …</param>
/// <param name="Unit">The unit of a number, when it has one.</param>
/// <param name="Allowed">The codes allowed, when there are only some.</param>
/// <param name="ToScalar">The value as a string, a long or a bool.</param>
/// <param name="FromScalar">The value of a string, a long or a bool.</param>
internal sealed record FieldType(
    string Name,
    string? Unit,
    ImmutableArray<string> Allowed,
    Func<object, object> ToScalar,
    Func<object, object> FromScalar);

/// <summary>A field that does not say what it should: a fault of the input, told as a refusal.
/// </summary>
internal sealed class FieldException(Rule rule, params object[] met) : Exception(rule.English)
{
    /// <summary>The refusal, where <c>{0}</c> of the rule is the field.</summary>
    public Refusal On(string field) => rule.BrokenByField(field, [field, .. met]);
}
