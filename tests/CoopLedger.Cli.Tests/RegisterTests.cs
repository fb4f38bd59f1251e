namespace CoopLedger.Cli.Tests;

/// <summary>The lists of what the ledger knows.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("phu tho 36")]
    [InlineData("PHÚ THỌ 36")]
    [InlineData("36 phú tho")]
    public async Task A_search_needs_no_accents_and_no_order(string words)
    {
        var rows = (await _desk.Run("register", "organisations", "--search", words, "--json"))
            .Ends(0).Json.AsArray();
        var row = Assert.Single(rows)!;
        Assert.Equal("phu-tho-2023-htx-36", (string?)row["id"]);
        Assert.Equal("active", (string?)row["status"]);
        var position = (long)Assert.Single(row["events"]!.AsArray())!;
        var events = (await _desk.Run("events", "--stream", "organisation-phu-tho-2023-htx-36"))
            .Ends(0);
        Assert.Contains($"{position}", events.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_is_of_a_day_and_of_what_was_known()
    {
        var early = (await _desk.Run(
            "register", "organisations", "--search", "phu-tho", "--as-of", "2023-03-31", "--json"))
            .Ends(0).Json.AsArray();
        var late = (await _desk.Run(
            "register", "organisations", "--search", "phu-tho", "--as-of", "2023-08-31", "--json"))
            .Ends(0).Json.AsArray();
        Assert.InRange(late.Count, 36, 60);
        Assert.InRange(early.Count, 1, late.Count - 1);
        var known = (await _desk.Run(
            "register", "organisations", "--known-by", "10", "--json")).Ends(0).Json.AsArray();
        Assert.InRange(known.Count, 1, 10);
    }

    [Fact]
    public async Task Rows_are_ordered_by_a_column()
    {
        var rows = (await _desk.Run(
            "register", "organisations", "--sort", "founded", "--json")).Ends(0).Json.AsArray();
        var days = rows.Select(row => (string?)row!["founded"]).ToList();
        Assert.True(days.Count > 200);
        Assert.Equal(days.Order(StringComparer.Ordinal), days, StringComparer.Ordinal);
        (await _desk.Run("register", "organisations", "--sort", "colour")).Ends(2)
            .Complains("colour", "founded");
    }

    [Fact]
    public async Task Loans_and_commendations_are_listed_with_what_was_paid_and_given()
    {
        var loans = (await _desk.Run("register", "loans", "--json")).Ends(0).Json.AsArray();
        Assert.Equal(43, loans.Count);
        Assert.Equal(
            13_200_000_000, loans.Sum(loan => (long)loan!["disbursedVnd"]!));
        var awards = (await _desk.Run("register", "commendations", "--lang", "vi")).Ends(0);
        awards.Prints("Bằng khen", "Tập thể", "Cá nhân");
    }

    [Fact]
    public async Task An_unknown_register_is_not_found() =>
        (await _desk.Run("register", "cats")).Ends(3).Complains("register.unknown", "organisations");
}
