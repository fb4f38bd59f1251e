using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>Makes chunks of postings that came one by one.</summary>
internal static class TailChunks
{
    /// <param name="accounts">By number; those without postings of that sort are passed over.
    /// </param>
    /// <param name="subjectText">The text of a subject, by its code.</param>
    /// <returns>As few as their positions allow, in the order of the log.</returns>
    public static IReadOnlyList<Chunk> Of(
        IReadOnlyList<Account?> accounts, Func<int, string> subjectText) =>
    [
        .. from numbered in accounts.Index()
        where numbered.Item is not null
        from posting in numbered.Item!.Tail
        group (numbered.Index, posting) by (posting.Position - 1) / Chunk.LengthMax into part
        orderby part.Key
        select Made((part.Key * Chunk.LengthMax) + 1, part, subjectText),
    ];

    private static Chunk Made(
        long first, IEnumerable<(int Account, Posting Posting)> postings,
        Func<int, string> subjectText)
    {
        var filling = new ChunkFilling(first);
        foreach (var account in postings
            .GroupBy(item => item.Account, item => item.Posting).OrderBy(all => all.Key))
        {
            var all = account.ToList();
            filling.Begin(
                account.Key, all.Count,
                all.Exists(posting => posting.Amount is < short.MinValue or > short.MaxValue),
                all.Exists(posting => posting.Subject != 0));
            foreach (var posting in all)
            {
                filling.Add(posting, posting.Subject == 0
                    ? []
                    : Encoding.UTF8.GetBytes(subjectText(posting.Subject)));
            }
        }

        return filling.End();
    }
}

/// <summary>Fills a chunk account by account.</summary>
internal sealed class ChunkFilling(long first)
{
    private readonly List<ChunkRun> _runs = [];
    private readonly List<int> _days = [];
    private readonly List<ushort> _offsets = [];
    private readonly List<short> _amounts = [];
    private readonly List<long> _wide = [];
    private readonly List<int> _subjects = [];
    private readonly List<byte> _texts = [];
    private readonly List<int> _ends = [];

    public void Begin(int account, int count, bool isWide, bool hasSubjects) => _runs.Add(new(
        account, _days.Count, count, isWide ? _wide.Count : -1,
        hasSubjects ? _subjects.Count : -1));

    public void Add(in Posting posting, ReadOnlySpan<byte> subject)
    {
        var run = _runs[^1];
        _days.Add(posting.Day.DayNumber);
        _offsets.Add((ushort)(posting.Position - first));
        _amounts.Add(run.Wide < 0 ? (short)posting.Amount : (short)0);
        if (run.Wide >= 0)
        {
            _wide.Add(posting.Amount);
        }

        if (run.Subject >= 0)
        {
            _subjects.Add(subject.IsEmpty ? 0 : _ends.Count + 1);
        }

        if (!subject.IsEmpty)
        {
            _texts.AddRange(subject);
            _ends.Add(_texts.Count);
        }
    }

    public Chunk End() => new()
    {
        First = first, Runs = _runs.ToArray(), Days = _days.ToArray(),
        Offsets = _offsets.ToArray(), Amounts = _amounts.ToArray(),
        WideAmounts = _wide.ToArray(), Subjects = _subjects.ToArray(),
        Texts = _ends.Count == 0
            ? SubjectTexts.None
            : new(_texts.ToArray(), _ends.ToArray()),
    };
}
