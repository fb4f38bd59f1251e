using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Json.Upcasting;

/// <summary>The upcasters, put together: from any stored version, step by step, to one that is
/// read as it stands.</summary>
public sealed class UpcasterChain
{
    private readonly Dictionary<string, Upcaster> _steps;

    private UpcasterChain(Dictionary<string, Upcaster> steps) => _steps = steps;

    /// <summary>The steps, in order of the name they read.</summary>
    public IReadOnlyList<Upcaster> Steps =>
        [.. _steps.Values.OrderBy(step => step.From, StringComparer.Ordinal)];

    /// <summary>Every upcaster of this program. They are named here, since to look for them would
    /// load every type of the assembly; a test looks whether one is missing.</summary>
    public static IReadOnlyList<Upcaster> Shipped() => [new AllianceTermOpenedV1()];

    /// <param name="upcasters">The steps.</param>
    /// <param name="isRead">Whether a name is read as it stands.</param>
    /// <exception cref="InvalidOperationException">Two steps read one name, a step reads a name
    /// that is read as it stands, or one leads nowhere or in a circle: the program does not start.
    /// </exception>
    public static UpcasterChain Of(IEnumerable<Upcaster> upcasters, Predicate<string> isRead)
    {
        var steps = new Dictionary<string, Upcaster>(StringComparer.Ordinal);
        foreach (var upcaster in upcasters)
        {
            Demand(!isRead(upcaster.From), upcaster, "its name is read as it stands");
            Demand(steps.TryAdd(upcaster.From, upcaster), upcaster, "its name is upcast twice");
        }

        foreach (var first in steps.Values)
        {
            var (last, taken) = (first, 1);
            while (!isRead(last.To))
            {
                Demand(steps.TryGetValue(last.To, out var next), last, "no event has that name");
                Demand(taken++ <= steps.Count, first, "it leads in a circle");
                last = next!;
            }
        }

        return new(steps);
    }

    /// <summary>The name that a stored name is read under in the end; <see langword="null"/> when
    /// no upcaster reads it.</summary>
    public string? NameToday(string name)
    {
        if (!_steps.TryGetValue(name, out var step))
        {
            return null;
        }

        while (_steps.TryGetValue(step.To, out var next))
        {
            step = next;
        }

        return step.To;
    }

    /// <summary>Takes every step there is.</summary>
    /// <exception cref="JsonException">The JSON cannot be that of the version.</exception>
    public (string Name, JObject Data) Up(string name, JObject data)
    {
        while (_steps.TryGetValue(name, out var step))
        {
            (name, data) = (step.To, step.Up(data));
        }

        return (name, data);
    }

    private static void Demand(bool holds, Upcaster upcaster, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The upcaster {upcaster}: {fault}.");
        }
    }
}
