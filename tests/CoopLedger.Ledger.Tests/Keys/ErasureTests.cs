using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Keys;

/// <summary>An erasure is recorded, then the key is destroyed, and nothing brings the name back.
/// </summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private readonly TestKeys _test = TestKeys.New();
    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = _test.Ledger();
        await _ledger.Named("a");
        await _ledger.Named("b", "Trần Thị Bé");
    }

    public async Task DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _test.Dispose();
    }

    [Fact]
    public async Task An_erasure_destroys_one_key_and_no_other()
    {
        await _ledger.Erased("a");
        Assert.False(File.Exists(_test.FileOf("a")));
        Assert.Equal([new PersonId("a")], _test.Keys.Destroyed);
        var names = await _ledger.Names();
        Assert.Equal(new PersonText(NameReading.Erased), names.NameOf(new("a")));
        Assert.Equal("Trần Thị Bé", names.NameOf(new("b")).Text);
        Assert.Empty(names.Problems);
    }

    [Fact]
    public async Task A_key_that_is_put_back_reads_nothing_and_is_destroyed_again()
    {
        var copy = await File.ReadAllBytesAsync(_test.FileOf("a"));
        await _ledger.Erased("a");
        _test.Folder.Write(SubjectKeys.NameOf(new("a")), copy);
        Assert.Equal(NameReading.Erased, (await _ledger.Names()).NameOf(new("a")).Reading);
        var report = await ErasedKeys.Read(_ledger.Store, _test.Keys, CancellationToken.None);
        Assert.Equal("a", Assert.Single(report.ErasedWithKey).Text);

        var again = await ErasedKeys.DestroyAgain(
            _ledger.Store, _test.Keys, CancellationToken.None);
        Assert.Equal("a", Assert.Single(again).Text);
        Assert.False(File.Exists(_test.FileOf("a")));
        Assert.True(File.Exists(_test.FileOf("b")));
    }

    [Fact]
    public async Task The_same_command_finishes_an_erasure_that_was_interrupted()
    {
        var copy = await File.ReadAllBytesAsync(_test.FileOf("a"));
        await _ledger.Submit(Persons.Erase("a"), "k");
        _test.Folder.Write(SubjectKeys.NameOf(new("a")), copy);
        Assert.True((await _ledger.Submit(Persons.Erase("a"), "k")).IsRepeat);
        Assert.False(File.Exists(_test.FileOf("a")));
        _test.Folder.Write(SubjectKeys.NameOf(new("a")), copy);
        Assert.Equal(Outcome.Unchanged, (await _ledger.Submit(Persons.Erase("a"))).Outcome);
        Assert.False(File.Exists(_test.FileOf("a")));
    }

    [Fact]
    public async Task A_key_made_while_somebody_else_erased_goes_too()
    {
        var text = TextSeal.Seal(
            _test.Keys.FindOrMake(new("a")), new(_ledger.Store.LedgerId, new("a"), "name"), "Ân");
        await _ledger.Erased("a");
        _test.Make().FindOrMake(new("a"));
        var late = await _ledger.Submit(
            new NamePerson(new("a"), TestLedger.Day("2025-03-01"), text));
        Assert.Same(Person.Erased, late.Refusal!.Rule);
        Assert.False(File.Exists(_test.FileOf("a")));
    }

    [Fact]
    public async Task An_erasure_whose_key_cannot_be_destroyed_says_that_it_is_recorded()
    {
        await using (new FileStream(
            _test.FileOf("a"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await Assert.ThrowsAsync<StoreException>(
                () => _ledger.Submit(Persons.Erase("a"), "k"));
            Assert.Equal("keys.not-destroyed", refused.Code);
            Assert.Contains("\"a\"", refused.Vietnamese, StringComparison.Ordinal);
        }

        Assert.Equal(3, await _ledger.Length());
        Assert.Equal(NameReading.Erased, (await _ledger.Names()).NameOf(new("a")).Reading);
        Assert.True((await _ledger.Submit(Persons.Erase("a"), "k")).IsRepeat);
        Assert.False(File.Exists(_test.FileOf("a")));
    }

    [Fact]
    public async Task The_keys_and_the_log_are_compared()
    {
        _test.Keys.FindOrMake(new("stranger"));
        File.Delete(_test.FileOf("b"));
        var report = await ErasedKeys.Read(_ledger.Store, _test.Keys, CancellationToken.None);
        Assert.Empty(report.ErasedWithKey);
        Assert.Equal("b", Assert.Single(report.NamedWithoutKey).Text);
        Assert.Equal("stranger", Assert.Single(report.KeyWithoutName).Text);
        Assert.Empty(await ErasedKeys.DestroyAgain(
            _ledger.Store, _test.Keys, CancellationToken.None));
        Assert.True(File.Exists(_test.FileOf("stranger")));
    }

    [Fact]
    public async Task A_name_that_cannot_be_read_is_told_with_its_position_and_keeps_no_other_back()
    {
        _test.Folder.Write(SubjectKeys.NameOf(new("a")), new byte[TextSeal.KeyLength]);
        var names = await _ledger.Names();
        Assert.Equal(NameReading.Unreadable, names.NameOf(new("a")).Reading);
        Assert.Equal("Trần Thị Bé", names.NameOf(new("b")).Text);
        var problem = Assert.Single(names.Problems);
        Assert.Equal((new PersonId("a"), 1L), (problem.Person, problem.Position));
        Assert.Contains("\"a\"", problem.English, StringComparison.Ordinal);
        Assert.Contains("1", problem.Vietnamese, StringComparison.Ordinal);

        _test.Folder.Write(SubjectKeys.NameOf(new("b")), [1, 2, 3]);
        names = await _ledger.Names();
        Assert.Equal(NameReading.Unreadable, names.NameOf(new("b")).Reading);
        File.Delete(_test.FileOf("b"));
        Assert.Equal(NameReading.NoKey, names.NameOf(new("b")).Reading);
        Assert.Equal(NameReading.None, names.NameOf(new("nobody")).Reading);
        Assert.Equal(NameReading.None, names.ContactOf(new("b")).Reading);
    }

    [Fact]
    public async Task The_log_without_the_keys_tells_no_name()
    {
        using var elsewhere = new TestKeys();
        Assert.Equal(
            NameReading.NoKey, (await _ledger.Names(elsewhere.Keys)).NameOf(new("a")).Reading);
    }
}
