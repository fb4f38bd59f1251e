namespace CoopLedger.Snapshots;

/// <summary>What the person who must decide between the two texts is told.</summary>
internal static class Mismatch
{
    public static string Describe(
        SnapshotFiles files, string? verified, string received, bool isBuildServer) =>
        $"""
        Directory: {files.Directory}
        {(verified is null ? "New" : "NotEqual")}:
          - Received: {Path.GetFileName(files.Received)}
            Verified: {Path.GetFileName(files.Verified)}

        {(isBuildServer ? OnBuildServer : AtADesk)}

        --- {Path.GetFileName(files.Verified)}
        +++ {Path.GetFileName(files.Received)}
        {UnifiedDiff.Of(verified ?? "", received)}
        """;

    private const string AtADesk =
        "Read the difference. To accept it, rename the received file to the verified one.";

    private const string OnBuildServer =
        "Run this test at a desk, read the difference, and to accept it rename the received file "
        + "to the verified one and commit that.";
}
