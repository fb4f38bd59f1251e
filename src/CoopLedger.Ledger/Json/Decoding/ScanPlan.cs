using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>How a field's value stands in the bytes.</summary>
internal enum WrittenForm
{
    Day,
    Flag,
    Whole,
    Id,
    Text,
    Decimal,

    /// <summary>Any other value that is written as a text.</summary>
    Scalar,
}

/// <summary>What a rebuild does with a field.</summary>
internal enum FieldUse
{
    /// <summary>It is looked at only to see that it is one.</summary>
    Checked,

    /// <summary>It decides what is posted.</summary>
    Decides,

    /// <summary>Its number or day is passed on to a posting.</summary>
    Number,

    /// <summary>Its text is passed on as a subject or a part of one.</summary>
    Subject,
}

/// <summary>A field of an event, and what is done with it.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Name">The name in quotes, with its colon.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Use">What is done with it.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Min">The least number.</param>
/// <param name="Max">The greatest number.</param>
/// <param name="Read">Makes the value of its text.</param>
internal sealed record ScannedField(
    string Label, byte[] Name, WrittenForm Form, FieldUse Use, bool IsOptional, long Min, long Max,
    Func<string, object> Read)
{
    /// <summary>Whether it is the event's day.</summary>
    public bool IsOwnDay { get; init; }

    /// <summary>Whether events are told apart by it: by its value, or by whether it is there.
    /// </summary>
    public bool TellsApart => Use == FieldUse.Decides
        || (IsOptional && Use == FieldUse.Number);
}

/// <summary>How the events of one type are scanned.</summary>
internal sealed class ScanPlan
{
    /// <summary>The field of the event's own day.</summary>
    public const string OwnDay = "on";

    /// <summary>Fields that may decide; an event with more is read whole.</summary>
    public const int DecidingMax = 8;

    /// <summary>Numbers and days that may be passed on.</summary>
    public const int NumbersMax = 8;

    /// <summary>Ids that may be passed on.</summary>
    public const int SubjectsMax = 2;

    private static readonly long[] OneMarks =
        [104_729, 224_737, 350_377, 479_909, 611_953, 746_773, 882_377, 999_983];

    private static readonly long[] OtherMarks =
        [151_237, 287_117, 415_507, 538_303, 667_003, 802_117, 931_001, 996_011];

    private static readonly string[] OneSubjects = ["mark-1-a", "mark-1-b"];
    private static readonly string[] OtherSubjects = ["mark-2-a", "mark-2-b"];

    private static readonly ConcurrentDictionary<Type, ScanPlan> Plans = new();

    private readonly ImmutableArray<RecordShape.Field> _shape;
    private readonly ImmutableArray<PropertyInfo> _properties;
    private readonly ConstructorInfo _constructor;

    private ImmutableArray<ScannedField> Passed { get; } = [];

    private ScanPlan(Type type)
    {
        Name = type.FullName!;
        _shape = RecordShape.Of(type).Fields;
        _properties = [.. _shape.Select(field => type.GetProperty(field.Parameter.Name!)!)];
        _constructor = (ConstructorInfo)_shape[0].Parameter.Member;
        if (PartBuilder.ReadsWhole(type) || _shape.Any(field => field.Type is null)
            || !_shape.Any(field => field.Name == OwnDay))
        {
            return;
        }

        var footprint = Catalogue.Table.FootprintOf(type);
        var passedOn = footprint.PassedOn.ToHashSet(StringComparer.Ordinal);
        Fields = [.. _shape.Select(field => Scanned(
            field, footprint.Read.Contains(field.Parameter.Name!),
            passedOn.Contains(field.Parameter.Name!)))];
        Passed = [.. Fields.Where(field => field.Use == FieldUse.Number)];
        Subjects = Fields.Count(field => field.Use == FieldUse.Subject);
        Compared = DaysCompared([.. footprint.Compared]);
        IsPossible = !footprint.ReadsAll && Numbers <= NumbersMax && Subjects <= SubjectsMax
            && Fields.Count(field => field.TellsApart) + (Compared is null ? 0 : 1) <= DecidingMax;
    }

    /// <summary>Whether such events can be scanned; otherwise they are read whole.</summary>
    public bool IsPossible { get; }

    /// <summary>In the order in which they are written.</summary>
    public ImmutableArray<ScannedField> Fields { get; } = [];

    /// <summary>How many numbers and days are passed on.</summary>
    public int Numbers => Passed.Length;

    /// <summary>How many ids are passed on.</summary>
    public int Subjects { get; }

    /// <summary>The two days that are compared, by their places among what is passed on; nothing
    /// when none are. How they stand tells events apart.</summary>
    public (int One, int Other)? Compared { get; }

    /// <summary>The name of the event's type, which no other has.</summary>
    public string Name { get; }

    public static ScanPlan Of(Type type) => Plans.GetOrAdd(type, made => new(made));

    /// <summary>How two days stand: 1 when the first is the earlier, 2 when they are the same, 3
    /// when it is the later.</summary>
    public static int Order(long one, long other) => one < other ? 1 : one == other ? 2 : 3;

