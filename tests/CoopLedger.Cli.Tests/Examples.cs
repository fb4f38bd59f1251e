using System.Runtime.CompilerServices;

namespace CoopLedger.Cli.Tests;

/// <summary>The example histories of <c>docs/examples</c>.</summary>
internal static class Examples
{
    public static readonly string[] Names =
        ["phu-tho-2023.jsonl", "dak-lak-2021-2023.jsonl", "trung-du-bac-bo-2023.jsonl"];

    public static string Path(string name) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder(), name));

    private static string Folder([CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../docs/examples");
}
