using System.Collections.Immutable;
using System.Reflection;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Ledger.Commands;

/// <summary>Every command there is, made from the commands' constructors, labels and doc
/// comments.</summary>
public static class CommandCatalogue
{
    private static readonly SortedDictionary<string, Type> Types = Named();

    /// <summary>The commands, in order of name.</summary>
    public static ImmutableArray<CommandDescription> All { get; } =
        [.. Types.Select(pair => Describe(pair.Key, pair.Value))];

    private static readonly Dictionary<string, CommandDescription> ByName =
        All.ToDictionary(command => command.Name, StringComparer.Ordinal);

    public static CommandDescription? Find(string name) => ByName.GetValueOrDefault(name);

    public static string NameOf(Command command) => command.GetType()
        .GetCustomAttribute<CommandNameAttribute>()!.Name;

    internal static RecordShape ShapeOf(CommandDescription command) =>
        RecordShape.Of(Types[command.Name]);

    private static SortedDictionary<string, Type> Named()
    {
        var types = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        foreach (var type in typeof(Command).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract))
        {
            var name = type.GetCustomAttribute<CommandNameAttribute>()?.Name
                ?? throw new InvalidOperationException($"{type.Name} has no command name.");
            types.Add(name, type);
        }

        return types;
    }

    private static CommandDescription Describe(string name, Type type) => new(
        name, Labelled(type.GetCustomAttribute<LabelAttribute>(), type.Name),
        DocComments.Summary(type),
        [.. RecordShape.Of(type).Fields.Select(field => Describe(type, field))]);

    private static FieldDescription Describe(Type command, RecordShape.Field field)
    {
        var parameter = field.Parameter;
        var labels = Labelled(
            parameter.GetCustomAttribute<LabelAttribute>(), $"{command.Name}.{parameter.Name}");
        var meaning = DocComments.Parameter(command, parameter.Name!);
        if (field.Type is not { } type)
        {
            return new(
                field.Name, "command (JSON object)", null, !field.IsOptional, labels, meaning, []);
        }

        return new(
            field.Name, type.Name, type.Unit, !field.IsOptional, labels, meaning, type.Allowed);
    }

    private static Labels Labelled(LabelAttribute? label, string what) => label is null
        ? throw new InvalidOperationException($"{what} has no label.")
        : Labels.Of(label.Vietnamese, label.English);
}
