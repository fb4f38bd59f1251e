using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Ledger.Segments;

/// <summary>How the JSON of a stored name falls apart into columns.</summary>
internal sealed class SegmentShape
{
    private static readonly ConcurrentDictionary<string, SegmentShape> All =
        new(StringComparer.Ordinal);

    private static readonly Lazy<byte[]> Shapes = new(() => SHA256.HashData(Described()));

    private SegmentShape(string name)
    {
        // What an upcaster reads has other fields than the event it becomes.
        var isReadAsItStands = EventJson.Upcasters.NameToday(name) is null;
        Event = isReadAsItStands ? EventJson.TypeOf(name) : null;
        Fields = Event is null ? [] : [.. RecordShape.Of(Event).Fields.Select(Field.Of)];
    }

    /// <summary>The hash of all names, fields and types of fields: a segment made under other
    /// shapes is made anew.</summary>
    /// <remarks>Made without the shapes themselves, which would take longer than a small rebuild.
    /// </remarks>
    public static ReadOnlySpan<byte> Fingerprint => Shapes.Value;

    /// <summary>The event; nothing for a name that is not read as it stands.</summary>
    public Type? Event { get; }

    public ImmutableArray<Field> Fields { get; }

    public static SegmentShape Of(string name) => All.GetOrAdd(name, made => new(made));

    private static byte[] Described()
    {
        var text = new StringBuilder();
        foreach (var name in EventJson.All.Keys.Concat(EventJson.Earlier)
            .Order(StringComparer.Ordinal))
        {
            var type = EventJson.TypeOf(name)!;
            text.Append(name)
                .Append(EventJson.Upcasters.NameToday(name) is null ? " = " : " becomes ")
                .Append(type.Name).Append('\n');
            foreach (var (field, kind) in RecordShape.NamesAndTypesOf(type))
            {
                text.Append("  ").Append(field).Append(' ')
                    .Append((Nullable.GetUnderlyingType(kind) ?? kind).Name).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One field.</summary>
    /// <param name="Name">In camelCase.</param>
    /// <param name="Prefix">The name as it stands in the JSON: in quotes, with its colon.</param>
    /// <param name="Form">How its value is written and kept.</param>
    /// <param name="IsOptional">Whether it may be left out.</param>
    internal sealed record Field(string Name, byte[] Prefix, FieldForm Form, bool IsOptional)
    {
        /// <summary>The name, UTF-8.</summary>
        public ReadOnlySpan<byte> Bytes => Prefix.AsSpan(1..^2);

        public static Field Of(RecordShape.Field field) => new(
            field.Name, Encoding.UTF8.GetBytes($"\"{field.Name}\":"), FormOf(Plain(field)),
            field.IsOptional);

        private static Type Plain(RecordShape.Field field) =>
            Nullable.GetUnderlyingType(field.Parameter.ParameterType)
                ?? field.Parameter.ParameterType;

        private static FieldForm FormOf(Type type) =>
            type == typeof(Event) ? FieldForm.Object
            : type == typeof(DateOnly) ? FieldForm.Day
            : type == typeof(bool) || type == typeof(Hectares) ? FieldForm.Plain
            : type == typeof(long) || IsWhole(type) ? FieldForm.Number
            : FieldForm.Text;

        private static bool IsWhole(Type type) => Array.Exists(
            type.GetInterfaces(),
            face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWhole<>));
    }
}

/// <summary>How the values of a field are written in JSON, and kept in a column.</summary>
internal enum FieldForm : byte
{
    /// <summary>A whole number, kept as one.</summary>
    Number,

    /// <summary>A day, kept as the number of days since 0001-01-01.</summary>
    Day,

    /// <summary>In quotes; what stands between them is in the dictionary.</summary>
    Text,

    /// <summary>Without quotes: true, false, a decimal. It is in the dictionary.</summary>
    Plain,

    /// <summary>An object; it is in the dictionary with its braces.</summary>
    Object,
}
