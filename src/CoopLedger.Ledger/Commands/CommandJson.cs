using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Commands;

/// <summary>Commands read from JSON and written to it.</summary>
public static class CommandJson
{
    /// <summary>Reads a command, or tells everything that is wrong with it.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="fields">Its fields.</param>
    public static (Command? Command, ImmutableArray<Refusal> Refusals) Read(
        string name, JObject fields)
    {
        if (CommandCatalogue.Find(name) is not { } command)
        {
            return (null, [InputRules.UnknownCommand.BrokenByField(
                "command", name, string.Join(", ", Nearest(name)))]);
        }

        var shape = CommandCatalogue.ShapeOf(command);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(fields.Properties()
            .Where(property => shape.PlaceOf(property.Name) < 0)
            .Select(property => InputRules.UnknownField.BrokenByField(
                property.Name, property.Name, name,
                string.Join(", ", command.Fields.Select(field => field.Name)))));
        var values = shape.Fields
            .Select((field, i) => Value(fields, field, command.Fields[i], refusals)).ToArray();
        return refusals.Count > 0
            ? (null, refusals.ToImmutable())
            : ((Command)shape.Make(values), []);
    }

    /// <summary>The command as JSON: its name, then its fields in order.</summary>
    public static JObject Write(Command command)
    {
        var json = new JObject { ["command"] = CommandCatalogue.NameOf(command) };
        foreach (var field in RecordShape.Of(command.GetType()).Fields)
        {
            switch (field.Get(command))
            {
                case null:
                    break;
                case RecordingCommand nested:
                    json[field.Name] = Write(nested);
                    break;
                case var value:
                    json[field.Name] = new JValue(
                        field.Type!.ToScalar(value));
                    break;
            }
        }

        return json;
    }

    /// <summary>A fingerprint of the command: the same for the same command, however its line was
    /// written.</summary>
    public static string Fingerprint(Command command) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Write(command).ToString(Formatting.None))));

    private static object? Value(
        JObject fields, RecordShape.Field field, FieldDescription description,
        ImmutableArray<Refusal>.Builder refusals)
    {
        if (!fields.TryGetValue(field.Name, StringComparison.Ordinal, out var token)
            || token.Type == JTokenType.Null)
        {
            if (!field.IsOptional)
            {
                refusals.Add(InputRules.MissingField.BrokenByField(
                    field.Name, field.Name, description.Type));
            }

            return null;
        }

        try
        {
            return field.Type is { } type
                ? type.FromScalar(Scalar(token))
                : Nested(field.Name, token, refusals);
        }
        catch (FieldException problem)
        {
            refusals.Add(problem.On(field.Name));
            return null;
        }
    }

    private static Command? Nested(
        string field, JToken token, ImmutableArray<Refusal>.Builder refusals)
    {
        if (token is not JObject nested || nested["command"] is not JValue { Value: string name })
        {
            throw new FieldException(
                InputRules.WrongType, "an object with \"command\"", token.Type);
        }

        var rest = (JObject)nested.DeepClone();
        rest.Remove("command");
        var (command, problems) = Read(name, rest);
        refusals.AddRange(problems.Select(problem => problem with
        {
            Field = $"{field}.{problem.Field}",
        }));
        return command is null or RecordingCommand
            ? command
            : throw new FieldException(InputRules.BadValue, name, "A correction cannot replace.");
    }

    private static object Scalar(JToken token) => token switch
    {
        JValue { Value: string or bool or long or BigInteger or decimal } value => value.Value!,
        JValue { Value: int number } => (long)number,
        JValue { Value: IFormattable number } => // NaN and the infinities.
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => new object(),
    };

    private static IEnumerable<string> Nearest(string name) => CommandCatalogue.All
        .Select(command => command.Name)
        .OrderBy(known => VietnameseText.Distance(known, name))
        .ThenBy(known => known, StringComparer.Ordinal).Take(3);
}
