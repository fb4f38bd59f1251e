namespace CoopLedger.Indicators.Journals;

/// <summary>A posting on the event's own day, of a narrow amount that is always the same or of one
/// that the event carries; without a subject or with the one that the event carries.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Amount">The amount; or +1 or −1, if a carried amount is taken so.</param>
/// <param name="Carried">Which of the carried amounts it is, from 0; −1 for none.</param>
/// <param name="HasSubject">Whether it has the carried subject.</param>
internal readonly record struct PlainPosting(
    int Account, short Amount, sbyte Carried, bool HasSubject);

/// <summary>Where the postings of a template stand.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many; −1 when not all of them are plain.</param>
/// <param name="Carries">Whether one takes something that the event carries.</param>
internal readonly record struct PlainRange(int Start, short Count, bool Carries);

/// <summary>The templates that have plain postings only, one after another in one array: who looks
/// one up for each event finds it in the processor's cache. For one thread at a time.</summary>
internal sealed class FlatTemplates
{
    private int _known;
    private int _used;

    /// <summary>The postings of all of them.</summary>
    public PlainPosting[] Postings { get; private set; } = [];

    /// <summary>By number of template.</summary>
    public PlainRange[] Ranges { get; private set; } = [];

    /// <summary>Takes in the templates that were learnt since.</summary>
    /// <param name="count">The number of the last.</param>
    /// <param name="templates">By number.</param>
    public void Follow(int count, TemplatePosting[][] templates)
    {
        if (Ranges.Length <= count)
        {
            var ranges = Ranges;
            Array.Resize(ref ranges, templates.Length);
            Ranges = ranges;
        }

        for (; _known <= count; _known++)
        {
            Add(_known, templates[_known]);
        }
    }

    private void Add(int number, TemplatePosting[] postings)
    {
        if (postings.Length > short.MaxValue || !Array.TrueForAll(postings, IsPlain))
        {
            Ranges[number] = new(0, -1, false);
            return;
        }

        Ranges[number] = new(
            _used, (short)postings.Length,
            Array.Exists(postings, posting => posting.Carried >= 0 || posting.Subject != 0));
        if (Postings.Length < _used + postings.Length)
        {
            var longer = Postings;
            Array.Resize(ref longer, (_used + postings.Length) * 2);
            Postings = longer;
        }

        foreach (ref readonly var posting in postings.AsSpan())
        {
            Postings[_used++] = new(
                posting.Account, (short)posting.Amount, (sbyte)posting.Carried,
                posting.Subject != 0);
        }
    }

    private static bool IsPlain(TemplatePosting posting) =>
        posting is
        {
            Day: TemplatePosting.OwnDay, Carried: <= sbyte.MaxValue,
            Subject: 0 or TemplatePosting.CarriedSubject,
        }
        && posting.Amount is >= short.MinValue and <= short.MaxValue;
}
