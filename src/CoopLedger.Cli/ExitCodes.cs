namespace CoopLedger.Cli;

/// <summary>What the program ends with, so that a script can tell.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failure = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int Conflict = 4;
    public const int Refused = 5;
    public const int VerificationFailed = 10;
    public const int Interrupted = 130;
}
