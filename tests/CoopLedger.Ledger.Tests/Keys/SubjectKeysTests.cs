using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Keys;

public sealed class SubjectKeysTests : IDisposable
{
    private readonly TestKeys _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_key_is_made_once_and_kept()
    {
        Assert.Null(_test.Keys.Find(new("a")));
        var key = _test.Keys.FindOrMake(new("a"));
        Assert.Equal(TextSeal.KeyLength, key.Length);
        Assert.Equal(key, _test.Keys.FindOrMake(new("a")));
        Assert.Equal(key, _test.Make().Find(new("a")));
        Assert.NotEqual(key, _test.Keys.FindOrMake(new("b")));
    }

    [Fact]
    public async Task Those_who_make_a_key_at_once_get_the_same_one()
    {
        using var start = new ManualResetEventSlim();
        for (var round = 0; round < 20; round++)
        {
            var person = new PersonId($"nguoi-{round}");
            var makers = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            {
                start.Wait();
                return Convert.ToHexString(_test.Make().FindOrMake(person));
            })).ToArray();
            start.Set();
            var made = await Task.WhenAll(makers);
            Assert.Single(made.Distinct(StringComparer.Ordinal));
            Assert.Equal(made[0], Convert.ToHexString(_test.Keys.Find(person)!));
        }

        Assert.Equal(20, Directory.GetFiles(_test.Root, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Only_the_owner_opens_keys()
    {
        _test.Keys.FindOrMake(new("a"));
        Assert.Empty(_test.Folder.TooOpen);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_test.FileOf("a"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var refused = Assert.Throws<StoreException>(() => _test.Keys.Find(new("a")));
        Assert.Equal("keys.too-open", refused.Code);
        Assert.Contains(_test.FileOf("a"), refused.Vietnamese, StringComparison.Ordinal);
        Assert.Throws<StoreException>(() => _test.Keys.FindOrMake(new("a")));
    }

    [Fact]
    public void A_file_of_another_length_is_no_key()
    {
        _test.Keys.FindOrMake(new("a"));
        _test.Folder.Write(SubjectKeys.NameOf(new("a")), new byte[31]);
        Assert.Equal(
            "keys.damaged",
            Assert.Throws<StoreException>(() => _test.Keys.Find(new("a"))).Code);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        File.WriteAllText(Path.Combine(_test.Root, "keys"), "a file where the folder should be");
        Assert.Equal(
            "keys.unwritable",
            Assert.Throws<StoreException>(() => _test.Keys.FindOrMake(new("a"))).Code);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("phu-tho/nguoi-1")]
    [InlineData("a/../../b")]
    [InlineData("a..b.c-d")]
    public void Every_id_has_a_file_of_its_own_inside_the_folder(string id)
    {
        var person = new PersonId(id);
        _test.Keys.FindOrMake(person);
        Assert.Equal([person], _test.Keys.All);
        Assert.StartsWith(
            Path.Combine(_test.Folder.Path, "subjects"),
            Assert.Single(Directory.GetFiles(_test.Root, "*", SearchOption.AllDirectories)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_keys_of_persons_are_left_out()
    {
        _test.Keys.FindOrMake(new("a"));
        _test.Folder.Write("signing.pem", [1]);
        _test.Folder.Write("subjects/zz/a.key", [1]);
        _test.Folder.Write("subjects/00/KHÁC.key", [1]);
        Assert.Equal([new PersonId("a")], _test.Keys.All);
    }

    [Fact]
    public void A_destroyed_key_is_gone_with_what_an_interrupted_writing_left()
    {
        _test.Keys.FindOrMake(new("a"));
        File.Copy(_test.FileOf("a"), _test.FileOf("a") + ".x1y2.new");
        Assert.True(_test.Keys.Destroy(new("a")));
        Assert.Empty(Directory.GetFiles(_test.Root, "*", SearchOption.AllDirectories));
        Assert.False(_test.Keys.Destroy(new("a")));
        Assert.False(_test.Keys.Destroy(new("never")));
        Assert.Equal([new PersonId("a")], _test.Keys.Destroyed);
        Assert.Null(_test.Keys.Find(new("a")));
    }

    [Fact]
    public void A_trial_reads_keys_and_makes_and_destroys_none()
    {
        var known = _test.Keys.FindOrMake(new("a"));
        var trial = _test.Make(isTrial: true);
        Assert.Equal(known, trial.FindOrMake(new("a")));
        Assert.Equal(trial.FindOrMake(new("b")), trial.FindOrMake(new("b")));
        Assert.False(trial.Destroy(new("a")));
        Assert.Null(trial.Find(new("a")));
        Assert.Equal([new PersonId("a")], _test.Keys.All);
        Assert.Equal(known, _test.Keys.Find(new("a")));
    }
}
