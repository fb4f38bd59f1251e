using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Upcasting;

/// <summary>The stored bytes of every event that was ever shipped: with every field, and with all
/// that may be left out left out.</summary>
/// <param name="Stored">The JSON as it was written by the program of its time, one a line.</param>
/// <param name="Today">What it is read as and written today: a name, a tab and the JSON.</param>
internal sealed record Corpus(IReadOnlyList<string> Stored, IReadOnlyList<string> Today)
{
    public static string StoredFile(string name) => File($"{name}.stored.jsonl");

    public static string TodayFile(string name) => File($"{name}.today.txt");

    public static Corpus Of(string name) => new(Lines(StoredFile(name)), Lines(TodayFile(name)));

    private static string[] Lines(string path) => System.IO.File.Exists(path)
        ? System.IO.File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')
        : [];

    private static string File(string name) => Repository.PathOf(
        "tests", "CoopLedger.Ledger.Tests", "Corpus", name);
}
