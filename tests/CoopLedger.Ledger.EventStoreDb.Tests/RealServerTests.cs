using System.Reflection;
using System.Runtime.ExceptionServices;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>The acceptance suite of the store seam on a real server, each test on a ledger with a
/// name of its own.</summary>
public sealed class RealServerTests
{
    public static TheoryData<string> Tests { get; } =
    [
        .. typeof(EventStoreAcceptance).GetMethods()
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => method.Name).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_suite_has_tests() => Assert.True(Tests.Count > 25, $"{Tests.Count}");

    [RealServerTheory]
    [MemberData(nameof(Tests))]
    public async Task A_real_server_passes(string test)
    {
        var method = typeof(EventStoreAcceptance).GetMethod(test)!;
        var cases = method.GetCustomAttributes<InlineDataAttribute>()
            .SelectMany(data => data.GetData(method)).DefaultIfEmpty([]);
        foreach (var arguments in cases)
        {
            try
            {
                await (Task)method.Invoke(new OnRealServer(), arguments)!;
            }
            catch (TargetInvocationException thrown)
            {
                ExceptionDispatchInfo.Throw(thrown.InnerException!);
            }
        }
    }

    private sealed class OnRealServer : EventStoreAcceptance
    {
        protected override async Task<IEventStore> Open()
        {
            var server = Environment.GetEnvironmentVariable(RealServerTheoryAttribute.Variable)!;
            var join = server.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var name = $"test_{Guid.NewGuid():N}";
            return await EventStoreDbLedger.Create(
                LedgerAddress.Parse($"{server}{join}ledger={name}"), Guid.NewGuid(),
                Servers.InMemory, CancellationToken.None);
        }
    }
}
