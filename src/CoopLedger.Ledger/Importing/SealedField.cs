using System.Collections.Immutable;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Commands;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Importing;

/// <summary>A field of a line that has to be sealed.</summary>
/// <param name="Path">Where it stands in the line, such as <c>replacement.name</c>.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Person">Whose key seals it; <see langword="null"/> when the line names nobody.
/// </param>
/// <param name="Text">What stands there.</param>
internal sealed record SealedField(string Path, string Name, PersonId? Person, string Text)
{
    /// <summary>The field that says whose key seals the others of its command.</summary>
    private const string Subject = "person";

    // Each command that has such fields, with their names.
    private static readonly Dictionary<string, ImmutableArray<string>> Commands =
        CommandCatalogue.All
            .Select(command => (command.Name, Fields: CommandCatalogue.ShapeOf(command).Fields
                .Where(field => field.Parameter.ParameterType == typeof(SealedText))
                .Select(field => field.Name).ToImmutableArray()))
            .Where(command => !command.Fields.IsEmpty)
            .ToDictionary(
                command => command.Name, command => command.Fields, StringComparer.Ordinal);

    /// <summary>The line as JSON with its fields to seal; no JSON when it has none, or is not JSON
    /// at all, which whoever reads it will say.</summary>
    public static (JObject? Json, ImmutableArray<SealedField> Fields) In(string line)
    {
        // A name that is written with escapes is not found: its text is then refused unsealed.
        if (!Commands.Keys.Any(name => line.Contains(name, StringComparison.Ordinal)))
        {
            return (null, []);
        }

        try
        {
            var json = ImportLine.Parse(line);
            var fields = In(json).ToImmutableArray();
            return fields.IsEmpty ? (null, []) : (json, fields);
        }
        catch (JsonException)
        {
            return (null, []);
        }
    }

    /// <summary>The fields of a command, and of the commands that are fields of it.</summary>
    private static IEnumerable<SealedField> In(JObject json)
    {
        if (json["command"] is not JValue { Value: string name }
            || CommandCatalogue.Find(name) is not { } command)
        {
            return [];
        }

        var nested = CommandCatalogue.ShapeOf(command).Fields
            .Where(field => field.Type is null).Select(field => json[field.Name])
            .OfType<JObject>().SelectMany(In);
        return Commands.GetValueOrDefault(name, []).Select(field => json[field])
            .OfType<JValue>().Where(value => value.Value is string)
            .Select(value => new SealedField(
                value.Path, ((JProperty)value.Parent!).Name, PersonIn(json),
                (string)value.Value!))
            .Concat(nested);
    }

    private static PersonId? PersonIn(JObject command)
    {
        try
        {
            return command[Subject] is JValue { Value: string id } ? new PersonId(id) : null;
        }
        catch (FormatException)
        {
            return null; // The reading of the command refuses it.
        }
    }
}
