using System.Security.Cryptography;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Support;

/// <summary>A folder of keys of one test's own, gone when the test is over.</summary>
internal sealed class TestKeys : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coopledger-keys-");

    public TestKeys() => Keys = Make();

    public static TestKeys New() => new();

    /// <summary>An empty ledger with these keys.</summary>
    public TestLedger Ledger() => new(keys: Keys);

    public SubjectKeys Keys { get; }

    public KeyFolder Folder => Keys.Folder;

    public string Root => _folder.FullName;

    /// <summary>Keys on the same folder, as another process has them.</summary>
    public SubjectKeys Make(bool isTrial = false) => new(
        new KeyFolder(Path.Combine(Root, "keys")), RandomNumberGenerator.GetBytes, isTrial);

    /// <summary>The file of a person's key.</summary>
    public string FileOf(string person) =>
        Path.Combine(Folder.Path, SubjectKeys.NameOf(new(person)));

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>Private persons in few words.</summary>
internal static class Persons
{
    public const string Name = "Nguyễn Văn Ân";

    public static string Line(
        string person, string name = Name, string on = "2025-01-05", string more = "") =>
        $"{{\"command\":\"name-person\",\"person\":\"{person}\",\"on\":\"{on}\","
        + $"\"name\":\"{name}\"{more}}}";

    public static ErasePerson Erase(string person, string on = "2025-02-01") =>
        new(new(person), TestLedger.Day(on), new Text("Đơn yêu cầu 01/2025"));

    /// <summary>Names a person who must be named.</summary>
    public static async Task Named(
        this TestLedger ledger, string person, string name = Name, string more = "")
    {
        var result = await ledger.Import(Line(person, name, more: more));
        Assert.Empty(ledger.Refused);
        Assert.Equal(1, result.Recorded);
    }

    public static async Task Erased(this TestLedger ledger, string person) =>
        Assert.Equal(Outcome.Recorded, (await ledger.Submit(Erase(person))).Outcome);

    public static Task<PersonNames> Names(this TestLedger ledger, SubjectKeys? keys = null) =>
        ledger.Live.Read(projection =>
            new PersonNames(projection, ledger.Store.LedgerId, keys ?? ledger.Keys!));
}
