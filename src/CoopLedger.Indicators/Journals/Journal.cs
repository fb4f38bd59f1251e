using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>All postings, by account. It can be thrown away at any time: the log makes it again.
/// </summary>
/// <remarks>What a rebuild posts comes in chunks, each of a part of the log; what is recorded after
/// it comes posting by posting.</remarks>
public sealed class Journal : IPostingSink
{
    /// <summary>Fewer accounts are not worth being merged.</summary>
    private const int MergedMin = 32;

    /// <summary>More postings that came one by one are better asked for by account.</summary>
    private const int TailsMax = 1 << 18;

    private readonly List<Account?> _accounts = [];
    private readonly List<Chunk> _chunks = [];
    private readonly Lock _finding = new();
    private AccountKey[] _used = [];
    private int _usedCount;
    private bool[] _isUsed = [];
    private readonly Dictionary<string, int> _subjects = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];
    private readonly List<string> _counted = [""];
    private readonly Lock _coding = new();
    private readonly MergedAccounts _merged;
    private long _tails;

    public Journal() => _merged = new(_chunks);

    /// <summary>The number of postings.</summary>
    public long Postings { get; private set; }

    /// <summary>The accounts that have postings, in no order.</summary>
    public IReadOnlyCollection<AccountKey> Accounts =>
        new ArraySegment<AccountKey>(_used, 0, _usedCount);

    /// <summary>The same, to be gone through by whoever has just started.</summary>
    internal ReadOnlySpan<AccountKey> AccountSpan => new(_used, 0, _usedCount);

    internal AccountTable Table { get; } = new();

    /// <summary>The chunks, in the order of the log.</summary>
    internal IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>Adds one posting. Positions come in ascending order.</summary>
    /// <param name="key">The account.</param>
    /// <param name="posting">The posting; its subject is ignored.</param>
    /// <param name="subject">What a distinct count counts once; otherwise null.</param>
    public void Post(AccountKey key, Posting posting, string? subject = null)
    {
        AccountOf(Use(Table.NumberOf(key))).Add(
            posting with { Subject = subject is null ? 0 : SubjectCode(subject) });
        Postings++;
        _tails++;
    }

    void IPostingSink.Post(
        AccountKey key, in Posting posting, bool isOwnDay, string? subject) =>
        Post(key, posting, subject);

    /// <summary>The balance over a window of days, both ends included, as known at a position.
    /// </summary>
    /// <returns>In 128 bits, which no number of amounts of 64 bits in memory can leave.</returns>
    public Int128 Sum(AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        Find(key)?.Sum(from.DayNumber, to.DayNumber, knownBy).Amount ?? 0;

    /// <summary>The balance over a window, and the number of postings in it.</summary>
    internal WindowSum SumAndCount(
        AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        Find(key)?.Sum(from.DayNumber, to.DayNumber, knownBy) ?? default;

    /// <summary>The balance of several accounts over a window, and the number of postings in it.
    /// </summary>
    /// <param name="accounts">Their numbers, in the order of their first postings.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="knownBy">The position.</param>
    internal WindowSum SumAndCount(
        ReadOnlySpan<int> accounts, DateOnly from, DateOnly to, long knownBy)
    {
        var (first, last) = (from.DayNumber, to.DayNumber);
        var isRare = false;
        if (accounts.Length >= MergedMin && _tails <= TailsMax
            && _merged.Asked(accounts, Postings, out isRare) is { } merged)
        {
            var known = merged.Sum(first, last, knownBy);
            return _tails == 0 ? known : known + TailSum(accounts, first, last, knownBy);
        }

        var sum = default(WindowSum);
        foreach (var number in accounts)
        {
            sum += Find(number).Sum(first, last, knownBy, isOnce: isRare);
        }

        return sum;
    }

    /// <summary>The number of an account that has postings.</summary>
    internal int NumberOf(in AccountKey key) =>
        Table.TryFind(key, out var number) ? number : throw new UnreachableException();

    /// <summary>Whether an account has any posting inside a window.</summary>
    public bool HasAny(AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        Find(key)?.Sum(from.DayNumber, to.DayNumber, knownBy).Count > 0;

    /// <summary>The postings of an account inside a window, in the order of the log.</summary>
    public IEnumerable<Posting> Between(AccountKey key, DateOnly from, DateOnly to, long knownBy) =>
        Find(key)?.Between(from.DayNumber, to.DayNumber, knownBy, SubjectCode) ?? [];

    /// <summary>Adds the postings of a later part of the log, made for this journal's table of
    /// accounts.</summary>
    /// <remarks>The chunk is only kept: an account looks for its run when it is asked for.
    /// </remarks>
    internal void Join(Chunk later)
    {
        Seal();
        Add(later);
        Postings += later.Postings;
    }

    /// <summary>Takes over all chunks of another journal with the same table of accounts.
    /// </summary>
    /// <param name="chunks">In the order of the log; the runs of each in that of the accounts'
    /// numbers.</param>
    /// <param name="used">The numbers of the accounts that have postings in them.</param>
    internal void Take(Chunk[] chunks, ReadOnlySpan<int> used)
    {
        _chunks.AddRange(chunks);
        foreach (var chunk in chunks)
        {
            Postings += chunk.Postings;
        }

        foreach (var number in used)
        {
            Use(number);
        }
    }

    /// <summary>The numbers of the accounts that have postings.</summary>
    internal IEnumerable<int> Used => Accounts.Select(key => NumberOf(key));

    /// <summary>Puts the postings that came one by one into chunks.</summary>
    internal void Seal()
    {
        if (_tails == 0)
        {
            return;
        }

        var chunks = TailChunks.Of(_accounts, code => _texts[code]).ToList();
        foreach (var account in _accounts)
        {
            account?.ClearTail();
        }

        chunks.ForEach(Add);
        _tails = 0;
    }

    /// <summary>A fingerprint of every posting: SHA-256 over the accounts in order of their names,
    /// each with the SHA-256 over its postings in the order of the log. Two journals with the same
    /// postings have the same, however they were built.</summary>
    /// <param name="name">The name of a measure, by its place in the catalogue.</param>
    /// <param name="measure">The measure whose accounts alone count; all when left out.</param>
    public string Hash(Func<int, string> name, int? measure = null)
    {
        var accounts = Accounts.Where(key => measure is null || key.Measure == measure)
            .Select(key => (Text: AccountText(key, name), Account: Find(key)!))
            .OrderBy(account => account.Text, StringComparer.Ordinal).ToArray();
        var hashes = new byte[accounts.Length][];
        Parallel.For(0, accounts.Length, i =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(accounts[i].Text));
            accounts[i].Account.AppendTo(hash, code => _texts[code]);
            hashes[i] = hash.GetHashAndReset();
        });
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Array.ForEach(hashes, all.AppendData);
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>The control total of each account.</summary>
    public IEnumerable<KeyValuePair<AccountKey, ControlTotal>> ControlTotals() =>
        Accounts.Select(key => KeyValuePair.Create(key, Find(key)!.ControlTotal()));

    /// <summary>What a subject is counted as: its text up to the first ':', so that the parts of
    /// one whole cancel apart and count together.</summary>
    internal string CountedAs(int subject) => _counted[subject];

    /// <summary>The position of an account's first posting.</summary>
    internal long FirstPosition(AccountKey key) => Find(key)!.FirstPosition;

    private static string AccountText(AccountKey key, Func<int, string> name) => string.Join(
        '|', name(key.Measure), key.Place.ToString(),
        key.Facet.Bits.ToString(CultureInfo.InvariantCulture),
        ((int)key.Precision).ToString(CultureInfo.InvariantCulture)) + "\n";

    private void Add(Chunk chunk)
    {
        _chunks.Add(chunk);
        foreach (ref readonly var run in chunk.Runs.All)
        {
            Use(run.Account);
        }
    }

    /// <summary>Notes that an account has postings.</summary>
    private int Use(int number)
    {
        if (number >= _isUsed.Length)
        {
            Grow(Math.Max(number + 1, Table.Count) * 2);
        }

        if (!_isUsed[number])
        {
            _isUsed[number] = true;
            _used[_usedCount++] = Table[number];
        }

        return number;
    }

    private void Grow(int room)
    {
        var (isUsed, used) = (new bool[room], new AccountKey[room]);
        Array.Copy(_isUsed, isUsed, _isUsed.Length);
        Array.Copy(_used, used, _usedCount);
        (_isUsed, _used) = (isUsed, used);
    }

    private WindowSum TailSum(ReadOnlySpan<int> accounts, int from, int to, long knownBy)
    {
        var sum = default(WindowSum);
        lock (_finding)
        {
            foreach (var number in accounts)
            {
                sum += AccountOf(number).TailSum(from, to, knownBy);
            }
        }

        return sum;
    }

    private Account? Find(AccountKey key) =>
        Table.TryFind(key, out var number) && number < _isUsed.Length && _isUsed[number]
            ? Find(number)
            : null;

    private Account Find(int number)
    {
        lock (_finding)
        {
            var account = AccountOf(number);
            account.LookInto(_chunks, number);
            return account;
        }
    }

    private Account AccountOf(int number)
    {
        if (number >= _accounts.Count)
        {
            CollectionsMarshal.SetCount(_accounts, number + 1);
        }

        return CollectionsMarshal.AsSpan(_accounts)[number] ??= new();
    }

    private int SubjectCode(string subject)
    {
        lock (_coding)
        {
            if (!_subjects.TryGetValue(subject, out var code))
            {
                _subjects[subject] = code = _subjects.Count + 1;
                var end = subject.IndexOf(':', StringComparison.Ordinal);
                _texts.Add(subject);
                _counted.Add(end < 0 ? subject : subject[..end]);
            }

            return code;
        }
    }
}
