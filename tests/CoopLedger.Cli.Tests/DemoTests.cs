namespace CoopLedger.Cli.Tests;

/// <summary>What a stranger sees after typing one command.</summary>
public sealed class DemoTests
{
    private static readonly string[] Figures =
    [
        "698", "548", "415", "75,7 %", "415/548", "36", "23", "43", "13.200.000.000 ₫",
        "306.976.744 ₫", "15", "900", "60,0", "746", "5", "403", "81,5 %", "213", "71", "125",
        "5.046", "40,4", "2.177", "61", "276", "10", "6", "4",
    ];

    [Fact]
    public async Task The_demo_prints_the_published_history_in_Vietnamese()
    {
        var demo = (await Ledgers.DemoOutcome()).Ends(0).Prints(Figures).Prints(
            "trên 226 tỷ ₫", "ít nhất 818,8 triệu ₫", "Sổ nguyên vẹn",
            "49 khớp, 0 không khớp, 3 không kết luận được");
        Assert.DoesNotContain("KHÔNG KHỚP", demo.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_prints_the_published_history_in_English()
    {
        using var desk = new Desk();
        desk.Environment["LANG"] = "vi_VN.UTF-8";
        desk.Environment["TMPDIR"] = desk.Folder;
        desk.Environment["COOPLEDGER_LEDGER"] = "sqlite:of-my-work.db";
        var demo = (await desk.Run("demo", "--lang", "en")).Ends(0);
        demo.Prints(Figures).Prints(
            "over 226 billion ₫", "at least 818,8 million ₫", "The ledger is sound",
            "49 hold, 0 fail, 3 cannot be told");
        Assert.DoesNotContain("FAILS", demo.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.At("of-my-work.db")));
        var made = demo.Out.Split("--ledger sqlite:")[^1].TrimEnd().TrimEnd('.');
        Assert.True(File.Exists(made));
        (await desk.Run("demo", "--ledger", $"sqlite:{made}")).Ends(4).Complains("store.exists");
    }

    [Theory]
    [InlineData("active|548")]
    [InlineData("membership-rate[cooperative+union+credit-fund]|75,7 %|415/548|75,7%|khớp")]
    [InlineData("loan-amount|13.200.000.000 ₫|13.200 triệu đồng|khớp")]
    [InlineData("average-loan|306.976.744 ₫|13200000000/43")]
    [InlineData("participations-per-class|60,0|900/15")]
    [InlineData("founded-per-year|71|213/3|khoảng 71 HTX|khớp")]
    [InlineData("active-rate[cooperative+union+credit-fund]|81,5 %|612/751")]
    [InlineData("loan-amount|trên 226 tỷ ₫|trên 226 tỷ đồng|khớp")]
    [InlineData("average-loan|ít nhất 818,8 triệu ₫")]
    public async Task A_row_says_what_the_ledger_holds_and_what_was_printed(string cells)
    {
        var rows = (await Ledgers.DemoOutcome()).Lines.Select(Row);
        Assert.Contains(rows, row => row.EndsWith('|' + cells, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_demo_explains_its_one_number_down_to_events_of_every_kind() =>
        (await Ledgers.DemoOutcome()).Prints(
            "= 415 / 548 × 100", "+392", "+23", "+512", "+36", "total.recorded.v1",
            "member.admitted.v1", "cooperative.founded.v1");

    [Fact]
    public async Task Every_equivalent_command_that_the_demo_prints_works_on_its_ledger()
    {
        var commands = (await Ledgers.DemoOutcome()).Lines
            .Where(line => line.StartsWith("$ coopledger ", StringComparison.Ordinal))
            .Select(line => line["$ coopledger ".Length..].Split(' '))
            .Where(words => words[0] is not ("init" or "import")).ToList();
        Assert.Equal(8, commands.Count);
        using var desk = await Desk.WithDemo();
        foreach (var words in commands)
        {
            (await desk.Run(words)).Ends(0);
        }
    }

    [Fact]
    public async Task The_demo_says_which_verbs_speak_JSON()
    {
        using var desk = new Desk();
        Assert.Equal("", (await desk.Run("demo", "--json")).Ends(2).Complains("[usage]").Out);
    }

    private static string Row(string line) => string.Join('|', line.Split("  ")
        .Select(cell => cell.Trim()).Where(cell => cell.Length > 0));
}
