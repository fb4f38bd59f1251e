using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Json;

/// <summary>The types a field can have. A type that is not here does not get into an event.
/// </summary>
internal static class FieldTypes
{
    private const int ShownMax = 40;

    private static readonly Dictionary<Type, FieldType> Known = new()
    {
        [typeof(DateOnly)] = new(
            "date", null, [], day => CivilDate.Iso((DateOnly)day), raw => Day(raw)),
        [typeof(bool)] = new("boolean", null, [], value => value, raw => Bool(raw)),
        [typeof(Guid)] = Text("event id", value => ((Guid)value).ToString("D"), Uuid),
        [typeof(Text)] = Text(
            "text", value => value.ToString()!, text => new Text(text), InputRules.BadText),
        [typeof(SealedText)] = Sealed(),
        [typeof(Place)] = Text("unit or cluster:id", value => value.ToString()!, Place.Parse),
        [typeof(Scope)] = Text("scope", value => value.ToString()!, Scope.Parse),
        [typeof(FactReference)] =
            Text("event id, position or key:KEY", value => value.ToString()!, FactReference.Parse),
        [typeof(ChannelSet)] =
            Text("channels joined by +", value => value.ToString()!, ChannelSet.Parse),
        [typeof(Vnd)] = Whole<Vnd>("dong"),
        [typeof(Amount)] = Whole<Amount>("the measure's unit"),
        [typeof(Count)] = Whole<Count>(null),
        [typeof(Tranche)] = Whole<Tranche>(null),
        [typeof(TermMonths)] = Whole<TermMonths>("months"),
        [typeof(BasisPoints)] = Whole<BasisPoints>("hundredths of a percent"),
        [typeof(Year)] = Whole<Year>(null),
        [typeof(RatingScore)] = Whole<RatingScore>("points"),
        [typeof(Points)] = Whole<Points>("hundredths of a point"),
        [typeof(Hectares)] = new(
            "decimal", "ha", [], area => Shortest(((Hectares)area).Value), raw => Area(raw)),
        [typeof(long)] = new("integer", null, [], value => value, value => Integer(value)),
    };

    private static readonly Lock Gate = new();

    /// <exception cref="NotSupportedException">The type cannot be a field.</exception>
    public static FieldType Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        lock (Gate)
        {
            if (!Known.TryGetValue(plain, out var known))
            {
                Known[plain] = known = plain.IsEnum ? Code(plain)
                    : plain.IsSubclassOf(typeof(Id)) ? Identifier(plain)
                    : throw new NotSupportedException($"{plain} cannot be a field.");
            }

            return known;
        }
    }

    /// <summary>As much of a value as a message has room for.</summary>
    public static string Shown(string text) =>
        text.Length > ShownMax ? text[..ShownMax] + "…" : text;

    private static FieldType Text(
        string name, Func<object, object> write, Func<string, object> read, Rule? rule = null) =>
        new(name, null, [], write, raw => raw is string text
            ? Parsed(text, read, rule)
            : throw new FieldException(InputRules.WrongType, name, Kind(raw)));

    private static object Parsed(string text, Func<string, object> read, Rule? rule)
    {
        try
        {
            return read(text);
        }
        catch (FormatException problem)
        {
            throw rule is null
                ? new FieldException(InputRules.BadValue, Shown(text), problem.Message)
                : new FieldException(rule, Shown(text));
        }
    }

    // No message repeats the text: it may be a name that nobody sealed.
    private static FieldType Sealed() => new(
        "sealed text", null, [], value => value.ToString()!, raw =>
        {
            try
            {
                return new SealedText(raw as string ?? "");
            }
            catch (FormatException)
            {
                throw new FieldException(InputRules.NotSealed);
            }
        });

    private static FieldType Identifier(Type type)
    {
        var text = Expression.Parameter(typeof(string));
        var make = Expression.Lambda<Func<string, object>>(
            Expression.New(type.GetConstructor([typeof(string)])!, text), text).Compile();
        return Text("id", value => value.ToString()!, make, InputRules.BadId);
    }

    // The boxes are made once, and an enumeration is unboxed as the number that it is.
    private static FieldType Code(Type type)
    {
        var codes = CodeTable.Of(type);
        object[] values = [.. Enum.GetValues(type).Cast<object>()];
        return new("code", null, codes.All, value => codes.All[(int)value], raw => raw switch
        {
            string text when codes.Find(text) is var place and >= 0 => values[place],
            string text => throw new FieldException(
                InputRules.UnknownValue, Shown(text), string.Join(", ", codes.All)),
            _ => throw new FieldException(InputRules.WrongType, "code", Kind(raw)),
        });
    }

    private static FieldType Whole<T>(string? unit)
        where T : struct, IWhole<T> =>
        new("integer", unit, [], value => ((T)value).Whole, raw => T.Of(Integer(
            raw, T.Min, T.Max)));

    private static long Integer(object raw, long min = long.MinValue, long max = long.MaxValue)
    {
        var number = raw switch
        {
            long value => value,
            BigInteger value => value,
            _ => throw new FieldException(InputRules.WrongType, "integer", Kind(raw)),
        };
        if (number < min || number > max)
        {
            throw number < 0 && min >= 0
                ? new FieldException(InputRules.Negative, number)
                : new FieldException(InputRules.OutOfRange, number, min, max);
        }

        return (long)number;
    }

    private static DateOnly Day(object raw) => raw is not string text
        ? throw new FieldException(InputRules.WrongType, "date", Kind(raw))
        : CivilDate.TryParseIso(text, out var day)
            ? day
            : throw new FieldException(InputRules.BadDate, Shown(text));

    private static Hectares Area(object raw)
    {
        decimal? number = raw switch
        {
            long whole => whole,
            decimal part => part,
            _ => null,
        };
        try
        {
            return new(number
                ?? throw new FieldException(InputRules.WrongType, "decimal", Kind(raw)));
        }
        catch (FormatException problem)
        {
            throw new FieldException(InputRules.BadValue, raw, problem.Message);
        }
    }

    // 643 and not 643.0, whichever of the two was read.
    private static object Shortest(decimal value) => decimal.Truncate(value) == value
        ? (object)(long)value
        : value;

    private static bool Bool(object raw) => raw is bool value
        ? value
        : throw new FieldException(InputRules.WrongType, "boolean", Kind(raw));

    private static object Uuid(string text) => Guid.TryParseExact(text, "D", out var id)
        ? id
        : throw new FormatException("An event id is a UUID.");

    private static string Kind(object raw) => raw switch
    {
        string text => $"text (\"{Shown(text)}\")",
        long or BigInteger => "integer",
        decimal number => $"decimal ({number.ToString(CultureInfo.InvariantCulture)})",
        bool => "boolean",
        _ => "object or list",
    };
}
