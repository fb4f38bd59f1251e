namespace CoopLedger.Cli.Tests;

/// <summary>What was done to a ledger's file behind the program's back, as <c>audit verify</c> tells
/// it. The whole corpus is in the tests of the store.</summary>
public sealed class TamperTests(TamperTests.SignedTwice made) : IClassFixture<TamperTests.SignedTwice>
{
    [Theory]
    [InlineData(
        "UPDATE event SET name = name || 'x' WHERE position = 42", "audit.fault", 42, "name")]
    [InlineData("DELETE FROM event WHERE position = 260", "audit.fault", 260, "missing")]
    [InlineData("DELETE FROM event WHERE position > 250", "audit.fault", 251, "251")]
    [InlineData(
        "UPDATE tile SET root = zeroblob(32)", "ledger.damaged", 1, "level 0, row 0")]
    [InlineData(
        "UPDATE edge SET bytes = zeroblob(length(bytes))", "audit.fault", 1, "Merkle edge")]
    [InlineData(
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 300) "
            + "WHERE size = 150", "checkpoint.malformed", null, "size 150")]
    public async Task Tampering_is_reported_with_its_place(
        string sql, string code, int? position, string says)
    {
        var ledger = made.Copy();
        using (var connection = Raw.Open(ledger))
        {
            foreach (var kept in (string[])["event", "tile", "checkpoint"])
            {
                Raw.Run(connection, $"DROP TRIGGER {kept}_is_never_changed");
                Raw.Run(connection, $"DROP TRIGGER {kept}_is_never_removed");
            }

            Raw.Run(connection, sql);
        }

        await Reported(ledger, code, position, says);
    }

    [Fact]
    public async Task An_envelope_with_a_flipped_bit_is_reported()
    {
        var ledger = made.Copy();
        Raw.Forge(ledger, 200);
        await Reported(ledger, "audit.fault", 200, "checksum");
    }

    [Fact]
    public async Task An_older_copy_is_reported_with_what_is_missing()
    {
        var ledger = made.Copy("older.db");
        await Reported(ledger, "ledger.behind-checkpoint", 151, "151–300");
    }

    [Fact]
    public async Task A_copy_that_nobody_touched_is_sound() =>
        (await made.Verify(made.Copy())).Ends(0).Prints("The ledger is sound: 300 events", "size 300");

    private async Task Reported(string ledger, string code, int? position, string says)
    {
        (await made.Verify(ledger)).Ends(10).Complains($"[{code}]", says);
        var json = (await made.Verify(ledger, "--json")).Ends(10).Json;
        Assert.False((bool)json["sound"]!);
        Assert.Equal(position, (int?)json["faultPosition"]);
    }

    /// <summary>A ledger of 300 events, signed at 150 and 300, and a copy from between.</summary>
    public sealed class SignedTwice : IAsyncLifetime, IDisposable
    {
        private readonly Desk _desk = new();

        public async Task InitializeAsync()
        {
            (await _desk.Run("init")).Ends(0);
            await Import(1);
            File.Copy(_desk.Ledger, _desk.At("older.db"));
            await Import(151);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _desk.Dispose();

        internal string Copy(string of = "coopledger.db")
        {
            var copy = _desk.At($"{Guid.NewGuid():n}.db");
            File.Copy(_desk.At(of), copy);
            return copy;
        }

        internal Task<Outcome> Verify(string ledger, params string[] more) => _desk.Run(
            [
                "audit", "verify", "--ledger", "sqlite:" + ledger, "--keys",
                _desk.Ledger + ".keys", .. more,
            ]);

        private async Task Import(int first)
        {
            var name = $"from-{first}.jsonl";
            await _desk.Write(name, Enumerable.Range(first, 150).Select(
                i => Words.FoundLine($"htx-{i}", $"k-{i}")));
            (await _desk.Run("import", name)).Ends(0);
        }
    }
}
