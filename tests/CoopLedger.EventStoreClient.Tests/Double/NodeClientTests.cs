using System.Diagnostics;
using CoopLedger.Doubles;
using Xunit.Abstractions;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>The double, asked by the official Node.js client: code that is not ours.</summary>
public sealed class NodeClientTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [NodeTheory]
    [InlineData(false, "")] // Appends go as BatchAppend,
    [InlineData(true, "admin:changeit")] // with credentials as Append.
    public async Task The_official_client_finds_nothing_wrong(bool isSecured, string user)
    {
        await using var server = await EventStoreDouble.Start(new()
        {
            Tls = isSecured,
            Users = isSecured ? DoubleOptions.FactoryUsers : null,
        });
        var (code, printed) = await Check(server.ConnectionString, user);
        output.WriteLine(printed);
        Assert.Contains("all checks passed", printed, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.DoesNotContain("FAILED", printed, StringComparison.Ordinal);
        var path = isSecured ? "Append" : "BatchAppend";
        var who = isSecured ? "admin" : null;
        Assert.Contains(server.Calls, call => call.Method == path && call.User == who);
    }

    [NodeTheory]
    [InlineData(2)]
    public async Task The_official_client_finds_the_leader_of_a_cluster(int leader)
    {
        await using var cluster = await EventStoreCluster.Start();
        cluster.MoveLeader(leader);
        var (code, printed) = await Check(cluster.ConnectionString, user: "");
        output.WriteLine(printed);
        Assert.Equal(0, code);
        Assert.Contains(cluster.Nodes[leader].Calls, call => call.Method == "BatchAppend");
        Assert.All(cluster.Nodes.SelectMany(node => node.Calls), call =>
            Assert.True(call.Method == "Gossip" || cluster.Nodes[leader].Calls.Contains(call)));
    }

    [NodeTheory]
    [InlineData(false, "")]
    [InlineData(true, "admin:changeit")]
    public async Task The_official_client_is_sent_from_a_follower_to_the_leader(
        bool isSecured, string user)
    {
        await using var cluster = await EventStoreCluster.Start(options: new()
        {
            Tls = isSecured,
            Users = isSecured ? DoubleOptions.FactoryUsers : null,
        });
        var (code, printed) = await Check(
            cluster.ConnectionString + "&nodePreference=follower", user);
        output.WriteLine(printed);
        Assert.Contains("ok      a follower names", printed, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    private static async Task<(int Code, string Printed)> Check(string connection, string user)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", [NodeTheoryAttribute.Script])
            {
                UseShellExecute = false,
                WorkingDirectory = NodeTheoryAttribute.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["EVENTSTORE"] = connection, ["EVENTSTORE_USER"] = user },
            })!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var (printed, complained) = (
                node.StandardOutput.ReadToEndAsync(patience.Token),
                node.StandardError.ReadToEndAsync(patience.Token));
            await node.WaitForExitAsync(patience.Token);
            return (node.ExitCode, await printed + await complained);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }
}
