using System.Collections.Concurrent;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Journals;

/// <summary>One posting of every event that is like the one it was learnt from.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Day">The day on which it counts; <see cref="OwnDay"/> for the event's own, below
/// that for a day that the event carries.</param>
/// <param name="Amount">The amount; or +1 or −1, if a carried amount is taken so.</param>
/// <param name="Carried">Which of the amounts that the event carries it is, from 0; −1 for none.
/// </param>
/// <param name="Subject">The number of its subject's text; <see cref="CarriedSubject"/> when the
/// event carries it; 0 for none.</param>
internal readonly record struct TemplatePosting(
    int Account, int Day, long Amount, int Carried, int Subject)
{
    public const int OwnDay = -1;
    public const int CarriedSubject = -1;

    /// <summary>Which of the numbers that the event carries is its day; a day beside the own one
    /// is carried like an amount.</summary>
    public int CarriedDay => OwnDay - 1 - Day;

    public static int DayCarriedAs(int carried) => OwnDay - 1 - carried;
}

/// <summary>The postings of events, learnt from one event of a kind and used for all that are like
/// it: those that agree in every field that a rule reads, but for the day and for what the rules
/// only pass on (<see cref="EventFootprint"/>). Shared by the builders of one projection.</summary>
/// <remarks>A rule is a pure function of its event, so that what it read decides what it posts.
/// What an amount was passed on to is found by posting two events that differ in nothing but what
/// is passed on; where they do not tell, there is no template.</remarks>
public sealed class PostingTemplates
{
    private readonly AccountTable _accounts;
    private readonly PostingTable _table;
    private readonly ConcurrentDictionary<string, int> _byKind = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly PostingRecording _first = new();
    private readonly PostingRecording _second = new();
    private Learnt[] _templates = [new(0, null)];
    private TemplatePosting[][] _postings = [[]];
    private int[] _reversed = [0];

    internal PostingTemplates(AccountTable accounts, PostingTable table) =>
        (_accounts, _table) = (accounts, table);

    /// <summary>How many there are; the first is number 1.</summary>
    public int Count { get; private set; }

    /// <summary>The template of a kind of event, if one of them was met before.</summary>
    /// <param name="kind">What tells such events from all others.</param>
    /// <param name="number">The template's number; 0 when it cannot be told.</param>
    public bool TryFind(ReadOnlySpan<char> kind, out int number) =>
        _byKind.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(kind, out number);

