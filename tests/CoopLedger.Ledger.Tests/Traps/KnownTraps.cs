using System.Globalization;
using System.Reflection;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>A way in which a ledger like this one goes wrong.</summary>
/// <param name="Number">Its number, which the tests bear that guard it.</param>
/// <param name="GoesWrong">What goes wrong.</param>
internal sealed record KnownTrap(int Number, string GoesWrong);

/// <summary>Traps of one subject.</summary>
internal sealed record TrapGroup(string Title, KnownTrap[] Traps);

/// <summary>A test that guards a trap.</summary>
/// <param name="Number">The trap's number.</param>
/// <param name="Says">What it says, as a sentence.</param>
/// <param name="Class">The class that holds it.</param>
internal sealed record TrapGuard(int Number, string Says, string Class);

/// <summary>The traps that are known, and the tests of this folder that guard them.</summary>
internal static class KnownTraps
{
    // As in Trap_07_Three_tranches_are_one_project.
    private const string Prefix = "Trap_";

    private const int Says = 8;

    /// <summary>Traps that no test guards, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<int, string> Unguarded =
        new Dictionary<int, string>();

    public static readonly TrapGroup[] Groups =
    [
        new("Counting",
        [
            new(1, "A stock is added up over months, or a flow is read as a stock."),
            new(2, "The rates of provinces are averaged; the rate of the sums is another number."),
            new(3, "One name stands for two rates with different denominators; a number that "
                + "covers two kinds is taken for one."),
            new(4, "Members are taken for a part of the active; a dormant one can be a member, and "
                + "the \"share\" passes 100 %."),
            new(5, "Credit funds are left out of the count or rated; unions and their cooperatives "
                + "are counted twice."),
            new(6, "Participations are read as people, instances as organisations; a class of two "
                + "organisers is counted by both."),
            new(7, "Three tranches are taken for three projects; \"over\" is lost from an amount."),
            new(8, "A merger or a conversion is counted as a founding and a dissolution."),
            new(9, "What was dissolved disappears from the days on which it existed."),
            new(10, "Dormant, dissolving and dissolved are mixed up; a dissolution can be "
                + "stuck for years."),
            new(11, "A difference in a report is forced to zero."),
            new(12, "A fact that two campaigns claim is counted twice."),
            new(13, "Running totals (lũy kế) of six and eight months are added; one falls "
                + "below the one before and nobody sees it."),
            new(14, "A report of 1 December is read as the whole year that it names."),
            new(15, "A five-year target is called met, with no word that the years are not over."),
        ]),
        new("Time",
        [
            new(16, "The day on which something was true is mixed up with the moment it was "
                + "entered; the order within a day changes a result."),
            new(17, "A late entry changes what was published; a reversal hides in a closed "
                + "period."),
            new(18, "A back-dated fact escapes the law of its day, or makes a later one "
                + "impossible."),
            new(19, "Shortly after midnight in Hanoi the day is still yesterday's in UTC; 29 "
                + "February is forgotten."),
            new(20, "What has not happened yet is recorded; a plan ahead is refused."),
            new(21, "11/4 is read as 4 November; a day without a year is given one."),
        ]),
        new("Numbers and money",
        [
            new(22, "2.177 and 75,7 are read by the culture of the machine."),
            new(23, "A sum of money overflows in silence; scale words are misread."),
            new(24, "Halves are rounded to even, or after a binary fraction has moved them."),
            new(25, "The total is worked out from a rounded average."),
            new(26, "The two ends of a printed range are given the same decimals."),
            new(27, "Hectares and square metres, copies and issues, kinds of products and visits "
                + "are mixed up."),
        ]),
        new("Names and text",
        [
            new(28, "A search without accents finds nothing, by the machine's culture data."),
            new(29, "Folding leaves đ as it is, or stumbles over no-break spaces and long dashes."),
            new(30, "Hòa and Hoà, tỷ and tỉ are two names; or the printed spelling is lost."),
            new(31, "Đ and Ấ are sorted after Z, or as the tables of the machine have it."),
            new(32, "A name is taken for a key; two cooperatives bear one."),
            new(33, "An abbreviation is not found in full; an alliance (liên minh) is taken for a "
                + "union (liên hiệp)."),
            new(34, "A document is known by its number alone, which comes back each year and at "
                + "each issuer."),
        ]),
        new("Places",
        [
            new(35, "A code is a number, or for ever that of one unit; a unit that was merged or "
                + "made a city is lost."),
            new(36, "An emulation cluster is taken for a region, the same in every year, and "
                + "restated on new boundaries."),
            new(37, "The merger of alliances ends memberships and admits them anew."),
        ]),
        new("Store and JSON",
        [
            new(38, "JSON turns a text into a local time, or a decimal into a binary fraction."),
            new(39, "A class is renamed and stored events are lost; an unknown one is skipped."),
            new(40, "A replay reads the clock, or depends on the order of a dictionary."),
            new(41, "Events are written to the streams of others; a gap goes unseen."),
            new(42, "A file imported twice counts twice; a changed line is added to the old one."),
            new(43, "A reversal picks its fact by the day, or takes effect twice."),
            new(44, "The erasure of a person changes a figure."),
        ]),
    ];

    public static IReadOnlyList<TrapGuard> Guards { get; } =
    [
        .. from type in typeof(KnownTraps).Assembly.GetTypes()
           where type.Namespace == typeof(KnownTraps).Namespace
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public)
           where method.IsDefined(typeof(FactAttribute), inherit: true)
           where method.Name.StartsWith(Prefix, StringComparison.Ordinal)
               && method.Name.Length > Says && method.Name[Says - 1] == '_'
           select new TrapGuard(
               int.Parse(method.Name.AsSpan(Prefix.Length, 2), CultureInfo.InvariantCulture),
               method.Name[Says..].Replace('_', ' '), type.Name),
    ];
}
