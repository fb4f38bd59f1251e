using System.Globalization;
using System.Reflection;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json.Upcasting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Json;

/// <summary>Events as stored: a name and JSON, and nothing of the class that holds them.
/// </summary>
/// <remarks>Fields stand in the order of the record, absent ones are left out; a field that is
/// unknown, doubled, missing or of another type stops the reading.</remarks>
public static class EventJson
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<Type, string> Names = [];

    private static readonly Dictionary<string, Type> Types = Named();

    private static readonly Lazy<DefaultJsonNameTable> FieldNames = new(Filled);

    private static readonly JsonLoadSettings Strict = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
    };

    /// <summary>The names that are written today, each with its type, in order of name.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } =
        new SortedDictionary<string, Type>(
            Names.ToDictionary(
                pair => pair.Value, pair => pair.Key, StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>The steps from versions whose fields have another name or meaning today.</summary>
    public static UpcasterChain Upcasters { get; } =
        UpcasterChain.Of(UpcasterChain.Shipped(), Types.ContainsKey);

    /// <summary>The names that only earlier programs wrote, in order; each is read as the later
    /// version of its event.</summary>
    public static IReadOnlyList<string> Earlier { get; } =
    [
        .. Types.Keys.Where(name => !All.ContainsKey(name))
            .Concat(Upcasters.Steps.Select(step => step.From)).Order(StringComparer.Ordinal),
    ];

    public static string NameOf(Event fact) => Names[fact.GetType()];

    /// <summary>Whether a stored name is one of this event's, today's or an earlier one.</summary>
    public static bool IsNameOf(string name, Event fact) => TypeOf(name) == fact.GetType();

    /// <summary>The event that a stored name is read as; <see langword="null"/> when no event has
    /// that name.</summary>
    public static Type? TypeOf(string name) =>
        Types.GetValueOrDefault(Upcasters.NameToday(name) ?? name);

    /// <summary>The event's JSON, UTF-8 without a byte order mark.</summary>
    public static byte[] Write(Event fact)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.None };
        WriteObject(writer, fact);
        writer.Flush();
        return Utf8.GetBytes(text.ToString());
    }

    /// <summary>Reads an event back.</summary>
    /// <exception cref="UnknownEventException">No event has that name.</exception>
    /// <exception cref="JsonException">The bytes are not that event's JSON.</exception>
    public static Event Read(string name, ReadOnlyMemory<byte> data)
    {
        if (TypeOf(name) is null)
        {
            throw Unknown(name);
        }

        try
        {
            using var reader = ReaderOf(Utf8.GetString(data.Span));
            reader.Read();
            var fact = ReadNamed(reader, name);
            return !reader.Read()
                ? (Event)fact
                : throw new JsonSerializationException("Something follows the event.");
        }
        catch (FieldException problem)
        {
            throw new JsonSerializationException(problem.On("?").English, problem);
        }
        catch (DecoderFallbackException problem)
        {
            throw new JsonSerializationException("The bytes are not UTF-8.", problem);
        }
    }

    private static void WriteObject(JsonTextWriter writer, object record)
    {
        writer.WriteStartObject();
        foreach (var field in RecordShape.Of(record.GetType()).Fields)
        {
            if (field.Get(record) is not { } value)
            {
                continue;
            }

            writer.WritePropertyName(field.Name);
            if (value is Event embedded)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("name");
                writer.WriteValue(NameOf(embedded));
                writer.WritePropertyName("data");
                WriteObject(writer, embedded);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteValue(field.Type!.ToScalar(value));
            }
        }

        writer.WriteEndObject();
    }

    private static JsonTextReader ReaderOf(string json) => new PlainReader(json)
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        ArrayPool = CharPool.Shared,
        PropertyNameTable = FieldNames.Value,
    };

    private static object ReadNamed(JsonTextReader reader, string name) =>
        Types.TryGetValue(name, out var type) ? ReadObject(reader, type)
        : TypeOf(name) is not null ? ReadUpcast(reader, name)
        : throw Unknown(name);

    private static object ReadUpcast(JsonTextReader reader, string name)
    {
        var (today, json) = Upcasters.Up(name, JObject.Load(reader, Strict));
        using var upcast = ReaderOf(json.ToString(Formatting.None));
        upcast.Read();
        return ReadObject(upcast, Types[today]);
    }

    private static object ReadObject(JsonTextReader reader, Type type)
    {
        Demand(reader.TokenType == JsonToken.StartObject, "an object is expected");
        var shape = RecordShape.Of(type);
        var values = new object?[shape.Fields.Length];
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            var place = shape.PlaceOf(name);
            if (place < 0 || values[place] is not null)
            {
                throw Unreadable(
                    $"the field \"{name}\" {(place < 0 ? "is not known" : "stands twice")}");
            }

            reader.Read();
            values[place] = shape.Fields[place].Type is { } field
                ? field.FromScalar(reader.Value ?? new object())
                : ReadEmbedded(reader);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null && !shape.Fields[i].IsOptional)
            {
                throw Unreadable($"the field \"{shape.Fields[i].Name}\" is missing");
            }
        }

        Demand(reader.TokenType == JsonToken.EndObject, "the object does not end");
        return shape.Make(values);
    }

    private static object ReadEmbedded(JsonTextReader reader)
    {
        Demand(reader.TokenType == JsonToken.StartObject, "an embedded event is expected");
        reader.Read();
        Demand(reader.Value is "name", "an embedded event begins with its name");
        var name = reader.ReadAsString() ?? "";
        reader.Read();
        Demand(reader.Value is "data", "an embedded event has data");
        reader.Read();
        var fact = ReadNamed(reader, name);
        reader.Read();
        Demand(reader.TokenType == JsonToken.EndObject, "an embedded event ends with its data");
        return fact;
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw Unreadable(what);
        }
    }

    private static JsonSerializationException Unreadable(string what) =>
        new($"The event cannot be read: {what}.");

    // Filled once and only read from then on, so that every thread may use it.
    private static DefaultJsonNameTable Filled()
    {
        var names = new DefaultJsonNameTable();
        foreach (var name in Types.Values.SelectMany(RecordShape.NamesOf))
        {
            names.Add(name);
        }

        return names;
    }

    private static Dictionary<string, Type> Named()
    {
        var types = new Dictionary<string, Type>(StringComparer.Ordinal);
        foreach (var type in typeof(Event).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Event)) && !type.IsAbstract))
        {
            // A doubled name stops the program at its start.
            var named = NameOn(type);
            types.Add(named.Name, type);
            Names.Add(type, named.Name);
            if (named.Formerly is { } earlier)
            {
                types.Add(earlier, type);
            }
        }

        return types;
    }

    private static UnknownEventException Unknown(string name) => new(
        name, UnknownEventException.Nearest(name, Types.Keys.Concat(Earlier)));

    private static EventNameAttribute NameOn(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>(inherit: false)
            ?? throw new InvalidOperationException($"{type.Name} has no stored name.");

    /// <summary>Reads JSON alone: to Newtonsoft.Json a comment is as good as nothing.</summary>
    private sealed class PlainReader(string json) : JsonTextReader(new StringReader(json))
    {
        public override bool Read()
        {
            var isMore = base.Read();
            Demand(TokenType != JsonToken.Comment, "a comment is no JSON");
            return isMore;
        }
    }
}
