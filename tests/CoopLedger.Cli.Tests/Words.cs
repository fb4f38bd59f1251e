namespace CoopLedger.Cli.Tests;

/// <summary>What people type, and the lines they import.</summary>
internal static class Words
{
    public static string[] Found(string id, params string[] more) =>
    [
        "record", "found-cooperative", "--id", id, "--name", $"HTX {id}", "--unit", "phu-tho",
        "--on", "14/3/2023", .. more,
    ];

    public static string[] Admit(string id, params string[] more) =>
        ["record", "admit-member", "--organisation", id, "--on", "2023-04-01", .. more];

    public static string FoundLine(string id, string key) =>
        $$"""{"command":"found-cooperative","key":"{{key}}","id":"{{id}}",{{Rest}}}""";

    private const string Rest = """
        "name":"HTX","unit":"phu-tho","on":"2023-03-14"
        """;
}
