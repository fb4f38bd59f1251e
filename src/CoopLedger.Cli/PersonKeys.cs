using System.CommandLine;
using System.Security.Cryptography;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>The keys of private persons, in the folder that the command line names.</summary>
internal static class PersonKeys
{
    public static SubjectKeys Of(ParseResult parsed, bool isTrial = false) =>
        new(CommonOptions.KeysOf(parsed), RandomNumberGenerator.GetBytes, isTrial);

    /// <summary>Destroys the keys of erased persons that are there again, and says so. Where that
    /// cannot be done it is said, too, and keeps nothing else from being recorded.</summary>
    public static async Task Sweep(
        IEventLog log, SubjectKeys keys, Screen screen, CancellationToken cancellationToken)
    {
        try
        {
            var again = await ErasedKeys.DestroyAgain(log, keys, cancellationToken);
            if (!again.IsEmpty)
            {
                var persons = string.Join(", ", again);
                screen.Problem("keys.destroyed-again", screen.Say(
                    $"Khóa của người đã xóa vẫn còn trong {keys.Folder.Path} (việc xóa bị ngắt, "
                        + $"hay bản sao cũ được chép lại?) và nay đã hủy: {persons}.",
                    $"Keys of erased persons were still in {keys.Folder.Path} (an interrupted "
                        + $"erasure, or an old copy put back?) and are destroyed now: {persons}."));
            }
        }
        catch (StoreException problem)
        {
            screen.Problem(problem.Code, screen.Say(problem.Vietnamese, problem.Message));
        }
    }
}
