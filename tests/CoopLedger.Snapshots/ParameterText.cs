using System.Collections;
using System.Globalization;
using System.Reflection;

namespace CoopLedger.Snapshots;

/// <summary>Parameters as they stand in a file name: <c>year=2024_unit=HTX 1</c>.</summary>
internal static class ParameterText
{
    private const BindingFlags Any = BindingFlags.DeclaredOnly | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static string Of(string type, string method, IReadOnlyList<object?> values) =>
        string.Join('_', NamesOf(type, method, values.Count)
            .Zip(values, (name, value) => $"{name}={TextOf(value)}"));

    // The compiler tells the names of the type and of the method, but not of its parameters.
    private static string[] NamesOf(string type, string method, int count)
    {
        var answers = AppDomain.CurrentDomain.GetAssemblies()
            .SelectMany(TypesOf)
            .Where(candidate => string.Equals(candidate.Name, type, StringComparison.Ordinal))
            .SelectMany(candidate => candidate.GetMethods(Any))
            .Where(candidate => string.Equals(candidate.Name, method, StringComparison.Ordinal))
            .Select(candidate => candidate.GetParameters())
            .Where(parameters => parameters.Length >= count)
            .Select(parameters => parameters.Take(count).Select(one => one.Name!).ToArray())
            .DistinctBy(names => string.Join(',', names), StringComparer.Ordinal)
            .ToArray();
        return answers is [var only]
            ? only
            : throw new InvalidOperationException(
                $"{answers.Length} methods are {type}.{method} with {count} parameters or more, "
                + "and one was expected. Name the type as its file, or use UseTextForParameters.");
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        string text => FileNames.Clean(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset or TimeOnly or IEnumerable => throw new NotSupportedException(
            $"A {value.GetType().Name} has no short name here: use UseTextForParameters."),
        IFormattable plain =>
            FileNames.Clean(plain.ToString(null, CultureInfo.InvariantCulture)),
        _ => FileNames.Clean(value.ToString() ?? "null"),
    };
}
