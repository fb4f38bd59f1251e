namespace CoopLedger.Snapshots.Tests.StandIn;

public sealed class NamingTests : TestFolder
{
    [Fact]
    public Task A_file_is_named_after_its_type_and_method() =>
        IsReceivedAs("Ledger.Balances", Verify("one"));

    [Fact]
    public Task A_file_name_takes_the_place_of_both() =>
        IsReceivedAs("balances", Verify("one").UseFileName("balances"));

    [Fact]
    public Task A_directory_is_beside_the_source_file_and_made_when_missing() =>
        IsReceivedAs("filed/2024/Ledger.Balances", Verify("one").UseDirectory("filed/2024"));

    [Fact]
    public Task A_text_for_parameters_comes_after_the_method() =>
        IsReceivedAs("Ledger.Balances_leap-year", Verify("one").UseTextForParameters("leap-year"));

    [Fact]
    public Task Parameters_come_after_the_method_with_their_names() => IsReceivedAs(
        "Loans.Instalment_number=7_of=null_due=2024-02-29_rate=0.5_isLate=True",
        Loan().UseParameters(7, null, new DateOnly(2024, 2, 29), 0.5m, true));

    [Fact]
    public Task Later_parameters_can_be_left_out() =>
        IsReceivedAs("Loans.Instalment_number=7_of=x-y", Loan().UseParameters(7, "x/y"));

    [Fact]
    public async Task Parameters_nobody_can_name_are_refused()
    {
        object?[] six = [1, 2, 3, 4, 5, 6];

        await Assert.ThrowsAsync<InvalidOperationException>(() => Loan().UseParameters(six));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Verify("one").UseParameters(1));
        await Assert.ThrowsAsync<NotSupportedException>(
            () => Loan().UseParameters(DateTime.UnixEpoch));
    }

    [Fact]
    public async Task A_file_name_leaves_no_place_for_parameters() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Verify("one").UseFileName("balances").UseTextForParameters("2024"));

    [Fact]
    public void Settings_that_cannot_be_meant_are_refused()
    {
        var both = new VerifySettings();
        both.UseParameters(1);

        Assert.Throws<InvalidOperationException>(() => both.UseTextForParameters("one"));
        Assert.Throws<ArgumentException>(() => both.UseFileName("a/b"));
        Assert.Throws<ArgumentException>(() => both.UseFileName(" "));
        Assert.Throws<ArgumentException>(() => both.UseDirectory(""));
        Assert.ThrowsAny<ArgumentException>(() => both.UseParameters());
    }

    [Fact]
    public async Task Settings_given_to_a_comparison_are_not_changed_by_it()
    {
        var settings = new VerifySettings();

        await IsReceivedAs(
            "balances", Verifier.Verify("one", settings, Source, Member).UseFileName("balances"));
        await IsReceivedAs("Ledger.Balances", Verifier.Verify("one", settings, Source, Member));
    }

    private SettingsTask Loan() =>
        Verifier.Verify("one", null, In("Loans.cs"), nameof(Loans.Instalment));

    private async Task IsReceivedAs(string name, SettingsTask comparison)
    {
        await Assert.ThrowsAsync<VerifyException>(comparison.ToTask);
        Assert.True(File.Exists(In($"{name}.received.txt")), string.Join('\n', Files()));
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories);
}

/// <summary>A test class whose method has parameters; only their names are read.</summary>
internal static class Loans
{
    public static string Instalment(
        int number, string of, DateOnly due, decimal rate, bool isLate) =>
        $"{number} {of} {due} {rate} {isLate}";
}
