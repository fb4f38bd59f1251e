namespace CoopLedger.Snapshots.Tests.StandIn;

public sealed class MismatchTests : TestFolder
{
    [Fact]
    public async Task A_difference_is_shown_with_both_files_and_the_way_to_accept_it()
    {
        await File.WriteAllTextAsync(Verified, "one\ntwo\nfour\n");

        var failure = await Assert.ThrowsAsync<VerifyException>(() => Verify("one\nthree\nfour"));

        Assert.StartsWith($"Directory: {Folder}\nNotEqual:\n", failure.Message, Ordinal);
        Assert.Contains("  - Received: Ledger.Balances.received.txt\n", failure.Message, Ordinal);
        Assert.Contains("    Verified: Ledger.Balances.verified.txt\n", failure.Message, Ordinal);
        Assert.Contains("rename the received file", failure.Message, Ordinal);
        Assert.Contains(" one\n-two\n+three\n four", failure.Message, Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_shown_as_new()
    {
        var failure = await Assert.ThrowsAsync<VerifyException>(() => Verify("one\ntwo"));

        Assert.Contains("\nNew:\n", failure.Message, Ordinal);
        Assert.EndsWith("\n@@ -0,0 +1,2 @@\n+one\n+two", failure.Message, Ordinal);
    }

    [Fact]
    public void A_build_server_is_told_to_accept_at_a_desk()
    {
        var files = new SnapshotFiles(Source, Member, new());

        Assert.Contains("at a desk", Mismatch.Describe(files, "a", "b", true), Ordinal);
        Assert.DoesNotContain("at a desk", Mismatch.Describe(files, "a", "b", false), Ordinal);
    }

    [Fact]
    public void Changes_far_apart_are_hunks_of_their_own()
    {
        var lines = Enumerable.Range(1, 20).Select(n => $"{n}").ToArray();
        var before = string.Join('\n', lines);
        (lines[1], lines[15]) = ("two", "sixteen");

        Assert.Equal(
            """
            @@ -1,5 +1,5 @@
             1
            -2
            +two
             3
             4
             5
            @@ -13,7 +13,7 @@
             13
             14
             15
            -16
            +sixteen
             17
             18
             19
            """,
            UnifiedDiff.Of(before, string.Join('\n', lines)));
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    public void Changes_that_share_their_context_share_a_hunk(int between, int hunks)
    {
        var kept = string.Concat(Enumerable.Range(1, between).Select(n => $"{n}\n"));

        var diff = UnifiedDiff.Of($"a\n{kept}b", $"A\n{kept}B");

        Assert.Equal(hunks, diff.Split('\n').Count(line => line.StartsWith("@@", Ordinal)));
    }

    [Fact]
    public void White_space_is_never_ignored() =>
        Assert.Equal("@@ -1,1 +1,1 @@\n-a\n+a ", UnifiedDiff.Of("a", "a "));

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
