using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Journals;

/// <summary>One posting of every event that is like the one it was learnt from.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Day">The day on which it counts; <see cref="OwnDay"/> for the event's own.</param>
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
}

/// <summary>The postings of events, learnt from one event of a kind and used for all that are like
/// it: those that agree in every field that a rule reads, but for the day and for what the rules
/// only pass on (<see cref="EventFootprint"/>). For one thread at a time.</summary>
/// <remarks>A rule is a pure function of its event, so that what it read decides what it posts.
/// What an amount was passed on to is found by posting two events that differ in nothing but the
/// amounts passed on; where they do not tell, there is no template.</remarks>
public sealed class PostingTemplates
{
    private readonly AccountTable _accounts;
    private readonly PostingTable _table;
    private readonly List<TemplatePosting[]> _postings = [[]];
    private readonly List<byte> _states = [0];
    private readonly List<bool> _carriesSubject = [false];

    internal PostingTemplates(AccountTable accounts, PostingTable table) =>
        (_accounts, _table) = (accounts, table);

    /// <summary>How many there are; the first is number 1.</summary>
    public int Count => _postings.Count - 1;

    /// <summary>Learns what events like two given ones are posted to.</summary>
    /// <param name="one">An event with marks in the place of what the rules pass on.</param>
    /// <param name="other">The same with other marks.</param>
    /// <returns>The template's number; 0 when it cannot be told.</returns>
    public int Learn(in MarkedEvent one, in MarkedEvent other)
    {
        var (first, second) = (Recorded(one.Event), Recorded(other.Event));
        if (first.Count != second.Count)
        {
            return 0;
        }

        var postings = new TemplatePosting[first.Count];
        for (var i = 0; i < postings.Length; i++)
        {
            if (Template(first[i], second[i], one, other) is not { } posting)
            {
                return 0;
            }

            postings[i] = posting;
        }

        _postings.Add(postings);
        _states.Add(StateNumbers.Of(one.Event.StateType));
        _carriesSubject.Add(Array.Exists(
            postings, posting => posting.Subject == TemplatePosting.CarriedSubject));
        return Count;
    }

    internal ReadOnlySpan<TemplatePosting> this[int number] => _postings[number];

    /// <summary>The number of the state whose streams such events stand on; 0 when no register
    /// lists them.</summary>
    internal byte StateOf(int number) => _states[number];

    internal bool CarriesSubject(int number) => _carriesSubject[number];

    /// <summary>The postings of one event alone.</summary>
    internal List<RecordedPosting> Recorded(Domain.Facts.Event fact)
    {
        var recording = new PostingRecording();
        _table.Post(recording, 0, fact);
        return recording.Postings;
    }

    internal TemplatePosting Plain(in RecordedPosting posting, int subject) => new(
        _accounts.NumberOf(posting.Key),
        posting.IsOwnDay ? TemplatePosting.OwnDay : posting.Day.DayNumber, posting.Amount, -1,
        subject);

    private TemplatePosting? Template(
        in RecordedPosting first, in RecordedPosting second, in MarkedEvent one,
        in MarkedEvent other)
    {
        var subject = first.Subject is null ? 0 : TemplatePosting.CarriedSubject;
        if (first.Key != second.Key || first.IsOwnDay != second.IsOwnDay
            || first.Day != second.Day || (first.Subject is null) != (second.Subject is null)
            || (subject != 0
                && (first.Subject != one.Subject || second.Subject != other.Subject)))
        {
            return null;
        }

        var plain = Plain(first, subject);
        if (first.Amount == second.Amount && (one.Amounts.IsEmpty
            || first.Amount is > -MarkedEvent.Least and < MarkedEvent.Least))
        {
            return plain;
        }

        for (var i = 0; i < one.Amounts.Length; i++)
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                if (first.Amount == sign * one.Amounts[i]
                    && second.Amount == sign * other.Amounts[i])
                {
                    return plain with { Amount = sign, Carried = i };
                }
            }
        }

        return null;
    }
}

/// <summary>An event that carries marks where the rules only pass on what they read.</summary>
/// <param name="event">The event.</param>
/// <param name="amounts">The marks in its amounts, each once, from <see cref="Least"/>.</param>
/// <param name="subject">The mark in its subject, if it has one.</param>
public readonly ref struct MarkedEvent(
    Domain.Facts.Event @event, ReadOnlySpan<long> amounts, string? subject)
{
    /// <summary>The least mark: larger than any number that a rule posts of itself.</summary>
    public const long Least = 1000;

    public Domain.Facts.Event Event { get; } = @event;

    public ReadOnlySpan<long> Amounts { get; } = amounts;

    public string? Subject { get; } = subject;
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
