using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Values;

/// <summary>The codes of an enumeration that is known by its type only.</summary>
/// <remarks>Not generic: code over each enumeration would have to be compiled anew for each, at
/// every start of the program.</remarks>
public sealed class CodeTable
{
    private static readonly ConcurrentDictionary<Type, CodeTable> Tables = new();

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private CodeTable(Type type)
    {
        var values = Enum.GetValues(type);
        var (codes, labels) = (new string[values.Length], new LabelAttribute[values.Length]);
        for (var place = 0; place < values.Length; place++)
        {
            var name = values.GetValue(place)!.ToString()!;
            var field = type.GetField(name)!;
            if ((int)field.GetRawConstantValue()! != place)
            {
                throw new InvalidOperationException($"{type.Name} is not numbered from 0.");
            }

            var label = field.GetCustomAttribute<LabelAttribute>()
                ?? throw new InvalidOperationException($"{type.Name}.{name} has no label.");
            codes[place] = VietnameseText.Slug(name);
            labels[place] = label;
            foreach (var spelling in (string[])[
                name, label.Vietnamese, label.English,
                .. field.GetCustomAttribute<AlsoAttribute>()?.Spellings ?? []])
            {
                _places[VietnameseText.Slug(spelling)] = place;
            }
        }

        All = ImmutableArray.Create(codes);
        Labels = ImmutableArray.Create(labels);
    }

    /// <summary>All codes, in the order of the enumeration.</summary>
    public ImmutableArray<string> All { get; }

    /// <summary>The labels, in the order of the enumeration.</summary>
    public ImmutableArray<LabelAttribute> Labels { get; }

    /// <exception cref="InvalidOperationException">A member has no label, or another number than
    /// its place.</exception>
    public static CodeTable Of(Type type) => Tables.GetOrAdd(type, made => new(made));

    /// <summary>The place of a value, by its code or another spelling of it; -1 when there is
    /// none.</summary>
    public int Find(string text) =>
        _places.TryGetValue(text, out var place) // A code is its own slug, and needs no folding.
        || _places.TryGetValue(VietnameseText.Slug(text), out place)
            ? place
            : -1;
}
