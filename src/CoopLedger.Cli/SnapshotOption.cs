using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Snapshots;

namespace CoopLedger.Cli;

/// <summary>The snapshot beside the ledger, unless <c>COOPLEDGER_SNAPSHOT</c> is <c>off</c>.
/// </summary>
internal static class SnapshotOption
{
    public const string Variable = "COOPLEDGER_SNAPSHOT";

    /// <returns>Nothing when it is turned off.</returns>
    public static SnapshotFile? Of(ParseResult parsed, Screen screen) =>
        Environment.GetEnvironmentVariable(Variable) == "off"
            ? null
            : SnapshotFile.Beside(CommonOptions.PathOf(parsed), refusal =>
            {
                if (!refusal.IsUsual)
                {
                    screen.Problem(
                        refusal.Code, screen.Say(refusal.Vietnamese, refusal.English));
                }
            });
}
