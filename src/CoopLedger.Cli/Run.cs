using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;

namespace CoopLedger.Cli;

/// <summary>Parses the command line, runs the verb, and turns faults into messages and exit
/// codes.</summary>
internal static class Run
{
    private static readonly InvocationConfiguration Plain = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static bool IsDebugging =>
        Environment.GetEnvironmentVariable("COOPLEDGER_DEBUG") == "1";

    public static async Task<int> Of(RootCommand root, string[] args)
    {
        ParseResult parsed;
        try
        {
            parsed = root.Parse(args);
        }
        catch (InvalidOperationException problem)
        {
            await Console.Error.WriteLineAsync($"coopledger: [usage] {problem.Message}");
            return ExitCodes.Usage;
        }

        var screen = new Screen(parsed);
        if (parsed.Errors.Count > 0)
        {
            UsageErrors.Show(screen, parsed);
            return ExitCodes.Usage;
        }

        using var interrupts = new Interrupts();
        try
        {
            return await parsed.InvokeAsync(Plain, interrupts.Token);
        }
        catch (OperationCanceledException)
        {
            screen.Note(screen.Say("Đã dừng.", "Interrupted."));
            return ExitCodes.Interrupted;
        }
        catch (Exception problem)
        {
            if (IsDebugging)
            {
                await Console.Error.WriteLineAsync(problem.ToString());
            }

            return Tell(screen, problem);
        }
    }

    private static int Tell(Screen screen, Exception problem)
    {
        switch (problem)
        {
            case UsageException usage:
                screen.Problem(usage.Code, screen.Say(usage.Vietnamese, usage.Message));
                return usage.ExitCode;
            case StoreException store:
                screen.Problem(store.Code, screen.Say(store.Vietnamese, store.Message));
                return CodeOf(store);
            case LedgerDamagedException { InnerException: UnknownEventException unknown } stop:
                screen.Problem("ledger.unknown-event", screen.Say(
                    $"Dừng ở vị trí {stop.Position}. {unknown.Vietnamese}",
                    $"Stopped at position {stop.Position}. {unknown.Message}"));
                return ExitCodes.VerificationFailed;
            case LedgerDamagedException damaged:
                screen.Problem("ledger.damaged", screen.Say(
                    $"Sổ bị hỏng từ vị trí {damaged.Position}: {damaged.Message}",
                    $"The ledger is damaged. {damaged.Message}"));
                return ExitCodes.VerificationFailed;
            case UnknownEventException unknown:
                screen.Problem(
                    "ledger.unknown-event", screen.Say(unknown.Vietnamese, unknown.Message));
                return ExitCodes.VerificationFailed;
            case ProofException proof:
                screen.Problem(proof.Code, screen.Say(proof.Vietnamese, proof.Message));
                return ExitCodes.VerificationFailed;
            case IOException or UnauthorizedAccessException:
                screen.Problem("io", screen.Say(
                    $"Không đọc hoặc ghi được: {problem.Message}", problem.Message));
                return ExitCodes.Failure;
            default:
                screen.Problem("internal", screen.Say(
                    $"Lỗi của chương trình: {problem.Message} Đặt COOPLEDGER_DEBUG=1 để xem chi "
                        + "tiết, và hãy báo cho người phát triển.",
                    $"A fault of the program: {problem.Message} Set COOPLEDGER_DEBUG=1 for "
                        + "details, and please report it."));
                return ExitCodes.Failure;
        }
    }

    private static int CodeOf(StoreException problem) => problem.Code switch
    {
        "store.not-found" => ExitCodes.NotFound,
        "store.address" => ExitCodes.Usage,
        "store.unauthenticated" or "store.forbidden" or "store.certificate"
            or "store.too-large" => ExitCodes.Refused,
        "store.sealer" or "mirror.foreign" => ExitCodes.Conflict,
        "store.changed" or "mirror.diverged" => ExitCodes.VerificationFailed,
        "store.exists" or "store.locked" => ExitCodes.Conflict,
        "export.not-an-export" or "export.older" => ExitCodes.Conflict,
        "keys.missing" => ExitCodes.NotFound,
        "keys.exists" or "keys.locked" => ExitCodes.Conflict,
        "keys.was-signed" or "ledger.nothing-lost" => ExitCodes.Refused,
        "copy.foreign" or "copy.ahead" => ExitCodes.Conflict,
        "copy.diverged" or "copy.altered" or "copy.source-damaged" =>
            ExitCodes.VerificationFailed,
        "ledger.behind-checkpoint" or "ledger.forked" => ExitCodes.VerificationFailed,
        _ => ExitCodes.Failure,
    };
}

/// <summary>The command line asks for something that makes no sense, or that is not there.
/// </summary>
internal sealed class UsageException(
    string vietnamese, string english, int exitCode = ExitCodes.Usage, string? code = null)
    : Exception(english)
{
    public string Vietnamese { get; } = vietnamese;

    public int ExitCode { get; } = exitCode;

    public string Code { get; } =
        code ?? (exitCode == ExitCodes.NotFound ? "not-found" : "usage");
}
