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

    /// <summary>Its amount is passed on to a posting.</summary>
    Amount,

    /// <summary>Its text is passed on as a subject.</summary>
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
}

/// <summary>How the events of one type are scanned.</summary>
internal sealed class ScanPlan
{
    /// <summary>The field of the event's own day.</summary>
    public const string OwnDay = "on";

    /// <summary>Fields that may decide; an event with more is read whole.</summary>
    public const int DecidingMax = 8;

    /// <summary>Amounts that may be passed on.</summary>
    public const int AmountsMax = 8;

    private static readonly long[] OneMarks =
        [104_729, 224_737, 350_377, 479_909, 611_953, 746_773, 882_377, 999_983];

    private static readonly long[] OtherMarks =
        [151_237, 287_117, 415_507, 538_303, 667_003, 802_117, 931_001, 996_011];

    private static readonly ConcurrentDictionary<Type, ScanPlan> Plans = new();

    private readonly ImmutableArray<RecordShape.Field> _shape;
    private readonly ImmutableArray<PropertyInfo> _properties;
    private readonly ConstructorInfo _constructor;

    private ScanPlan(Type type)
    {
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
        IsPossible = !footprint.ReadsAll
            && Fields.Count(field => field.Use == FieldUse.Amount) <= AmountsMax
            && Fields.Count(field => field.Use == FieldUse.Subject) <= 1
            && Fields.Count(field => field.Use is FieldUse.Decides
                || (field is { Use: FieldUse.Amount, IsOptional: true })) <= DecidingMax;
    }

    /// <summary>Whether such events can be scanned; otherwise they are read whole.</summary>
    public bool IsPossible { get; }

    /// <summary>In the order in which they are written.</summary>
    public ImmutableArray<ScannedField> Fields { get; } = [];

    public static ScanPlan Of(Type type) => Plans.GetOrAdd(type, made => new(made));

    /// <summary>Learns a template from an event.</summary>
    /// <param name="builder">What learns it.</param>
    /// <param name="fact">The event.</param>
    /// <returns>The template's number; 0 when there can be none.</returns>
    public int Learn(PartBuilder builder, Event fact)
    {
        var amounts = Fields.Count(field => field.Use == FieldUse.Amount);
        return builder.Templates.Learn(
            new(Marked(fact, OneMarks, "mark-1"), OneMarks.AsSpan(0, amounts), "mark-1"),
            new(Marked(fact, OtherMarks, "mark-2"), OtherMarks.AsSpan(0, amounts), "mark-2"));
    }

    private Event Marked(Event fact, long[] marks, string subject)
    {
        var values = new object?[_shape.Length];
        var amount = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = _properties[i].GetValue(fact);
            var mark = Fields[i].Use == FieldUse.Amount ? marks[amount++] : 0;
            values[i] = value is null || Fields[i].Use is not (FieldUse.Amount or FieldUse.Subject)
                ? value
                : _shape[i].Type!.FromScalar(
                    Fields[i].Use == FieldUse.Subject ? subject : mark);
        }

        return (Event)_constructor.Invoke(values);
    }

    private static ScannedField Scanned(RecordShape.Field field, bool isRead, bool isPassedOn)
    {
        var type = Nullable.GetUnderlyingType(field.Parameter.ParameterType)
            ?? field.Parameter.ParameterType;
        var form = FormOf(type);
        var (min, max) = form == WrittenForm.Whole ? Range(type) : (0, 0);
        var use = !isRead ? FieldUse.Checked
            : isPassedOn && form == WrittenForm.Whole && max > OneMarks[^1] && min < OneMarks[0]
                ? FieldUse.Amount
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
