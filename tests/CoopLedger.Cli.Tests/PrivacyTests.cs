using System.Security.Cryptography;
using System.Text;

namespace CoopLedger.Cli.Tests;

/// <summary>Names of private persons: recorded sealed, read with the keys, erased for good.
/// </summary>
public sealed class PrivacyTests : IAsyncLifetime
{
    private const string Name = "Nguyễn Văn Ân";
    private const string Telephone = "0912 345 678";

    private Desk _desk = null!;

    private string Keys => _desk.Ledger + ".keys";

    public async Task InitializeAsync() => _desk = await Desk.WithNewLedger();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_name_is_read_with_the_keys_and_lies_nowhere_in_plain_text()
    {
        await Named("nguoi-1");
        (await Search("van an")).Prints(Name, Telephone);
        (await _desk.Run("events", "--raw")).Ends(0).Prints("sealed.v1.");
        (await _desk.Run("events", "--json")).Ends(0).Prints("sealed.v1.");
        Nowhere();
        (await Erase("nguoi-1")).Ends(0).Prints("is destroyed");
        Nowhere();
        Assert.Empty(Directory.GetFiles(Keys, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_recipient_and_an_office_holder_are_listed_with_their_names()
    {
        await Named("nguoi-1");
        (await _desk.Run(
            "record", "award-commendation", "--recipient", "nguoi-1", "--recipient-kind",
            "individual", "--form", "bang-khen", "--authority", "UBND tỉnh", "--achievement", "a",
            "--unit", "phu-tho", "--on", "2025-05-01")).Ends(0);
        (await _desk.Run(
            "record", "record-office-holder", "--person", "nguoi-1", "--office", "chu-tich",
            "--body", "lien-minh", "--on", "2025-05-01")).Ends(0);
        foreach (var (register, column) in ((string, string)[])
            [("commendations", "recipientName"), ("office-holders", "name")])
        {
            (await _desk.Run("register", register)).Ends(0).Prints(Name);
            var row = (await _desk.Run("register", register, "--search", "nguyen an", "--json"))
                .Ends(0).Json.AsArray()[0]!;
            Assert.Equal(Name, (string?)row[column]);
        }

        (await Erase("nguoi-1")).Ends(0);
        (await _desk.Run("register", "commendations")).Ends(0).Prints("(erased)");
        var erased = (await _desk.Run("register", "office-holders", "--json")).Ends(0).Json
            .AsArray()[0]!;
        Assert.Null(erased["name"]);
        Assert.Equal("nguoi-1", (string?)erased["id"]);
    }

    [Fact]
    public async Task The_ledger_without_its_keys_tells_no_name()
    {
        await Named("nguoi-1");
        var copy = _desk.At("copy.db");
        File.Copy(_desk.Ledger, copy);
        (await Erase("nguoi-1")).Ends(0);
        (await _desk.Run("register", "persons", "--ledger", "sqlite:" + copy))
            .Ends(0).Prints("(no key)");
        (await _desk.Run("register", "persons", "--ledger", "sqlite:" + copy, "--keys", Keys))
            .Ends(0).Prints("(no key)");
    }

    [Fact]
    public async Task A_key_that_is_copied_back_shows_nothing_and_is_destroyed_by_the_next_writer()
    {
        await Named("nguoi-1");
        await Named("nguoi-2");
        var key = KeyOf("nguoi-1");
        File.Copy(key, _desk.At("old.key"));
        (await Erase("nguoi-1")).Ends(0);
        File.Copy(_desk.At("old.key"), key);
        SetMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await _desk.Run("register", "persons", "--search", "nguoi-1")).Ends(0)
            .Prints("(erased)");
        Assert.True(File.Exists(key));

        var next = await _desk.Run(
            "record", "name-person", "--person", "nguoi-3", "--on", "2025-03-01", "--name",
            "Lê Ba");
        Assert.Equal(0, next.ExitCode);
        next.Complains("keys.destroyed-again", "nguoi-1");
        Assert.False(File.Exists(key));
        Assert.True(File.Exists(KeyOf("nguoi-2")));
    }

    [Fact]
    public async Task Two_who_name_a_person_at_once_end_with_one_key_and_one_fact()
    {
        var both = await Task.WhenAll(Record("nguoi-1"), Record("nguoi-1"));
        Assert.All(both, outcome => outcome.Ends(0));
        Assert.Single(Directory.GetFiles(Keys, "*", SearchOption.AllDirectories));
        Assert.Single((await _desk.Run("events", "--json")).Ends(0).Json.AsArray());
        (await Search("nguoi-1")).Prints(Name);
    }

    [Fact]
    public async Task A_trial_makes_no_key()
    {
        (await _desk.Run([.. Naming("nguoi-1"), "--dry-run"])).Ends(0).Prints("person.named.v1");
        Assert.False(Directory.Exists(Keys));
        await Named("nguoi-1");
        (await _desk.Run([.. Naming("nguoi-1"), "--dry-run"])).Ends(0).Prints("Unchanged");
        (await _desk.Run(
            "record", "erase-person", "--person", "nguoi-1", "--on", "2025-02-01", "--legal-basis",
            "Đơn 1", "--dry-run")).Ends(0);
        Assert.True(File.Exists(KeyOf("nguoi-1")));
    }

    [Fact]
    public async Task The_same_file_twice_records_nothing_new_and_repeats_no_name()
    {
        await _desk.Write(
            "names.jsonl", Line("nguoi-1", Name), Line("nguoi-2", "Trần Thị Bé"),
            Line("nguoi-3", " Nguyễn Văn Ân"));
        var first = await _desk.Run("import", "names.jsonl");
        Assert.Equal(5, first.ExitCode);
        first.Complains("names.jsonl:3", "sealed.bad-text");
        Assert.DoesNotContain("Nguy", first.Error + first.Out);
        Assert.Equal(5, (await _desk.Run("import", "names.jsonl")).ExitCode);
        Assert.Equal(2, (await _desk.Run("events", "--json")).Ends(0).Json.AsArray().Count);
        Nowhere("names.jsonl");
    }

    [Fact]
    public async Task A_name_that_cannot_be_read_is_told_and_the_other_rows_are_shown()
    {
        await Named("nguoi-1");
        (await Record("nguoi-2", "Trần Thị Bé")).Ends(0);
        File.Copy(KeyOf("nguoi-2"), KeyOf("nguoi-1"), overwrite: true);
        var wrong = await _desk.Run("register", "persons");
        Assert.Equal(1, wrong.ExitCode);
        wrong.Prints("(unreadable)", "Trần Thị Bé")
            .Complains("person.unreadable", "\"nguoi-1\" (position 1)");

        SetMode(KeyOf("nguoi-2"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var open = await _desk.Run("register", "persons");
        Assert.Equal(1, open.ExitCode);
        open.Complains("chmod 600", KeyOf("nguoi-2"));
        (await Record("nguoi-2", "Trần Thị Ba")).Ends(1).Complains("keys.too-open");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_refuses_a_name_before_it_is_recorded()
    {
        await File.WriteAllTextAsync(_desk.At("no-folder"), "");
        (await _desk.Run([.. Naming("nguoi-1"), "--keys", _desk.At("no-folder")])).Ends(1)
            .Complains("keys.unwritable", "no-folder");
        Assert.Empty((await _desk.Run("events", "--json")).Ends(0).Json.AsArray());
    }

    [Fact]
    public async Task A_ledger_with_an_erasure_is_sound_and_is_rebuilt_the_same()
    {
        await Named("nguoi-1");
        (await Erase("nguoi-1")).Ends(0);
        (await _desk.Run("audit", "verify")).Ends(0);
        (await _desk.Run("rebuild")).Ends(0);
        (await Record("nguoi-1")).Ends(5).Complains("person.erased");
        (await _desk.Run(
            "record", "reverse-fact", "--event", "2", "--on", "2025-03-01", "--reason", "nhầm"))
            .Ends(5).Complains("person.erasure-is-final");
        Assert.False(File.Exists(KeyOf("nguoi-1")));
    }

    private static string Line(string person, string name) =>
        $"{{\"command\":\"name-person\",\"person\":\"{person}\",\"on\":\"2025-01-05\","
        + $"\"name\":\"{name}\"}}";

    private static string[] Naming(string person, string name = Name) =>
    [
        "record", "name-person", "--person", person, "--on", "2025-01-05", "--name", name,
        "--contact", Telephone,
    ];

    private Task<Outcome> Record(string person, string name = Name) =>
        _desk.Run(Naming(person, name));

    private async Task Named(string person) => (await Record(person)).Ends(0);

    private Task<Outcome> Erase(string person) => _desk.Run(
        "record", "erase-person", "--person", person, "--on", "2025-02-01", "--legal-basis",
        "Đơn yêu cầu 01/2025");

    private async Task<Outcome> Search(string words) =>
        (await _desk.Run("register", "persons", "--search", words)).Ends(0);

    private string KeyOf(string person) => Path.Combine(
        Keys, "subjects",
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))[..2],
        person + ".key");

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }

    /// <summary>No file of the desk holds the name or the telephone number, in any usual coding,
    /// or their SHA-256.</summary>
    private void Nowhere(string except = "")
    {
        var files = Directory.GetFiles(_desk.Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != except).ToList();
        Assert.Contains(_desk.Ledger, files, StringComparer.Ordinal);
        foreach (var plain in (string[])[Name, Telephone, "Trần Thị Bé"])
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(plain));
            byte[][] traces =
            [
                Encoding.UTF8.GetBytes(plain), Encoding.Unicode.GetBytes(plain),
                Encoding.BigEndianUnicode.GetBytes(plain), hash,
                Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)),
                Encoding.ASCII.GetBytes(Convert.ToHexString(hash)),
                Encoding.ASCII.GetBytes(Convert.ToBase64String(hash)),
            ];
            Assert.All(files, file =>
            {
                var bytes = File.ReadAllBytes(file);
                Assert.All(traces, trace => Assert.True(
                    bytes.AsSpan().IndexOf(trace) < 0, $"{file} tells {plain}."));
            });
        }
    }
}
