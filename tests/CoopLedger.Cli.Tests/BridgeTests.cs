namespace CoopLedger.Cli.Tests;

/// <summary>The change between two days, and what figures imply.</summary>
public sealed class BridgeTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_members_of_eight_months_are_bridged_by_kind_of_event()
    {
        string[] words =
        [
            "bridge", "members", "--scope", "unit:phu-tho", "--from", "2022-12-31",
            "--to", "2023-08-31",
        ];
        var json = (await _desk.Run([.. words, "--json"])).Ends(0).Json;
        var part = Assert.Single(json["parts"]!.AsArray())!;
        Assert.Equal(
            (392, 23, 0, 415),
            ((int)part["opening"]!, (int)part["explained"]!, (int)part["remainder"]!,
                (int)part["closing"]!));
        var line = Assert.Single(part["lines"]!.AsArray())!;
        Assert.Equal("member.admitted.v1", (string?)line["event"]);
        Assert.Equal(23, line["events"]!.AsArray().Count);
        (await _desk.Run([.. words, "--lang", "vi"])).Ends(0)
            .Prints("Đầu kỳ", "Kết nạp thành viên", "Chưa giải thích được", "Cuối kỳ");
    }

    [Fact]
    public async Task A_late_fact_stands_apart_from_what_was_known_at_the_opening()
    {
        (await _desk.Run(Words.Found("muon"))).Ends(0);
        (await _desk.Run(Words.Admit("muon"))).Ends(0);
        var json = (await _desk.Run(
            "bridge", "members", "--scope", "unit:phu-tho", "--from", "2023-08-31", "--to",
            "2023-12-31", "--known-from", $"{Ledgers.DemoEvents}", "--json")).Ends(0).Json;
        var part = Assert.Single(json["parts"]!.AsArray())!;
        Assert.Equal(415, (int)part["opening"]!);
        Assert.Equal(416, (int)part["closing"]!);
        Assert.Equal("late-fact", (string?)Assert.Single(part["lines"]!.AsArray())!["kind"]);
    }

    [Fact]
    public async Task What_concerns_the_opening_alone_is_told_of_the_opening() =>
        (await _desk.Run(
            "bridge", "loans", "--scope", "unit:phu-tho", "--from", "2022-12-31",
            "--to", "2023-08-31")).Ends(0).Prints("! Opening: The ledger holds no fact");

    [Fact]
    public async Task A_value_that_is_absent_says_why_and_on_which_boundaries() =>
        (await _desk.Run(
            "bridge", "average-loan", "--scope", "unit:phu-tho", "--from", "2022-12-31",
            "--to", "2023-08-31", "--boundaries", "then")).Ends(0)
            .Prints("boundaries: then", "! Opening: The denominator is zero");

    [Fact]
    public async Task Two_days_are_needed() =>
        (await _desk.Run("bridge", "members", "--to", "2023-08-31")).Ends(2).Complains("--from");

    [Fact]
    public async Task A_printed_percentage_says_which_whole_numbers_it_can_stand_for()
    {
        var typed = (await _desk.Run(
            "figures", "--solve", "--printed", "101%", "--numerator", "213", "--json"))
            .Ends(0).Json.AsArray();
        Assert.Equal(
            ["{210, 211}", "{209, 210}", "{211, 212}"],
            typed.Select(item => (string)item!["result"]!), StringComparer.Ordinal);
        var solved = (await _desk.Run("figures", "--solve", "--lang", "vi")).Ends(0);
        solved.Prints("{548}", "ít nhất 818,8 triệu ₫", "3,85–4,08 %");
        (await _desk.Run("figures", "--solve", "--printed", "101%")).Ends(2)
            .Complains("--numerator");
        (await _desk.Run("figures", "--solve", "--printed", "1.01%", "--numerator", "213")).Ends(2)
            .Complains("figure.");
    }
}