    /// <summary>The template of a kind of event.</summary>
    /// <param name="kind">What tells such events from all others.</param>
    /// <param name="learn">Learns the template when it is the first of its kind; called by one at a
    /// time.</param>
    /// <returns>The template's number; 0 when it cannot be told.</returns>
    public int Of(string kind, Func<int> learn)
    {
        if (_byKind.TryGetValue(kind, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            return _byKind.TryGetValue(kind, out known)
                ? known
                : _byKind[kind] = learn();
        }
    }

    /// <summary>Learns what events like two given ones are posted to. For one at a time.</summary>
    /// <param name="one">An event with marks in the place of what the rules pass on.</param>
    /// <param name="other">The same with other marks.</param>
    /// <returns>The template's number; 0 when it cannot be told.</returns>
    public int Learn(in MarkedEvent one, in MarkedEvent other)
    {
        var first = Recorded(one.Event, _first);
        var second = one.HasMarks ? Recorded(other.Event, _second) : first;
        if (first.Count != second.Count)
        {
            return 0;
        }

        SubjectForm? subject = null;
        var postings = new TemplatePosting[first.Count];
        for (var i = 0; i < postings.Length; i++)
        {
            if (Template(first[i], second[i], one, other, ref subject) is not { } posting)
            {
                return 0;
            }

            postings[i] = posting;
        }

        return Add(postings, new(StateNumbers.Of(one.Event.StateType), subject));
    }

    /// <summary>The template of the reversals of events that have a template: the exact negative of
    /// their postings, on their days.</summary>
    public int ReversedOf(int number)
    {
        if (Volatile.Read(ref _reversed[number]) is not (var reversed and > 0))
        {
            // Two may make it at the same time: then one of them is not used again.
            reversed = Add(
                Array.ConvertAll(
                    _postings[number], posting => posting with { Amount = -posting.Amount }),
                _templates[number]);
            Volatile.Write(ref _reversed[number], reversed);
        }

        return reversed;
    }

    /// <summary>How the subject of such events is put together; nothing when they carry none.
    /// </summary>
    public SubjectForm? SubjectOf(int number) => _templates[number].Subject;

    /// <summary>The postings by number of template, of as many templates as there are now.
    /// </summary>
    internal TemplatePosting[][] Postings => _postings;

    /// <summary>The number of the state whose streams such events stand on; 0 when no register
    /// lists them.</summary>
    internal byte StateOf(int number) => _templates[number].State;

    /// <summary>The postings of one event alone.</summary>
    internal List<RecordedPosting> Recorded(Domain.Facts.Event fact, PostingRecording recording)
    {
        recording.Postings.Clear();
        _table.Post(recording, 0, fact);
        return recording.Postings;
    }

    internal TemplatePosting Plain(in RecordedPosting posting, int subject) => new(
        _accounts.NumberOf(posting.Key),
        posting.IsOwnDay ? TemplatePosting.OwnDay : posting.Day.DayNumber, posting.Amount, -1,
        subject);

    private int Add(TemplatePosting[] postings, Learnt template)
    {
        lock (_gate)
        {
            var number = Count + 1;
            if (number == _templates.Length)
            {
                // Others go on reading the arrays that they have; nothing in them is changed.
                _templates = [.. _templates, .. new Learnt[number]];
                _postings = [.. _postings, .. new TemplatePosting[number][]];
                _reversed = [.. _reversed, .. new int[number]];
            }

            (_templates[number], _postings[number]) = (template, postings);
            Count = number;
            return number;
        }
    }

    private TemplatePosting? Template(
        in RecordedPosting first, in RecordedPosting second, in MarkedEvent one,
        in MarkedEvent other, ref SubjectForm? subject)
    {
        if (first.Key != second.Key || first.IsOwnDay != second.IsOwnDay
            || (first.Subject is null) != (second.Subject is null))
        {
            return null;
        }

        if (first.Subject is not null)
        {
            var form = SubjectForm.Of(first.Subject, one.Subjects);
            if (form is null || form != SubjectForm.Of(second.Subject!, other.Subjects)
                || (subject ?? form) != form)
            {
                return null;
            }

            subject = form;
        }

        return Day(first, second, one, other) is { } day
            && Amount(first.Amount, second.Amount, one, other) is { } amount
                ? Plain(first, first.Subject is null ? 0 : TemplatePosting.CarriedSubject) with
                {
                    Day = day, Amount = amount.Amount, Carried = amount.Carried,
                }
                : null;
    }

    private static int? Day(
        in RecordedPosting first, in RecordedPosting second, in MarkedEvent one,
        in MarkedEvent other)
    {
        if (first.IsOwnDay)
        {
            return TemplatePosting.OwnDay;
        }

        for (var i = 0; i < one.Numbers.Length; i++)
        {
            if (first.Day.DayNumber == one.Numbers[i] && second.Day.DayNumber == other.Numbers[i])
            {
                return TemplatePosting.DayCarriedAs(i);
            }
        }

        return first.Day == second.Day ? first.Day.DayNumber : null;
    }

    private static (long Amount, int Carried)? Amount(
        long first, long second, in MarkedEvent one, in MarkedEvent other)
    {
        if (first == second && first is > -MarkedEvent.Least and < MarkedEvent.Least)
        {
            return (first, -1);
        }

        for (var i = 0; i < one.Numbers.Length; i++)
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                if (first == sign * one.Numbers[i] && second == sign * other.Numbers[i])
                {
                    return (sign, i);
                }
            }
        }

        return null;
    }

    private readonly record struct Learnt(byte State, SubjectForm? Subject);
}

/// <summary>An event that carries marks where the rules only pass on what they read.</summary>
/// <param name="event">The event.</param>
/// <param name="numbers">The marks in its amounts and days, each once, from <see cref="Least"/>;
/// days by their numbers.</param>
/// <param name="subjects">The marks in its ids, none a part of another.</param>
public readonly ref struct MarkedEvent(
    Domain.Facts.Event @event, ReadOnlySpan<long> numbers, ReadOnlySpan<string> subjects)
{
    /// <summary>The least mark: larger than any number that a rule posts of itself.</summary>
    public const long Least = 1000;

    public Domain.Facts.Event Event { get; } = @event;

    public ReadOnlySpan<long> Numbers { get; } = numbers;

    public ReadOnlySpan<string> Subjects { get; } = subjects;

    internal bool HasMarks => Numbers.Length + Subjects.Length > 0;
}

/// <summary>A posting as a rule made it.</summary>
internal readonly record struct RecordedPosting(
    AccountKey Key, DateOnly Day, bool IsOwnDay, long Amount, string? Subject);

/// <summary>Keeps what is posted.</summary>
internal sealed class PostingRecording : IPostingSink
{
    public List<RecordedPosting> Postings { get; } = [];

    public void Post(AccountKey key, in Posting posting, bool isOwnDay, string? subject) =>
        Postings.Add(new(key, posting.Day, isOwnDay, posting.Amount, subject));
}
