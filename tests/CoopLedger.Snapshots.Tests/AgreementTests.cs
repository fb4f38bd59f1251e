namespace CoopLedger.Snapshots.Tests;

/// <summary>The way the other tests use the library, with committed files.</summary>
/// <remarks>Compiled with the stand-in and with the real package, against the same files.</remarks>
public sealed class AgreementTests
{
    private const string Ledger = "cooperative  members\nHTX 1              7";

    [Fact]
    public Task A_text_is_compared_with_the_file_beside_its_test() => Verifier.Verify(Ledger);

    [Fact]
    public async Task A_text_still_being_written_is_waited_for() =>
        await Verifier.Verify(Task.FromResult(Ledger)).ConfigureAwait(true);

    [Theory]
    [InlineData(2023, "hợp tác xã")]
    [InlineData(2024, "a/b")]
    public Task Each_set_of_parameters_has_its_file(int year, string unit) =>
        Verifier.Verify($"{unit} in {year}").UseParameters(year, unit);

    [Theory]
    [InlineData(2024)]
    public Task Parameters_can_have_a_text_of_their_own(int year) =>
        Verifier.Verify($"the year {year}").UseTextForParameters("leap-year");

    [Fact]
    public Task A_file_can_have_a_name_and_a_folder_of_its_own() =>
        Verifier.Verify(Ledger).UseDirectory("Filed").UseFileName("ledger");

    [Fact]
    public async Task Settings_are_copied_and_can_be_refined()
    {
        var settings = new VerifySettings();
        settings.UseDirectory("Filed");

        await Verifier.Verify("the first", settings).UseFileName("first");
        await Verifier.Verify("the second", settings).UseFileName("second");
    }
}
