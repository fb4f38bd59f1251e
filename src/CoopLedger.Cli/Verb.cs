using System.CommandLine;

namespace CoopLedger.Cli;

/// <summary>A verb by its name, made when it is needed: to make all of them takes longer than
/// many a verb takes to run.</summary>
internal sealed record Verb(string Name, Func<Command> Make)
{
    /// <summary>The verbs that the command line can mean: the one it names, or all of them when it
    /// does not begin with one (for help, completion and what is mistyped).</summary>
    public static Verb[] Needed(Verb[] all, string[] args) =>
        Array.FindAll(all, verb => verb.Name == Named(args)) is { Length: 1 } named ? named : all;

    // Only common options can stand before the verb. A response file can hold anything.
    private static string? Named(string[] args)
    {
        if (Array.Exists(args, arg => arg.StartsWith('@')))
        {
            return null;
        }

        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--json":
                    break;
                case "--ledger" or "--keys" or "--mirror" or "--lang":
                    at++; // Its value.
                    break;
                case var word:
                    return word;
            }
        }

        return null;
    }
}
