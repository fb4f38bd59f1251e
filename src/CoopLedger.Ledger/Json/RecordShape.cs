using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Json;

/// <summary>The fields of a record: its constructor's parameters, in order, in camelCase.
/// </summary>
internal sealed class RecordShape
{
    private readonly Lazy<Func<object?[], object>> _make;
    private readonly Dictionary<string, int> _places;

    private RecordShape(Type type)
    {
        var constructor = ConstructorOf(type);
        var nullability = new NullabilityInfoContext();
        Fields =
        [
            .. constructor.GetParameters().Select(parameter => new Field(
                Camel(parameter.Name!), parameter, Getter(type, parameter.Name!),
                IsNested(parameter.ParameterType) ? null : FieldTypes.Of(parameter.ParameterType),
                Nullable.GetUnderlyingType(parameter.ParameterType) is not null
                    || nullability.Create(parameter).WriteState == NullabilityState.Nullable)),
        ];
        _make = new(() => Maker(constructor));
        _places = Fields.Select((field, place) => (field.Name, place))
            .ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
    }

    public ImmutableArray<Field> Fields { get; }

    public static RecordShape Of(Type type) => Shapes.GetOrAdd(type, made => new(made));

    private static System.Collections.Concurrent.ConcurrentDictionary<Type, RecordShape> Shapes
    { get; } = new();

    public int PlaceOf(string field) => _places.GetValueOrDefault(field, -1);

    public object Make(object?[] values) => _make.Value(values);

    /// <summary>The names of a record's fields, without what it takes to read or make one.
    /// </summary>
    public static IEnumerable<string> NamesOf(Type type) =>
        NamesAndTypesOf(type).Select(field => field.Name);

    /// <summary>The same with the fields' types.</summary>
    public static IEnumerable<(string Name, Type Type)> NamesAndTypesOf(Type type) =>
        ConstructorOf(type).GetParameters().Select(
            parameter => (Camel(parameter.Name!), parameter.ParameterType));

    private static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors().Single(candidate =>
            candidate.GetParameters() is not [var only] || only.ParameterType != type);

    // These two hold a record of their own: FactReversed its event, CorrectFact its replacement.
    private static bool IsNested(Type type) =>
        type == typeof(Event) || type == typeof(RecordingCommand);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // Compiled when first called: a program that only reads never pays for it.
    private static Func<object, object?> Getter(Type type, string name)
    {
        var getter = new Lazy<Func<object, object?>>(() => Compiled(type, name));
        return record => getter.Value(record);
    }

    private static Func<object, object?> Compiled(Type type, string name)
    {
        var target = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(
                Expression.Property(Expression.Convert(target, type), name), typeof(object)),
            target).Compile();
    }

    private static Func<object?[], object> Maker(ConstructorInfo constructor)
    {
        var values = Expression.Parameter(typeof(object?[]));
        return Expression.Lambda<Func<object?[], object>>(
            Expression.New(constructor, constructor.GetParameters().Select((parameter, i) =>
                Expression.Convert(
                    Expression.ArrayIndex(values, Expression.Constant(i)),
                    parameter.ParameterType))),
            values).Compile();
    }

    /// <summary>One field.</summary>
    /// <param name="Name">In camelCase.</param>
    /// <param name="Parameter">The constructor's parameter.</param>
    /// <param name="Get">Reads it from the record.</param>
    /// <param name="Type">How its value is written; null when it is a record of its own.</param>
    /// <param name="IsOptional">Whether it may be left out.</param>
    internal sealed record Field(
        string Name, ParameterInfo Parameter, Func<object, object?> Get, FieldType? Type,
        bool IsOptional);
}
