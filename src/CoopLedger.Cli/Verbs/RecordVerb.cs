using System.Collections.Immutable;
using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Commands;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Records one command; its options are the command's fields.</summary>
internal static class RecordVerb
{
    private static readonly Option<string?> Key = new("--key")
    {
        Description = "Same key, same command: the first receipt again. Made up when left out.",
        Recursive = true,
    };

    private static readonly Option<string?> Actor = new("--actor")
    {
        Description = "Who records: an opaque id, no name (default $COOPLEDGER_ACTOR, or cli).",
        Recursive = true,
    };

    private static readonly Option<string?> GivenEvidence = new("--evidence")
    {
        Description = "What it rests on: a text, or a flat JSON object.",
        Recursive = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Decide, and record nothing.",
        Recursive = true,
    };

    /// <param name="args">The command line: the commands are made only when it names the verb,
    /// as making them takes longer than most verbs.</param>
    public static System.CommandLine.Command Make(string[] args)
    {
        var verb = new System.CommandLine.Command("record", "Record one command.")
        {
            Key, Actor, GivenEvidence, DryRun,
        };
        if (Array.Exists(args, arg => arg.Contains(verb.Name) || arg.StartsWith('@')))
        {
            foreach (var command in CommandCatalogue.All)
            {
                verb.Subcommands.Add(Make(command));
            }
        }

        return verb;
    }

    private static System.CommandLine.Command Make(CommandDescription command)
    {
        var verb = new System.CommandLine.Command(command.Name, command.Meaning);
        var options = command.Fields.Select(Make).ToImmutableArray();
        foreach (var option in options)
        {
            verb.Options.Add(option);
        }

        verb.SetAction((parsed, cancellationToken) =>
            Act(parsed, command, options, cancellationToken));
        return verb;
    }

    private static Option<string?> Make(FieldDescription field)
    {
        var allowed = field.Allowed.IsEmpty ? "" : $" [{string.Join('|', field.Allowed)}]";
        var option = new Option<string?>("--" + field.Name)
        {
            Description = (field.IsRequired ? "(required) " : "") + field.Meaning + allowed,
            HelpName = field.Type,
        };
        var kebab = "--" + FieldText.Kebab(field.Name);
        if (kebab != option.Name)
        {
            option.Aliases.Add(kebab);
        }

        return option;
    }

    private static async Task<int> Act(
        ParseResult parsed, CommandDescription command,
        ImmutableArray<Option<string?>> options, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var fields = new JObject { ["command"] = command.Name };
        foreach (var (field, option) in command.Fields.Zip(options))
        {
            if (parsed.GetValue(option) is { } text)
            {
                fields[field.Name] = FieldText.Token(field, VietnameseText.ToNfc(text));
            }
        }

        fields["key"] = parsed.GetValue(Key) ?? "cli:" + Guid.NewGuid().ToString("D");
        AddEvidence(fields, parsed.GetValue(GivenEvidence) is { } evidence
            ? VietnameseText.ToNfc(evidence)
            : null);
        var line = fields.ToString(Formatting.None);
        var (submit, refusals) = ImportLine.Read(LineSealing.Masked(line), ActorOf(parsed));
        if (submit is null)
        {
            var exitCode = Receipts.Refuse(screen, refusals, ExitCodes.Usage);
            FieldText.Hint(screen, command, refusals);
            return exitCode;
        }

        return await Submit(parsed, screen, line, cancellationToken);
    }

    internal static string ActorOf(ParseResult parsed) =>
        parsed.GetValue(Actor) ?? DefaultActor;

    internal static string DefaultActor =>
        Environment.GetEnvironmentVariable("COOPLEDGER_ACTOR") ?? "cli";

    private static async Task<int> Submit(
        ParseResult parsed, Screen screen, string line, CancellationToken cancellationToken)
    {
        var dryRun = parsed.GetValue(DryRun);
        await using var store = await CommonOptions.Open(
            parsed, dryRun ? StoreAccess.Read : StoreAccess.ReadWrite, cancellationToken);
        await using var session = dryRun
            ? await Session.ToTry(store, parsed, cancellationToken)
            : await Session.ToRecord(store, parsed, screen, cancellationToken);
        var (sealedLine, unsealed) = await session.Sealing!.Seal(line, cancellationToken);
        if (!unsealed.IsEmpty)
        {
            return Receipts.Refuse(screen, unsealed, ExitCodes.Refused);
        }

        var submit = ImportLine.Read(sealedLine, ActorOf(parsed)).Submit!;
        var receipt = await session.Mediator.Send(submit, cancellationToken);
        if (receipt.Refusal is { } refusal)
        {
            var conflict = refusal.Rule == Idempotency.KeyReused
                || refusal.Rule == ConflictRetry.TooBusy;
            return Receipts.Refuse(
                screen, [refusal], conflict ? ExitCodes.Conflict : ExitCodes.Refused);
        }

        var closed = await ClosedPeriods.ReadFor(
            session.Store, receipt.Events.Select(stored => stored.ToFact().Event),
            cancellationToken);
        Receipts.Show(screen, receipt, dryRun, closed);
        if (!dryRun)
        {
            await AutomaticCheckpoint.After(
                screen, parsed, store, submit.Command is ClosePeriod, cancellationToken);
            PersonOutput.Erased(screen, submit.Command, session.Keys!);
        }

        return ExitCodes.Ok;
    }

    private static void AddEvidence(JObject fields, string? evidence)
    {
        if (evidence is null)
        {
            return;
        }

        try
        {
            fields["evidence"] = evidence.TrimStart().StartsWith('{')
                ? JObject.Parse(evidence)
                : evidence;
        }
        catch (JsonException problem)
        {
            throw new UsageException(
                $"--evidence không phải JSON: {problem.Message}",
                $"--evidence is no JSON: {problem.Message}");
        }
    }
}
