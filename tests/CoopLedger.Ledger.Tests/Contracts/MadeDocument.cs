using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>A document that a test makes, so that it says what the program does.</summary>
internal static class MadeDocument
{
    /// <summary>The variable that, set to 1, has the documents written anew.</summary>
    public const string Renew = "COOPLEDGER_RENEW_DOCS";

    private const string Begin = "<!-- made by a test from here -->";

    /// <summary>The whole document is made.</summary>
    public static async Task Check(string name, string now)
    {
        var file = Repository.PathOf("docs", name);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            await File.WriteAllTextAsync(file, now);
        }

        var filed = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        Assert.True(
            filed.ReplaceLineEndings("\n") == now,
            $"docs/{name} is out of date; {Renew}=1 writes it anew. {Difference(filed, now)}");
    }

    /// <summary>The end of the document is made; what stands before it is written by hand.
    /// </summary>
    public static async Task CheckEnd(string name, string end)
    {
        var filed = (await File.ReadAllTextAsync(Repository.PathOf("docs", name)))
            .ReplaceLineEndings("\n");
        var at = filed.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(at > 0, $"docs/{name} does not say where its made part begins.");
        await Check(name, $"{filed[..at]}{Begin}\n\n{end}");
    }

    private static string Difference(string filed, string now)
    {
        var (old, made) = (filed.ReplaceLineEndings("\n").Split('\n'), now.Split('\n'));
        var at = old.Zip(made).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {at + 1} is \"{old.ElementAtOrDefault(at)}\" "
            + $"and should be \"{made.ElementAtOrDefault(at)}\".";
    }
}
