using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Commands;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists every command with its fields.</summary>
internal static class CommandsVerb
{
    private static readonly Argument<string?> Name = new("command")
    {
        Description = "Only this command.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Make()
    {
        var verb = new Command("commands", "List every command with its fields.") { Name };
        verb.SetAction(Act);
        return verb;
    }

    private static int Act(ParseResult parsed)
    {
        var screen = new Screen(parsed);
        var name = parsed.GetValue(Name);
        var commands = CommandCatalogue.All
            .Where(command => name is null || command.Name == name).ToList();
        if (commands.Count == 0)
        {
            var nearest = string.Join(", ", CommandCatalogue.All.Select(command => command.Name)
                .OrderBy(known => VietnameseText.Distance(known, name!)).Take(3));
            throw new UsageException(
                $"Không có lệnh \"{name}\". Gần nhất: {nearest}.",
                $"There is no command \"{name}\". Nearest: {nearest}.",
                ExitCodes.NotFound, "input.unknown-command");
        }

        if (screen.IsJson)
        {
            screen.Json(new JArray(commands.Select(Json)));
            return ExitCodes.Ok;
        }

        foreach (var command in commands)
        {
            screen.Title($"{command.Name} — {screen.Say(command.Labels)}");
            screen.Line(command.Meaning);
            screen.Table(
                [
                    screen.Say("Trường", "Field"), screen.Say("Kiểu", "Type"),
                    screen.Say("Bắt buộc", "Required"), screen.Say("Nhãn", "Label"),
                    screen.Say("Ý nghĩa", "Meaning"),
                ],
                command.Fields.Select(field => Row(screen, field)));
        }

        screen.Line(screen.Say(
            "Mọi dòng nhập còn có thể mang: key, actor, evidence.",
            "Every import line may also carry: key, actor, evidence."));
        return ExitCodes.Ok;
    }

    private static IEnumerable<string> Row(Screen screen, FieldDescription field) =>
    [
        field.Name,
        field.Unit is null ? field.Type : $"{field.Type} ({field.Unit})",
        field.IsRequired ? screen.Say("có", "yes") : "",
        screen.Say(field.Labels),
        field.Allowed.IsEmpty
            ? field.Meaning
            : $"{field.Meaning} [{string.Join(" | ", field.Allowed)}]",
    ];

    private static JObject Json(CommandDescription command) => new()
    {
        ["name"] = command.Name,
        ["labels"] = AnswerJson.Both(command.Labels),
        ["meaning"] = command.Meaning,
        ["fields"] = new JArray(command.Fields.Select(field => new JObject
        {
            ["name"] = field.Name,
            ["type"] = field.Type,
            ["unit"] = field.Unit,
            ["required"] = field.IsRequired,
            ["labels"] = AnswerJson.Both(field.Labels),
            ["meaning"] = field.Meaning,
            ["allowed"] = new JArray(field.Allowed),
        })),
    };
}
