namespace CoopLedger.Indicators.Journals;

/// <summary>A posting on the event's own day, without a subject or with the one that the event
/// carries.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Code">What its amount and its subject are (<see cref="PostingCode"/>).</param>
internal readonly record struct PlainPosting(int Account, short Code);

/// <summary>Where the postings of a template stand.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many; −1 when not all of them are plain.</param>
internal readonly record struct PlainRange(int Start, int Count);

/// <summary>What a posting has beside its account, its day and its position, in 16 bits: an amount
/// that is always the same, or where to find what the event carries.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>−16.384 to 16.383: that amount, and no subject.</item>
/// <item>16.384 + 512·s + 256·n + c: the carried amount number c (0 to 255), its negative where n
/// is 1, and the carried subject where s is 1.</item>
/// <item>24.576 + 4.096 + a: the amount a (−4.096 to 4.095) with the carried subject.</item>
/// <item>−32.768: it was put in its place already.</item>
/// </list>
/// </remarks>
internal static class PostingCode
{
    /// <summary>The posting's amount and subject stand where they belong.</summary>
    public const short Placed = short.MinValue;

    private const int ConstantMax = 16_383;
    private const int CarriedFrom = 16_384;
    private const int CarriedMax = 255;
    private const int Negative = 256;
    private const int Subject = 512;
    private const int SubjectFrom = 24_576;
    private const int SubjectAmountMax = 4_095;

    /// <summary>The code of a template's posting; nothing when there is none.</summary>
    public static short? Of(in TemplatePosting posting) => posting switch
    {
        { Day: not TemplatePosting.OwnDay }
            or { Subject: not (0 or TemplatePosting.CarriedSubject) } => null,
        { Carried: >= 0 } => posting.Carried <= CarriedMax && posting.Amount is 1 or -1
            ? (short)(CarriedFrom + posting.Carried + (posting.Amount < 0 ? Negative : 0)
                + (posting.Subject != 0 ? Subject : 0))
            : null,
        { Subject: 0 } => posting.Amount is >= -ConstantMax - 1 and <= ConstantMax
            ? (short)posting.Amount
            : null,
        _ => posting.Amount is >= -SubjectAmountMax - 1 and <= SubjectAmountMax
            ? (short)(SubjectFrom + SubjectAmountMax + 1 + posting.Amount)
            : null,
    };

    /// <summary>Whether the code is the amount itself, and there is no subject.</summary>
    public static bool IsAmount(short code) => code is > Placed and <= ConstantMax;

    /// <summary>The amount.</summary>
    /// <param name="code">Neither the amount itself nor <see cref="Placed"/>.</param>
    /// <param name="carried">The amounts that the event carries.</param>
    /// <exception cref="OverflowException">The negative of a carried amount is none.</exception>
    public static long AmountOf(short code, ReadOnlySpan<long> carried) => code switch
    {
        >= SubjectFrom => code - SubjectFrom - SubjectAmountMax - 1,
        _ when (code & Negative) != 0 => checked(-carried[code & CarriedMax]),
        _ => carried[code & CarriedMax],
    };

    /// <summary>Whether the posting has the subject that the event carries.</summary>
    public static bool HasSubject(short code) =>
        code >= SubjectFrom || (code >= CarriedFrom && (code & Subject) != 0);
}

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
        if (Postings.Length < _used + postings.Length)
        {
            var longer = Postings;
            Array.Resize(ref longer, (_used + postings.Length) * 2);
            Postings = longer;
        }

        for (var i = 0; i < postings.Length; i++)
        {
            if (PostingCode.Of(postings[i]) is not { } code)
            {
                Ranges[number] = new(0, -1);
                return;
            }

            Postings[_used + i] = new(postings[i].Account, code);
        }

        Ranges[number] = new(_used, postings.Length);
        _used += postings.Length;
    }
}
