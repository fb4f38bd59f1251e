namespace CoopLedger.Ledger.Tests.Support;

/// <summary>The files of this repository, found upwards from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) =>
        Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoopLedger.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException(
                "There is no CoopLedger.sln above the tests.");
        }

        return folder.FullName;
    }
}
