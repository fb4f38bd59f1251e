using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Scans the events of one type: looks at every field, and keeps what decides how the
/// event is posted. For one thread at a time.</summary>
internal sealed class EventScan
{
    // To learn a template costs as much as to read some events whole. Where every fourth of so many
    // events is of a new kind, so many times running, it does not pay.
    private const int Window = 4096;
    private const int NewKindsMax = Window / 4;
    private const int WindowsOnTrial = 3;

    private readonly CodeBook?[] _books;
    private readonly KindTable _kinds = new();
    private readonly long[] _numbers;
    private readonly KindText _kindText;
    private byte[] _subject = new byte[64];
    private int _seen;
    private int _new;
    private int _failed;

    public EventScan(ScanPlan plan)
    {
        Plan = plan;
        _books = [.. plan.Fields.Select(field =>
            field.Form == WrittenForm.Scalar || (field.Use == FieldUse.Decides
                && field.Form is not (WrittenForm.Flag or WrittenForm.Whole))
                ? new CodeBook(field.Read)
                : null)];
        _kindText = new(plan, _books);
        _numbers = new long[plan.Numbers];
    }

    public ScanPlan Plan { get; }

    /// <summary>The codes of a field that decides.</summary>
    /// <param name="field">Its place among the fields.</param>
    public CodeBook? BookOf(int field) => _books[field];

    /// <summary>The template of a kind of event that was met before.</summary>
    public bool TryTemplateOf(EventKind kind, out int template) =>
        _kinds.TryFind(kind, out template);

    /// <summary>The template of a kind of event.</summary>
    /// <param name="kind">What tells such events from others.</param>
    /// <param name="scanner">Reads the event, when it is the first of its kind.</param>
    /// <param name="name">Its stored name.</param>
    /// <param name="data">Its bytes.</param>
    /// <returns>0 when there is none.</returns>
    public int TemplateOf(
        EventKind kind, FactScanner scanner, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (!_kinds.TryFind(kind, out var template))
        {
            template = Learnt(kind, scanner, name, data);
            _kinds.Add(kind, template);
            _new++;
        }

        return template;
    }

    /// <summary>Has such events read whole from now on: they are nearly all different.</summary>
    public void GiveUp() => _failed = WindowsOnTrial;

    /// <summary>Applies an event to a part, if it is written as usual.</summary>
    /// <param name="scanner">Whose part it is.</param>
    /// <param name="position">The event's position.</param>
    /// <param name="name">Its stored name.</param>
    /// <param name="data">Its bytes.</param>
    /// <returns>Whether it was; nothing was changed when not.</returns>
    public bool TryApply(
        FactScanner scanner, long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var seen = new Scanned(data);
        if (Template(scanner, name, data, ref seen) is not (var template and > 0))
        {
            return false;
        }

        scanner.Builder.Apply(
            position, template, seen.Day, _numbers,
            SubjectOf(scanner, template, seen.First, seen.Second));
        return true;
    }

    /// <summary>Applies the reversal of an event to a part, if that event is written as usual.
    /// </summary>
    /// <returns>Whether it was; nothing was changed when not.</returns>
    public bool TryReverse(
        FactScanner scanner, long position, long reversed, ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> data)
    {
        var seen = new Scanned(data);
        if (Template(scanner, name, data, ref seen) is not (var template and > 0))
        {
            return false;
        }

        scanner.Builder.ApplyReversal(
            position, reversed, template, seen.Day, _numbers,
            SubjectOf(scanner, template, seen.First, seen.Second));
        return true;
    }

    /// <summary>The template of an event; 0 when it is read whole.</summary>
    private int Template(
        FactScanner scanner, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, ref Scanned seen)
    {
        if (_failed == WindowsOnTrial || !Scan(ref seen))
        {
            return 0;
        }

        var template = TemplateOf(seen.Kind, scanner, name, data);
        if (++_seen == Window)
        {
            _failed = _new > NewKindsMax ? _failed + 1 : 0;
            (_seen, _new) = (0, 0);
        }

        return template;
    }

