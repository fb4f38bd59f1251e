using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>All postings, by account. It can be thrown away at any time: the log makes it again.
/// </summary>
public sealed class Journal
{
    private readonly Dictionary<AccountKey, Account> _accounts = new(AccountKeys.Same);
    private readonly Dictionary<string, int> _subjects = new(StringComparer.Ordinal);
    private readonly List<string> _counted = [""];

    /// <summary>The number of postings.</summary>
    public long Postings { get; private set; }

    /// <summary>The accounts that have postings, in no order.</summary>
    public IReadOnlyCollection<AccountKey> Accounts => _accounts.Keys;

    /// <summary>Adds one posting. Positions come in ascending order.</summary>
    /// <param name="key">The account.</param>
    /// <param name="posting">The posting; its subject is ignored.</param>
    /// <param name="subject">What a distinct count counts once; otherwise null.</param>
    public void Post(AccountKey key, Posting posting, string? subject = null)
    {
        ref var account = ref CollectionsMarshal.GetValueRefOrAddDefault(_accounts, key, out _);
        account ??= new Account();
        account.Add(
            posting.Day.DayNumber, posting.Position, posting.Amount,
            subject is null ? 0 : SubjectCode(subject));
        Postings++;
    }

    /// <summary>The balance over a window of days, both ends included, as known at a position.
    /// </summary>
    /// <returns>In 128 bits, which no number of amounts of 64 bits in memory can leave.</returns>
    public Int128 Sum(AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        _accounts.TryGetValue(key, out var account)
            ? account.Sum(from.DayNumber, to.DayNumber, knownBy)
            : 0;

    /// <summary>Whether an account has any posting inside a window.</summary>
    public bool HasAny(AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        _accounts.TryGetValue(key, out var account)
            && account.HasAny(from.DayNumber, to.DayNumber, knownBy);

    /// <summary>The postings of an account inside a window, in the order of the log.</summary>
    public IEnumerable<Posting> Between(AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        _accounts.TryGetValue(key, out var account)
            ? account.Between(from.DayNumber, to.DayNumber, knownBy)
            : [];

    /// <summary>Adds the postings of a later part of the log, which is not used any more.
    /// </summary>
    public void Join(Journal later)
    {
        var subjects = later.SubjectTexts()
            .Select(text => text.Length == 0 ? 0 : SubjectCode(text)).ToArray();
        foreach (var (key, account) in later._accounts)
        {
            ref var joined = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _accounts, key, out _);
            joined ??= new Account();
            joined.Join(account, subjects);
        }

        Postings += later.Postings;
    }

    /// <summary>A fingerprint of every posting: SHA-256 over the accounts in order of their names,
    /// each with the SHA-256 over its postings in the order of the log. Two journals with the same
    /// postings have the same, however they were built.</summary>
    /// <param name="name">The name of a measure, by its place in the catalogue.</param>
    public string Hash(Func<int, string> name)
    {
        var subjects = SubjectTexts();
        var accounts = _accounts.Select(pair => (Text: AccountText(pair.Key, name), pair.Value))
            .OrderBy(pair => pair.Text, StringComparer.Ordinal).ToArray();
        var hashes = new byte[accounts.Length][];
        Parallel.For(0, accounts.Length, i =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(accounts[i].Text));
            accounts[i].Value.AppendTo(hash, subjects);
            hashes[i] = hash.GetHashAndReset();
        });
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Array.ForEach(hashes, all.AppendData);
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>The control total of each account.</summary>
    public IEnumerable<KeyValuePair<AccountKey, ControlTotal>> ControlTotals() => _accounts.Select(
        pair => KeyValuePair.Create(pair.Key, pair.Value.ControlTotal()));

    /// <summary>What a subject is counted as: its text up to the first ':', so that the parts of
    /// one whole cancel apart and count together.</summary>
    internal string CountedAs(int subject) => _counted[subject];

    private static string AccountText(AccountKey key, Func<int, string> name) => string.Join(
        '|', name(key.Measure), key.Place.ToString(),
        key.Facet.Bits.ToString(CultureInfo.InvariantCulture),
        ((int)key.Precision).ToString(CultureInfo.InvariantCulture)) + "\n";

    private int SubjectCode(string subject)
    {
        if (!_subjects.TryGetValue(subject, out var code))
        {
            _subjects[subject] = code = _subjects.Count + 1;
            var end = subject.IndexOf(':', StringComparison.Ordinal);
            _counted.Add(end < 0 ? subject : subject[..end]);
        }

        return code;
    }

    /// <summary>The subjects by their codes; nothing has code 0.</summary>
    private string[] SubjectTexts()
    {
        var texts = new string[_subjects.Count + 1];
        texts[0] = "";
        foreach (var (text, code) in _subjects)
        {
            texts[code] = text;
        }

        return texts;
    }
}
