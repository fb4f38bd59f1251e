using System.Text;

namespace CoopLedger.Snapshots.Tests.StandIn;

public sealed class ComparisonTests : TestFolder
{
    [Fact]
    public async Task A_text_equal_to_its_file_passes_and_leaves_nothing()
    {
        await File.WriteAllTextAsync(Verified, "one\ntwo");

        await Verify("one\ntwo");

        Assert.Equal([Verified], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_missing_verified_file_is_a_failure()
    {
        await Assert.ThrowsAsync<VerifyException>(() => Verify("one"));

        Assert.Equal([Received], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task An_empty_verified_file_is_a_failure()
    {
        await File.WriteAllBytesAsync(Verified, Encoding.UTF8.GetPreamble());

        var failure = await Assert.ThrowsAsync<VerifyException>(() => Verify(""));

        Assert.Contains("\nNew:\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("emptyString", await File.ReadAllTextAsync(Received));
    }

    [Fact]
    public async Task A_difference_is_a_failure_and_leaves_both_files()
    {
        await File.WriteAllTextAsync(Verified, "one\ntwo");

        await Assert.ThrowsAsync<VerifyException>(() => Verify("one\nthree"));

        Assert.Equal("one\ntwo", await File.ReadAllTextAsync(Verified));
        Assert.Equal("one\nthree", await File.ReadAllTextAsync(Received));
    }

    [Theory]
    [InlineData("one ")]
    [InlineData("One")]
    [InlineData("one\n\n")]
    [InlineData("\none")]
    public async Task The_smallest_difference_is_a_failure(string verified)
    {
        await File.WriteAllTextAsync(Verified, verified);

        await Assert.ThrowsAsync<VerifyException>(() => Verify("one"));
    }

    [Theory]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("one\ntwo", "one\r\ntwo")]
    [InlineData("one\rtwo", "one\ntwo")]
    [InlineData("one\ntwo\n", "one\ntwo")]
    [InlineData("one\r\ntwo\r\n", "one\ntwo")]
    [InlineData("one\n", "one\n")]
    public async Task The_kind_of_line_end_makes_no_difference(string verified, string target)
    {
        await File.WriteAllTextAsync(Verified, verified);

        await Verify(target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_byte_order_mark_makes_no_difference(bool isMarked)
    {
        await File.WriteAllTextAsync(Verified, "hợp tác xã", new UTF8Encoding(isMarked));

        await Verify("hợp tác xã");
    }

    [Fact]
    public async Task A_received_file_is_written_as_the_real_package_writes_it()
    {
        await Assert.ThrowsAsync<VerifyException>(() => Verify("xã\r\nprovince"));

        byte[] expected = [0xEF, 0xBB, 0xBF, .. "xã\nprovince"u8];
        Assert.Equal(expected, await File.ReadAllBytesAsync(Received));
    }

    [Fact]
    public async Task A_stale_received_file_is_removed()
    {
        await File.WriteAllTextAsync(Verified, "one");
        await File.WriteAllTextAsync(Received, "an old answer");

        await Verify("one");

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public async Task A_null_is_filed_as_a_word()
    {
        await File.WriteAllTextAsync(Verified, "null");

        await Verify(null);
    }

    [Fact]
    public async Task Comparisons_can_run_at_the_same_time()
    {
        var members = Enumerable.Range(0, 32).Select(n => $"Balances{n}").ToArray();
        foreach (var member in members)
        {
            await File.WriteAllTextAsync(In($"Ledger.{member}.verified.txt"), member);
        }

        await Parallel.ForEachAsync(members, async (member, _) => await Verify(member, member));

        Assert.Equal(members.Length, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task Two_comparisons_cannot_share_a_file()
    {
        await File.WriteAllTextAsync(Verified, "one");
        await Verify("one");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Verify("one"));
    }

    [Fact]
    public async Task A_comparison_awaited_twice_runs_once()
    {
        await File.WriteAllTextAsync(Verified, "one");
        var comparison = Verify("one");

        await comparison;
        await comparison;
    }

    [Fact]
    public async Task A_source_file_of_another_machine_is_a_failure()
    {
        var elsewhere = In("elsewhere/Ledger.cs");

        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => Verifier.Verify("one", null, elsewhere, Member));
    }
}
