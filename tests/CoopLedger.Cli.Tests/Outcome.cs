using System.Text;
using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>What one run of the program left behind.</summary>
internal sealed record Outcome(int ExitCode, byte[] Bytes, string Error)
{
    public string Out { get; } = Encoding.UTF8.GetString(Bytes);

    /// <summary>Standard output as one JSON value, with nothing before or after it.</summary>
    public JsonNode Json => JsonNode.Parse(Out)!;

    public IEnumerable<string> Lines => Out.Split('\n').Select(line => line.TrimEnd('\r'));

    /// <summary>Demands an exit code; a success says nothing on standard error.</summary>
    public Outcome Ends(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"Exit code {ExitCode}, not {exitCode}.\n{Out}\n{Error}");
        if (exitCode == 0)
        {
            Assert.Equal("", Error);
        }

        return this;
    }

    public Outcome Prints(params IEnumerable<string> texts)
    {
        Assert.All(texts, text => Assert.Contains(text, Out, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Demands a message: its code, its words, and no trace of the program's inside.
    /// </summary>
    public Outcome Complains(params IEnumerable<string> texts)
    {
        Assert.All(texts, text => Assert.Contains(text, Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        return this;
    }
}
