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
    private readonly long[] _amounts;
    private int _seen;
    private int _new;
    private int _failed;

    public EventScan(ScanPlan plan)
    {
        Plan = plan;
        _books = [.. plan.Fields.Select(field =>
            field.Form is WrittenForm.Scalar or WrittenForm.Decimal || field.Use == FieldUse.Decides
                ? new CodeBook(field.Read)
                : null)];
        _amounts = new long[plan.Fields.Count(field => field.Use == FieldUse.Amount)];
    }

    public ScanPlan Plan { get; }

    /// <summary>The codes of a field that decides.</summary>
    /// <param name="field">Its place among the fields.</param>
    public CodeBook? BookOf(int field) => _books[field];

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
            template = Plan.Learn(scanner.Builder, scanner.Decoder.Read(name, data));
            _kinds.Add(kind, template);
            _new++;
        }

        return template;
    }

    /// <summary>Applies an event to a part, if it is written as usual.</summary>
    /// <param name="scanner">Whose part it is.</param>
    /// <param name="position">The event's position.</param>
    /// <param name="data">Its bytes.</param>
    /// <param name="name">Its stored name.</param>
    /// <returns>Whether it was; nothing was changed when not.</returns>
    public bool TryApply(
        FactScanner scanner, long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var seen = new Scanned(data);
        if (_failed == WindowsOnTrial || !Scan(ref seen))
        {
            return false;
        }

        var template = TemplateOf(seen.Kind, scanner, name, data);
        if (++_seen == Window)
        {
            _failed = _new > NewKindsMax ? _failed + 1 : 0;
            (_seen, _new) = (0, 0);
        }

        if (template == 0)
        {
            return false;
        }

        scanner.Builder.Apply(position, template, seen.Day, _amounts, seen.Subject);
        return true;
    }

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

        return seen.Fields.IsAtEnd;
    }

    private bool LeftOut(ScannedField field, ref Scanned seen)
    {
        if (field.Use == FieldUse.Amount)
        {
            _amounts[seen.Amounts++] = 0;
        }

        return field.IsOptional
            && (field.Use is not (FieldUse.Amount or FieldUse.Decides) || seen.Kind.Add(0));
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
                return seen.Fields.Number(out var digits) && Coded(field, book!, digits, ref seen);
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

    private static bool Day(ScannedField field, CodeBook? book, ref Scanned seen)
    {
        if (!seen.Fields.Day(out var day, out var text))
        {
            return false;
        }

        if (field.IsOwnDay)
        {
            seen.Day = day;
        }

        return field.Use != FieldUse.Decides || Coded(field, book!, text, ref seen);
    }

    private bool Whole(ScannedField field, ref Scanned seen)
    {
        if (!seen.Fields.Whole(field.Min, field.Max, out var number))
        {
            return false;
        }

        if (field.Use == FieldUse.Amount)
        {
            _amounts[seen.Amounts++] = number;
            return !field.IsOptional || seen.Kind.Add(1);
        }

        return field.Use != FieldUse.Decides || seen.Kind.AddNumber(number);
    }

    private static bool Known(
        ScannedField field, CodeBook? book, ReadOnlySpan<byte> text, ref Scanned seen)
    {
        if (field.Use == FieldUse.Subject)
        {
            seen.Subject = text;
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
        public int Amounts;
        public int Day;
        public ReadOnlySpan<byte> Subject;
    }
}
