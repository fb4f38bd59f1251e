using CoopLedger.Ledger.Acceptance;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Ledgers where nothing may be written. Another process looks, without the rights of an
/// administrator.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private const UnixFileMode Reading =
        UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Entering =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TestFolder _folder = new();

    private string Ledger => _folder.Path("sổ #1?.db");

    public void Dispose()
    {
        Protect(_folder.Root, Reading | Entering | UnixFileMode.UserWrite);
        _folder.Dispose();
    }

    [FolderFact]
    public async Task A_closed_ledger_in_a_read_only_folder_is_read()
    {
        var root = await Made();
        Protect(_folder.Root, Reading | Entering);
        Assert.Equal($"6 {root}", await Said("read"));
        Assert.Equal([Path.GetFileName(Ledger)], _folder.Names());
    }

    [FolderFact]
    public async Task A_ledger_in_a_read_only_folder_is_read_while_somebody_else_writes()
    {
        await Made();
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite);
        Protect(_folder.Root, Reading | Entering);
        await store.Append(Sample.Stream, Sample.None, Sample.Event());
        var head = await store.ReadHead(CancellationToken.None);
        Assert.Equal($"7 {head.RootText}", await Said("read"));
    }

    [FolderFact]
    public async Task A_read_only_folder_refuses_a_writer()
    {
        await Made();
        Protect(_folder.Root, Reading | Entering);
        Assert.Equal("store.read-only", await Said("append"));
    }

    [FolderFact]
    public async Task A_read_only_file_refuses_a_writer_and_is_read()
    {
        var root = await Made();
        Protect(Ledger, Reading);
        Assert.Equal("store.read-only", await Said("append"));
        Assert.Equal($"6 {root}", await Said("read"));
    }

    [FolderFact]
    public async Task A_log_left_behind_in_a_read_only_folder_is_not_ignored()
    {
        await Made();
        await File.WriteAllBytesAsync(Ledger + "-wal", new byte[4096]);
        Protect(_folder.Root, Reading | Entering);
        Assert.Equal("store.failed", await Said("read"));
    }

    [FolderFact]
    public async Task A_file_that_may_not_be_read_is_reported()
    {
        await Made();
        Protect(Ledger, UnixFileMode.None);
        Assert.Equal("store.failed", await Said("read"));
    }

    private static void Protect(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private async Task<string?> Said(string verb)
    {
        using var probe = Probe.StartUnprivileged(verb, Ledger);
        var line = await probe.Line();
        await probe.End();
        return line;
    }

    private async Task<string> Made()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        await store.Fill(6);
        return (await store.ReadHead(CancellationToken.None)).RootText;
    }
}
