using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Reads the events of one name, once they are many.</summary>
internal sealed class RecordReader
{
    /// <summary>Compiling costs about as much as reading so many events the long way.</summary>
    private const int SeenMin = 256;

    private static readonly ConcurrentDictionary<string, RecordReader> All =
        new(StringComparer.Ordinal);

    private static int _places;

    private readonly Lazy<Func<EventCursor, Event?>>? _compiled;
    private int _seen;

    private RecordReader(string name)
    {
        // Names that are no longer written are read the long way.
        _compiled = EventJson.All.TryGetValue(name, out var type)
            ? new(() => Compile(type))
            : null;
    }

    /// <summary>The compiled reader; nothing while it would not pay.</summary>
    public Func<EventCursor, Event?>? Compiled =>
        _compiled is null ? null
        : _seen < SeenMin && Interlocked.Increment(ref _seen) < SeenMin ? null
        : _compiled.Value;

    public static RecordReader Named(string name) =>
        All.GetOrAdd(name, made => new RecordReader(made));

    private static Func<EventCursor, Event?> Compile(Type type)
    {
        var cursor = Expression.Parameter(typeof(EventCursor));
        var fields = RecordShape.Of(type).Fields;
        var values = fields.Select(field => Expression.Variable(field.Parameter.ParameterType))
            .ToArray();
        var steps = new List<Expression> { Call(cursor, nameof(EventCursor.Begin)) };
        for (var i = 0; i < fields.Length; i++)
        {
            steps.Add(Expression.Assign(values[i], Field(cursor, fields[i])));
        }

        steps.Add(Call(cursor, nameof(EventCursor.End)));
        steps.Add(Expression.Condition(
            Expression.Property(cursor, nameof(EventCursor.Failed)),
            Expression.Constant(null, typeof(Event)),
            Expression.Convert(
                Expression.New((ConstructorInfo)fields[0].Parameter.Member, values),
                typeof(Event))));
        return Expression.Lambda<Func<EventCursor, Event?>>(
            Expression.Block(values, steps), cursor).Compile();
    }

    private static Expression Field(ParameterExpression cursor, RecordShape.Field field)
    {
        var type = field.Parameter.ParameterType;
        var name = Expression.Constant(Encoding.UTF8.GetBytes($"\"{field.Name}\":"));
        var read = Expression.Convert(
            Value(cursor, Nullable.GetUnderlyingType(type) ?? type), type);
        return field.IsOptional
            ? Expression.Condition(
                Call(cursor, nameof(EventCursor.Has), name), read, Expression.Default(type))
            : Expression.Block(Call(cursor, nameof(EventCursor.Demand), name), read);
    }

    private static MethodCallExpression Value(ParameterExpression cursor, Type type) =>
        type == typeof(Event) ? Call(cursor, nameof(EventCursor.Embedded))
        : type == typeof(DateOnly) ? Call(cursor, nameof(EventCursor.Day))
        : type == typeof(bool) ? Call(cursor, nameof(EventCursor.Flag))
        : type == typeof(Guid) ? Call(cursor, nameof(EventCursor.Uuid))
        : type == typeof(long) ? Call(cursor, nameof(EventCursor.Integer))
        : type == typeof(Hectares) ? Call(cursor, nameof(EventCursor.Area))
        : IsWhole(type) ? Expression.Call(cursor, Generic("Whole", 0).MakeGenericMethod(type))
        : Expression.Call(
            cursor, Generic(nameof(EventCursor.Scalar), 1).MakeGenericMethod(type),
            Expression.Constant(Activator.CreateInstance(
                typeof(ScalarField<>).MakeGenericType(type),
                Interlocked.Increment(ref _places) - 1)));

    private static bool IsWhole(Type type) => Array.Exists(
        type.GetInterfaces(),
        face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWhole<>));

    private static MethodInfo Generic(string name, int parameters) => typeof(EventCursor)
        .GetMethods().Single(method => method.Name == name && method.IsGenericMethod
            && method.GetParameters().Length == parameters);

    private static MethodCallExpression Call(
        ParameterExpression cursor, string method, params Expression[] arguments) =>
        Expression.Call(cursor, typeof(EventCursor).GetMethod(method)!, arguments);
}
