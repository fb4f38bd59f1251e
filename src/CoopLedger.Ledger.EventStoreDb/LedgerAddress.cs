using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb;

/// <summary>Where a ledger lives on an EventStoreDB cluster: how to connect, and its name there.
/// </summary>
/// <remarks>Written as the connection string of the cluster with one key more, <c>ledger</c>:
/// <c>esdb://user:password@host:2113?tls=true&amp;ledger=hanoi</c>. The other keys are the
/// client's; see docs/eventstoredb-connecting.md.</remarks>
public sealed class LedgerAddress
{
    /// <summary>The name of a ledger that is given none.</summary>
    public const string DefaultName = "coopledger";

    /// <summary>Letters of a name at the most.</summary>
    public const int NameMax = 40;

    private const string Key = "ledger=";

    private static readonly string[] Schemes =
        ["esdb://", "esdb+discover://", "kurrentdb://", "kurrentdb+discover://"];

    private LedgerAddress(string name, string connection) =>
        (Name, Connection) = (name, connection);

    /// <summary>The ledger's name on the cluster: 1 to 40 of a–z, 0–9 and _.</summary>
    public string Name { get; }

    /// <summary>The connection string for the client, password included.</summary>
    public string Connection { get; }

    /// <summary>Whether a URI names a ledger on a cluster, well or not.</summary>
    public static bool IsOne(string uri) => Array.Exists(
        Schemes, scheme => uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="StoreException"><c>store.address</c>: another scheme, the name twice, or
    /// a name that is none. What the client asks of the rest is checked when it connects.
    /// </exception>
    public static LedgerAddress Parse(string uri)
    {
        if (!IsOne(uri))
        {
            throw Wrong("esdb:// | esdb+discover:// | kurrentdb:// | kurrentdb+discover://");
        }

        var query = uri.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return new(DefaultName, uri);
        }

        var pairs = uri[(query + 1)..].Split('&');
        var names = Array.FindAll(pairs, IsName);
        var name = names is [var only] ? only[Key.Length..] : DefaultName;
        if (names.Length > 1 || !IsGood(name))
        {
            throw Wrong("…?ledger=NAME (1–40: a–z 0–9 _)");
        }

        var rest = string.Join('&', Array.FindAll(pairs, pair => !IsName(pair)));
        return new(name, rest.Length == 0 ? uri[..query] : $"{uri[..query]}?{rest}");
    }

    /// <summary>The address without user and password, to show it.</summary>
    public override string ToString()
    {
        var host = Connection.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = Connection.IndexOf('?', StringComparison.Ordinal);
        var authority = Connection[host..(end < 0 ? Connection.Length : end)];
        var shown = authority[(authority.LastIndexOf('@') + 1)..].TrimEnd('/');
        return $"{Connection[..host]}{shown}?{Key}{Name}";
    }

    private static bool IsName(string pair) =>
        pair.StartsWith(Key, StringComparison.OrdinalIgnoreCase);

    private static bool IsGood(string name) => name.Length is >= 1 and <= NameMax
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
            || letter == '_');

    private static StoreException Wrong(string expected) => new(
        "store.address",
        $"Không hiểu địa chỉ sổ trên cụm EventStoreDB; hãy viết: {expected}.",
        $"The address names no ledger on an EventStoreDB cluster; write {expected}.");
}
