using System.Buffers;

namespace CoopLedger.Snapshots;

/// <summary>Names that every file system can have, since snapshots travel between them.</summary>
internal static class FileNames
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. "\"\\<>|:*?/", .. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    public static string Clean(string text) =>
        string.Concat(text.Select(c => Forbidden.Contains(c) ? '-' : c));

    public static string Demand(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name.AsSpan().ContainsAny(Forbidden)
            ? throw new ArgumentException($"'{name}' cannot be part of a file name.", nameof(name))
            : name;
    }
}
