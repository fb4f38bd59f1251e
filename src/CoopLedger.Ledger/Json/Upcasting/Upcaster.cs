using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Json.Upcasting;

/// <summary>Turns the JSON of one stored version of an event into that of the next.</summary>
/// <param name="from">The stored name that is read: a version that is written no more.</param>
/// <param name="to">The name of the next version, which is written today or upcast in its turn.
/// </param>
/// <remarks>A pure function: it reads nothing but its argument, changes nothing of it, and gives
/// the same for the same. What stands in the log stays as it is; only the reading changes. A
/// version that only adds fields needs none (<c>docs/versioning.md</c>).</remarks>
public abstract class Upcaster(string from, string to)
{
    public string From { get; } = from;

    public string To { get; } = to;

    /// <summary>The next version's JSON, made anew.</summary>
    /// <exception cref="JsonException">The JSON cannot be that of the version read.</exception>
    public abstract JObject Up(JObject stored);

    public sealed override string ToString() => $"{From} → {To}";

    /// <summary>The same fields, some under other names, in the same order.</summary>
    /// <exception cref="JsonException">A field of the new name is there already.</exception>
    protected static JObject Renamed(
        JObject stored, params ReadOnlySpan<(string Old, string New)> fields)
    {
        var renamed = new JObject();
        foreach (var property in stored.Properties())
        {
            var name = property.Name;
            foreach (var field in fields)
            {
                name = field.Old == property.Name ? field.New : name;
            }

            if (!renamed.TryAdd(name, property.Value.DeepClone()))
            {
                throw new JsonSerializationException(
                    $"The event cannot be read: the field \"{name}\" is not known.");
            }
        }

        return renamed;
    }
}
