namespace CoopLedger.Cli.Tests;

/// <summary>A new ledger, and where there cannot be one.</summary>
public sealed class InitTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_ledger_is_made_once()
    {
        (await _desk.Run("init")).Ends(0).Prints("coopledger.db");
        var before = await File.ReadAllBytesAsync(_desk.Ledger);
        (await _desk.Run("init")).Ends(4).Complains("[store.exists]");
        Assert.Equal(before, await File.ReadAllBytesAsync(_desk.Ledger));
    }

    [Fact]
    public async Task A_ledger_is_made_where_the_option_or_else_the_environment_says()
    {
        _desk.Environment["COOPLEDGER_LEDGER"] = "sqlite:env.db";
        var made = (await _desk.Run("init", "--json")).Ends(0).Json;
        Assert.Equal("env.db", (string?)made["path"]);
        Assert.True(Guid.TryParse((string?)made["ledger"], out _));
        Assert.True(File.Exists(_desk.At("env.db")));
        (await _desk.Run("init", "--ledger", "sqlite:option.db")).Ends(0);
        Assert.True(File.Exists(_desk.At("option.db")));
    }

    [Theory]
    [InlineData("sqlite:no/such/folder.db", 3, "store.not-found")]
    [InlineData("folder.db", 2, "usage")]
    [InlineData("sqlite:", 2, "usage")]
    [InlineData("postgres://localhost", 2, "usage")]
    [InlineData("esdb://localhost?ledger=A-B", 2, "store.address")]
    [InlineData("sqlite:.", 4, "store.exists")]
    public async Task A_ledger_cannot_be_made_just_anywhere(
        string uri, int exitCode, string code) =>
        (await _desk.Run("init", "--ledger", uri)).Ends(exitCode).Complains($"[{code}]");

    [Fact]
    public async Task A_file_that_is_no_ledger_is_left_alone()
    {
        await _desk.Write("coopledger.db", "these are not", "the pages you are looking for");
        var before = await File.ReadAllBytesAsync(_desk.Ledger);
        (await _desk.Run("show", "members")).Ends(1).Complains("[store.not-a-ledger]");
        (await _desk.Run("audit", "verify")).Ends(1).Complains("[store.not-a-ledger]");
        (await _desk.Run(Words.Found("htx-1"))).Ends(1).Complains("[store.not-a-ledger]");
        Assert.Equal(before, await File.ReadAllBytesAsync(_desk.Ledger));
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_not_made_by_looking()
    {
        (await _desk.Run("show", "members")).Ends(3).Complains("[store.not-found]", "init");
        (await _desk.Run(Words.Found("htx-1"))).Ends(3).Complains("[store.not-found]");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Folder));
    }
}
