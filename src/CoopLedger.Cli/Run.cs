using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>Parses the command line, runs the verb, and turns faults into messages and exit
/// codes.</summary>
internal static class Run
{
    public static async Task<int> Of(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        var screen = new Screen(parsed);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                screen.Problem("usage", error.Message);
            }

            screen.Note(screen.Say(
                "Xem: coopledger --help, coopledger VERB --help.",
                "See: coopledger --help, coopledger VERB --help."));
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            screen.Note(screen.Say("Đã dừng.", "Interrupted."));
            return ExitCodes.Interrupted;
        }
        catch (UsageException problem)
        {
            screen.Problem("usage", screen.Say(problem.Vietnamese, problem.Message));
            return problem.ExitCode;
        }
        catch (StoreException problem)
        {
            screen.Problem(problem.Code, screen.Say(problem.Vietnamese, problem.Message));
            return CodeOf(problem);
        }
        catch (LedgerDamagedException problem)
        {
            screen.Problem("ledger.damaged", screen.Say(
                $"Sổ bị hỏng từ vị trí {problem.Position}: {problem.Message}",
                $"The ledger is damaged from position {problem.Position}: {problem.Message}"));
            return ExitCodes.VerificationFailed;
        }
        catch (UnknownEventException problem)
        {
            screen.Problem("ledger.unknown-event", problem.Message);
            return ExitCodes.VerificationFailed;
        }
        catch (IOException problem)
        {
            screen.Problem("io", problem.Message);
            return ExitCodes.Failure;
        }
        catch (UnauthorizedAccessException problem)
        {
            screen.Problem("io", problem.Message);
            return ExitCodes.Failure;
        }
    }

    private static int CodeOf(StoreException problem) => problem.Code switch
    {
        "store.not-found" => ExitCodes.NotFound,
        "store.exists" or "store.locked" => ExitCodes.Conflict,
        _ => ExitCodes.Failure,
    };
}

/// <summary>The command line asks for something that makes no sense.</summary>
internal sealed class UsageException(
    string vietnamese, string english, int exitCode = ExitCodes.Usage) : Exception(english)
{
    public string Vietnamese { get; } = vietnamese;

    public int ExitCode { get; } = exitCode;
}