    /// <summary>Learns a template from an event.</summary>
    /// <param name="builder">What learns it.</param>
    /// <param name="fact">The event.</param>
    /// <returns>The template's number; 0 when there can be none.</returns>
    public int Learn(PartBuilder builder, Event fact)
    {
        Span<long> one = stackalloc long[Numbers];
        Span<long> other = stackalloc long[Numbers];
        return Numbers + Subjects == 0
            ? builder.Templates.Learn(new(fact, [], []), default)
            : builder.Templates.Learn(
                new(
                    Marked(fact, OneMarks, OneSubjects, one), one,
                    OneSubjects.AsSpan(0, Subjects)),
                new(
                    Marked(fact, OtherMarks, OtherSubjects, other), other,
                    OtherSubjects.AsSpan(0, Subjects)));
    }

    /// <summary>The event with marks in the place of what is passed on.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="marks">Numbers to take; days are counted back from the last there is.</param>
    /// <param name="subjects">Ids to take.</param>
    /// <param name="numbers">The numbers that were taken.</param>
    private Event Marked(Event fact, long[] marks, string[] subjects, Span<long> numbers)
    {
        var values = new object?[_shape.Length];
        var (number, subject) = (0, 0);
        marks = Ordered(fact, marks);
        for (var i = 0; i < values.Length; i++)
        {
            var field = Fields[i];
            values[i] = _properties[i].GetValue(fact);
            if (field.Use == FieldUse.Number)
            {
                var mark = marks[number];
                numbers[number] = field.Form == WrittenForm.Day
                    ? DateOnly.MaxValue.DayNumber - mark
                    : mark;
                values[i] = values[i] is null ? null : field.Form switch
                {
                    WrittenForm.Day => DateOnly.FromDayNumber((int)numbers[number]),
                    WrittenForm.Decimal => new Hectares((decimal)mark / Hectares.PartsInOne),
                    _ => _shape[i].Type!.FromScalar(mark),
                };
                number++;
            }
            else if (field.Use == FieldUse.Subject)
            {
                values[i] = _shape[i].Type!.FromScalar(subjects[subject++]);
            }
        }

        return (Event)_constructor.Invoke(values);
    }

    /// <summary>The marks, so that the two days that are compared stand as they do in the event.
    /// </summary>
    private long[] Ordered(Event fact, long[] marks)
    {
        if (Compared is not var (one, other))
        {
            return marks;
        }

        // Days are counted back: the lesser mark is the later day.
        var ordered = marks.ToArray();
        var (less, more) = (Math.Min(marks[one], marks[other]), Math.Max(marks[one], marks[other]));
        (ordered[one], ordered[other]) = Order(DayOf(fact, one), DayOf(fact, other)) switch
        {
            1 => (more, less),
            2 => (less, less),
            _ => (less, more),
        };
        return ordered;
    }

    private int DayOf(Event fact, int number) =>
        ((DateOnly)_properties[Fields.IndexOf(Passed[number])].GetValue(fact)!).DayNumber;

    private (int One, int Other)? DaysCompared(string[] names)
    {
        var found = _shape.Zip(Fields)
            .Where(both => names.Contains(both.First.Parameter.Name, StringComparer.Ordinal))
            .Select(both => Passed.IndexOf(both.Second)).ToList();
        return found is [var one, var other] ? (one, other) : null;
    }

    private static ScannedField Scanned(RecordShape.Field field, bool isRead, bool isPassedOn)
    {
        var type = Nullable.GetUnderlyingType(field.Parameter.ParameterType)
            ?? field.Parameter.ParameterType;
        var form = FormOf(type);
        var (min, max) = form == WrittenForm.Whole ? Range(type) : (0, 0);
        var use = !isRead ? FieldUse.Checked
            : isPassedOn && (form is WrittenForm.Day or WrittenForm.Decimal
                || (form == WrittenForm.Whole && max > OneMarks[^1] && min < OneMarks[0]))
                ? FieldUse.Number
            : isPassedOn && form == WrittenForm.Id && !field.IsOptional ? FieldUse.Subject
            : FieldUse.Decides;
        return new(
            field.Name, Encoding.UTF8.GetBytes($"\"{field.Name}\":"), form, use,
            field.IsOptional, min, max,
            form == WrittenForm.Decimal
                ? text => field.Type!.FromScalar(decimal.Parse(
                    text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))
                : text => field.Type!.FromScalar(text))
        {
            IsOwnDay = field.Name == OwnDay,
        };
    }

    private static WrittenForm FormOf(Type type) =>
        type == typeof(DateOnly) ? WrittenForm.Day
        : type == typeof(bool) ? WrittenForm.Flag
        : type == typeof(long) || IsWhole(type) ? WrittenForm.Whole
        : type.IsSubclassOf(typeof(Id)) ? WrittenForm.Id
        : type == typeof(Text) ? WrittenForm.Text
        : type == typeof(Hectares) ? WrittenForm.Decimal
        : WrittenForm.Scalar;

    private static bool IsWhole(Type type) => Array.Exists(
        type.GetInterfaces(),
        face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWhole<>));

    private static (long Min, long Max) Range(Type type) => type == typeof(long)
        ? (long.MinValue, long.MaxValue)
        : ((long Min, long Max))typeof(ScanPlan)
            .GetMethod(nameof(RangeOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, null)!;

    private static (long Min, long Max) RangeOf<T>()
        where T : IWhole<T> => (T.Min, T.Max);
}
