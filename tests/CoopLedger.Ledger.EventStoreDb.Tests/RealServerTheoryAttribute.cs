namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>A theory that needs a real server, given as a connection string in
/// <c>COOPLEDGER_TEST_EVENTSTORE</c>; without one it is skipped, and the report says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealServerTheoryAttribute : TheoryAttribute
{
    public const string Variable = "COOPLEDGER_TEST_EVENTSTORE";

    public RealServerTheoryAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            Skip = $"{Variable} names no real server; see docs/eventstoredb.md.";
        }
    }
}