    /// <summary>The subject of an event, put together from the ids that it carries.</summary>
    public ReadOnlySpan<byte> SubjectOf(
        FactScanner scanner, int template, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        Plan.Subjects == 0 ? []
        : scanner.Builder.Templates.SubjectOf(template) is not { } form ? []
        : form.IsPlain ? first
        : form.Put(first, second, ref _subject);

    /// <summary>The template, learnt by whichever builder came first.</summary>
    private int Learnt(
        EventKind kind, FactScanner scanner, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var text = _kindText.Of(kind);
        return scanner.Builder.Templates.TryFind(text, out var template)
            ? template
            : Learnt(text.ToString(), scanner.Builder, scanner.Decoder.Read(name, data));
    }

    private int Learnt(string kind, PartBuilder builder, Event fact) =>
        builder.Templates.Of(kind, () => Plan.Learn(builder, fact));

    private bool Scan(ref Scanned seen)
    {
        for (var i = 0; i < Plan.Fields.Length; i++)
        {
            var field = Plan.Fields[i];
            if (!(seen.Fields.Name(field.Name)
                ? Value(field, _books[i], ref seen)
                : LeftOut(field, ref seen)))
            {
                return false;
            }
        }

        return seen.Fields.IsAtEnd
            && (Plan.Compared is not var (one, other)
                || seen.Kind.Add(ScanPlan.Order(_numbers[one], _numbers[other])));
    }

    private bool LeftOut(ScannedField field, ref Scanned seen)
    {
        if (field.Use == FieldUse.Number)
        {
            _numbers[seen.Numbers++] = 0;
        }

        return field.IsOptional && (!field.TellsApart || seen.Kind.Add(0));
    }

    private bool Value(ScannedField field, CodeBook? book, ref Scanned seen)
    {
        switch (field.Form)
        {
            case WrittenForm.Day:
                return Day(field, book, ref seen);
            case WrittenForm.Flag:
                return seen.Fields.Flag(out var flag)
                    && (field.Use != FieldUse.Decides || seen.Kind.Add(flag ? 2 : 1));
            case WrittenForm.Whole:
                return Whole(field, ref seen);
            case WrittenForm.Decimal:
                return Decimal(field, book, ref seen);
            case WrittenForm.Id:
                return seen.Fields.Quoted(out var id) && FieldScan.IsId(id)
                    && Known(field, book, id, ref seen);
            case WrittenForm.Text:
                return seen.Fields.Quoted(out var text) && FieldScan.IsText(text)
                    && Known(field, book, text, ref seen);
            default:
                return seen.Fields.Quoted(out var other) && Coded(field, book!, other, ref seen);
        }
    }

    private bool Day(ScannedField field, CodeBook? book, ref Scanned seen)
    {
        if (!seen.Fields.Day(out var day, out var text))
        {
            return false;
        }

        if (field.IsOwnDay)
        {
            seen.Day = day;
        }

        return field.Use == FieldUse.Number
            ? Passed(field, day, ref seen)
            : field.Use != FieldUse.Decides || Coded(field, book!, text, ref seen);
    }

    private bool Whole(ScannedField field, ref Scanned seen) =>
        seen.Fields.Whole(field.Min, field.Max, out var number)
        && (field.Use == FieldUse.Number
            ? Passed(field, number, ref seen)
            : field.Use != FieldUse.Decides || seen.Kind.AddNumber(number));

    private bool Decimal(ScannedField field, CodeBook? book, ref Scanned seen) =>
        seen.Fields.Number(out var digits) && FieldScan.IsArea(digits, out var parts)
        && (field.Use == FieldUse.Number
            ? Passed(field, parts, ref seen)
            : field.Use != FieldUse.Decides || Coded(field, book!, digits, ref seen));

    private bool Passed(ScannedField field, long number, ref Scanned seen)
    {
        _numbers[seen.Numbers++] = number;
        return !field.IsOptional || seen.Kind.Add(1);
    }

    private static bool Known(
        ScannedField field, CodeBook? book, ReadOnlySpan<byte> text, ref Scanned seen)
    {
        if (field.Use == FieldUse.Subject)
        {
            seen.Add(text);
            return true;
        }

        return field.Use != FieldUse.Decides || Coded(field, book!, text, ref seen);
    }

    private static bool Coded(
        ScannedField field, CodeBook book, ReadOnlySpan<byte> text, ref Scanned seen)
    {
        var code = book.CodeOf(text);
        return field.Use != FieldUse.Decides || (code != 0 && seen.Kind.Add(code));
    }

    /// <summary>What has been seen of an event.</summary>
    private ref struct Scanned(ReadOnlySpan<byte> data)
    {
        public FieldScan Fields = new(data);
        public EventKind Kind;
        public int Numbers;
        public int Day;
        public ReadOnlySpan<byte> First;
        public ReadOnlySpan<byte> Second;
        private int _ids;

        /// <summary>Keeps an id that is passed on.</summary>
        public void Add(ReadOnlySpan<byte> id)
        {
            if (_ids++ == 0)
            {
                First = id;
            }
            else
            {
                Second = id;
            }
        }
    }
}
