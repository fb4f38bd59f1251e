using System.Text;
using CoopLedger.Ledger.Tests.Contracts;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>Every known trap has a test that is named after it, and docs/traps.md lists both.
/// </summary>
public sealed class TrapIndexTests
{
    private const int Last = 44;

    private const string Folder = "../tests/CoopLedger.Ledger.Tests/Traps/";

    [Fact]
    public void Every_trap_has_a_test_or_a_reason_why_it_has_none()
    {
        var guarded = KnownTraps.Guards.Select(guard => guard.Number).ToHashSet();
        Assert.All(Enumerable.Range(1, Last), number => Assert.True(
            guarded.Contains(number) != KnownTraps.Unguarded.ContainsKey(number),
            $"Trap {number} needs a test, or a reason, and not both."));
        Assert.All(guarded, number => Assert.InRange(number, 1, Last));
    }

    [Fact]
    public void Every_test_beside_this_one_is_named_after_a_trap() => Assert.All(
        typeof(TrapIndexTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(TrapIndexTests).Namespace
                && type != typeof(TrapIndexTests))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)),
        method => Assert.Contains(KnownTraps.Guards, guard =>
            method.Name == $"Trap_{guard.Number:D2}_{guard.Says.Replace(' ', '_')}"));

    [Fact]
    public void Traps_are_numbered_in_order() => Assert.Equal(
        Enumerable.Range(1, Last),
        KnownTraps.Groups.SelectMany(group => group.Traps).Select(trap => trap.Number));

    [Fact]
    public async Task The_traps_are_those_in_the_documents() =>
        await MadeDocument.Check("traps.md", Text());

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append(
            "# Traps\n\nHow ledgers and reports of this kind go wrong, and the tests that keep "
            + "this one from it. The tests\nask through the ledger as a whole; most traps are "
            + "guarded more closely beside the code, too (search\nthe tests for `Trap`). This file "
            + "is made by a test, which fails when it is out of date;\n"
            + $"`{MadeDocument.Renew}=1 dotnet test` writes it anew.\n");
        foreach (var group in KnownTraps.Groups)
        {
            text.Append($"\n## {group.Title}\n\n| No. | What goes wrong | What is tested |\n"
                + "| ---: | --- | --- |\n");
            foreach (var trap in group.Traps)
            {
                text.Append($"| {trap.Number} | {trap.GoesWrong} | {Guarded(trap.Number)} |\n");
            }
        }

        text.Append('\n');
        foreach (var name in KnownTraps.Guards.Select(guard => guard.Class)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append($"[{name}]: {Folder}{name}.cs\n");
        }

        return text.ToString();
    }

    private static string Guarded(int number) =>
        KnownTraps.Unguarded.TryGetValue(number, out var reason)
            ? $"Not tested: {reason}."
            : string.Join("<br>", KnownTraps.Guards
                .Where(guard => guard.Number == number)
                .OrderBy(guard => guard.Says, StringComparer.Ordinal)
                .Select(guard => $"[{guard.Says}][{guard.Class}]"));
}
