using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>All postings, by account. It can be thrown away at any time: the log makes it again.
/// </summary>
public sealed class Journal
{
    private readonly Dictionary<AccountKey, Account> _accounts = [];
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
        if (!_accounts.TryGetValue(key, out var account))
        {
            _accounts[key] = account = new Account();
        }

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

    /// <summary>Adds the postings of a later part of the log.</summary>
    public void Join(Journal later)
    {
        var subjects = later._subjects.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var (key, account) in later._accounts)
        {
            for (var i = 0; i < account.Count; i++)
            {
                var posting = account[i];
                Post(key, posting, posting.Subject == 0 ? null : subjects[posting.Subject]);
            }
        }
    }

    /// <summary>A fingerprint of every posting: SHA-256 over the accounts in order of their names
    /// and each account's postings in the order of the log. Two journals with the same postings
    /// have the same, however they were built.</summary>
    /// <param name="name">The name of a measure, by its place in the catalogue.</param>
    public string Hash(Func<int, string> name)
    {
        var subjects = _subjects.ToDictionary(pair => pair.Value, pair => pair.Key);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (text, account) in _accounts
            .Select(pair => (Text: AccountText(pair.Key, name), pair.Value))
            .OrderBy(pair => pair.Text, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            for (var i = 0; i < account.Count; i++)
            {
                Append(hash, account[i], subjects);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What a subject is counted as: its text up to the first ':', so that the parts of
    /// one whole cancel apart and count together.</summary>
    internal string CountedAs(int subject) => _counted[subject];

    private static void Append(
        IncrementalHash hash, Posting posting, Dictionary<int, string> subjects)
    {
        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(bytes, posting.Position);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], posting.Day.DayNumber);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], posting.Amount);
        hash.AppendData(bytes);
        if (posting.Subject != 0)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(subjects[posting.Subject] + "\n"));
        }
    }

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
}
