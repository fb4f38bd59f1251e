namespace CoopLedger.Snapshots.Tests.StandIn;

/// <summary>A folder that plays the one of a test's source file, <c>Ledger.cs</c>.</summary>
public abstract class TestFolder : IDisposable
{
    protected const string Member = "Balances";

    protected string Folder { get; } =
        Directory.CreateTempSubdirectory("CoopLedger.Snapshots.").FullName;

    protected string Source => In("Ledger.cs");

    protected string Verified => In("Ledger.Balances.verified.txt");

    protected string Received => In("Ledger.Balances.received.txt");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string In(string path) => Path.Combine(Folder, path);

    protected SettingsTask Verify(string? target, string member = Member) =>
        Verifier.Verify(target, null, Source, member);
}
