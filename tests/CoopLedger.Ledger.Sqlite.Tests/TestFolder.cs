namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A folder of one test's own, gone when the test is over.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coopledger-");

    public string Root => _folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string[] Names() =>
    [
        .. new DirectoryInfo(Root).EnumerateFileSystemInfos()
            .Select(entry => entry.Name).Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _folder.Delete(recursive: true);
}
