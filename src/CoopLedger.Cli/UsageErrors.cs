using System.CommandLine;
using System.CommandLine.Parsing;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;

namespace CoopLedger.Cli;

/// <summary>Tells what is wrong with a command line, in both languages, and what comes nearest.
/// </summary>
internal static class UsageErrors
{
    private const int SlipsMax = 3;

    public static void Show(Screen screen, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            Unmatched(screen, parsed, command);
        }
        else if (command.Subcommands.Count > 0 && command.Action is null)
        {
            var names = string.Join(", ", command.Subcommands.Select(verb => verb.Name));
            screen.Problem("usage", screen.Say(
                $"Sau `{PathOf(parsed)}` phải là một trong: {names}.",
                $"`{PathOf(parsed)}` needs one of: {names}."));
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                screen.Problem("usage", screen.Say(Vietnamese(error), English(error)));
            }
        }

        screen.Note(screen.Say(
            $"Xem: {PathOf(parsed)} --help", $"See: {PathOf(parsed)} --help"));
    }

    private static void Unmatched(Screen screen, ParseResult parsed, Command command)
    {
        var known = command.Subcommands.Select(verb => verb.Name)
            .Concat(Options(parsed.CommandResult).Select(option => option.Name)).ToList();
        // A mistyped option first fills an argument; what was left over is not what is wrong.
        var mistyped = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .Where(token => token.StartsWith("--", StringComparison.Ordinal)).ToList();
        foreach (var token in mistyped.Count > 0 ? mistyped : parsed.UnmatchedTokens)
        {
            var nearest = string.Join(", ", known
                .Select(name => (Name: name, Slips: VietnameseText.Distance(name, token)))
                .Where(pair => pair.Slips <= SlipsMax
                    || pair.Name.StartsWith(token, StringComparison.Ordinal))
                .OrderBy(pair => pair.Slips).Take(3).Select(pair => pair.Name));
            screen.Problem("usage", nearest.Length == 0
                ? screen.Say(
                    $"`{PathOf(parsed)}` không hiểu \"{token}\".",
                    $"`{PathOf(parsed)}` does not know \"{token}\".")
                : screen.Say(
                    $"`{PathOf(parsed)}` không hiểu \"{token}\". Gần nhất: {nearest}.",
                    $"`{PathOf(parsed)}` does not know \"{token}\". Nearest: {nearest}."));
        }
    }

    private static string Vietnamese(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} còn thiếu giá trị.",
        OptionResult { Tokens.Count: > 1, Option.Name: var name } =>
            $"{name} chỉ được viết một lần, với một giá trị.",
        OptionResult { Option.Name: var name, Tokens: [var token] } =>
            $"{name}: \"{token.Value}\" không hợp lệ. ({error.Message})",
        ArgumentResult argument => $"Còn thiếu <{argument.Argument.Name}>, hoặc nó không hợp lệ.",
        _ => error.Message,
    };

    private static string English(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0 } argument => $"<{argument.Argument.Name}> is missing.",
        _ => error.Message,
    };

    private static IEnumerable<Option> Options(CommandResult command) =>
        command.Command.Options.Concat(Above(command).SelectMany(
            above => above.Command.Options.Where(option => option.Recursive)));

    private static string PathOf(ParseResult parsed) => string.Join(
        ' ', Above(parsed.CommandResult).Reverse().Append(parsed.CommandResult)
            .Select(result => result.Command is RootCommand ? "coopledger" : result.Command.Name));

    private static IEnumerable<CommandResult> Above(CommandResult command)
    {
        for (var above = command.Parent; above is CommandResult result; above = result.Parent)
        {
            yield return result;
        }
    }
}
