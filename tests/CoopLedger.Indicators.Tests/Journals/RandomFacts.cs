using System.Reflection;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>Events of any type with any values, made by their types alone. Whether a fact makes
/// sense does not matter to what only reads and posts it.</summary>
internal sealed class RandomFacts(int seed)
{
    private static readonly string[] Units = ["phu-tho", "dak-lak", "hoa-binh", "ha-noi"];

    private static readonly string[] Words =
    [
        "Quỹ HTX", "Hợp tác xã Nông nghiệp Cao Xá", "x", "ghi \"nháy\"", "a\\b", "lúa / ngô", "số 01/QĐ",
        "Đ", "đường dài", "村", "😀 vui", "tên có dấu cách ở giữa", "0", "-", "{}", "[1,2]",
    ];

    private static readonly string[] Measures = ["registered", "active", "members", "founded"];

    private readonly NullabilityInfoContext _nullability = new();
    private readonly Random _numbers = new(seed);

    /// <summary>Every type of event, in order of name.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Event).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Event)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static ParameterInfo[] FieldsOf(Type type) => type.GetConstructors()
        .Single(made => made.GetParameters() is not [var only] || only.ParameterType != type)
        .GetParameters();

    public static Event Made(Type type, object?[] values) =>
        (Event)((ConstructorInfo)FieldsOf(type)[0].Member).Invoke(values);

    public Event One(Type type) => Made(type, Values(type));

    public object?[] Values(Type type) => [.. FieldsOf(type).Select(Value)];

    public object? Value(ParameterInfo field)
    {
        var type = Nullable.GetUnderlyingType(field.ParameterType);
        var mayBeAbsent = type is not null
            || _nullability.Create(field).WriteState == NullabilityState.Nullable;
        return mayBeAbsent && _numbers.Next(3) == 0 ? null
            : field is { Name: "Measure" } && field.ParameterType == typeof(IndicatorCode)
                ? new IndicatorCode(Measures[_numbers.Next(Measures.Length)])
            : field is { Name: "Facet" } && field.ParameterType == typeof(Text)
                ? new Text("cooperative")
            : ValueOf(type ?? field.ParameterType);
    }

    private object ValueOf(Type type) =>
        type == typeof(DateOnly) ? new DateOnly(1900, 1, 1).AddDays(_numbers.Next(3) == 0
            ? _numbers.Next(109_500)
            : 44_000 + _numbers.Next(2000))
        : type == typeof(bool) ? _numbers.Next(2) == 0
        : type == typeof(long) ? _numbers.NextInt64(-3, _numbers.Next(3) == 0 ? 70_000 : 9)
        : type == typeof(Guid) ? NewGuid()
        : type == typeof(Text) ? new Text(Words[_numbers.Next(Words.Length)])
        : type == typeof(UnitId) ? new UnitId(Units[_numbers.Next(Units.Length)])
        : type == typeof(Event) ? Embedded()
        : type.IsEnum ? OneOf(Enum.GetValues(type).Cast<object>().ToList())
        : type.IsSubclassOf(typeof(Id)) ? Activator.CreateInstance(type, Id())!
        : type == typeof(Hectares) ? new Hectares(_numbers.Next(1, 1_000_000) / 100m)
        : IsWhole(type) ? Whole(type)
        : Rare(type);

    private object Rare(Type type) =>
        type == typeof(SealedText) ? SealedText.Of(NewGuid(), new byte[92])
        : type == typeof(Place) ? Place.Parse(OneOf(["phu-tho", "cluster:trung-du", "dak-lak"]))
        : type == typeof(Scope)
            ? Scope.Parse(OneOf(["nation", "unit:phu-tho+cluster:a", "unit:dak-lak"]))
        : type == typeof(FactReference)
            ? FactReference.Parse(OneOf(["17", "8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"]))
        : type == typeof(ChannelSet)
            ? new ChannelSet(OneOf(Enum.GetValues<Channel>()), Channel.Portal)
        : throw new NotSupportedException($"{type}: add values of it.");

    private object Embedded() => _numbers.Next(2) == 0
        ? One(typeof(MemberAdmitted))
        : One(typeof(TrainingHeld));

    private string Id() => OneOf(["htx-01", "a", "19/2021/nq-hdnd", "x.y", $"o-{_numbers.Next(500)}"]);

    private object Whole(Type type)
    {
        var (min, max) = ((long)Static(type, "Min"), (long)Static(type, "Max"));
        var number = _numbers.Next(4) switch
        {
            0 => _numbers.NextInt64(min, Math.Min(max, min + 12) + 1),
            1 => Math.Min(max, min + _numbers.NextInt64(70_000)),
            2 => _numbers.Next(2) == 0 ? min : max,
            _ => _numbers.NextInt64(min, max),
        };
        return type.GetMethod("Of", [typeof(long)])!.Invoke(null, [number])!;
    }

    private static object Static(Type type, string name) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static bool IsWhole(Type type) => Array.Exists(
        type.GetInterfaces(),
        face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWhole<>));

    private T OneOf<T>(IReadOnlyList<T> values) => values[_numbers.Next(values.Count)];

    private Guid NewGuid()
    {
        var bytes = new byte[16];
        _numbers.NextBytes(bytes);
        return new(bytes);
    }
}
