using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>Plausible commands in any order: few organisations and loans, so that they meet, and
/// days that go back and forth.</summary>
internal static partial class Histories
{
    private static readonly DateOnly First = new(2021, 1, 1);

    private static readonly Gen<DateOnly> Day =
        Gen.Choose(0, 36).Select(month => First.AddMonths(month));

    private static readonly Gen<string> Unit = Gen.Elements("phu-tho", "dak-lak");

    private static readonly Gen<string> Place =
        Gen.Elements("phu-tho", "dak-lak", "cluster:c1", "cluster:c2");

    private static readonly Gen<OrganisationId> Organisation =
        Gen.Elements("a", "b", "c", "d").Select(id => new OrganisationId(id));

    private static readonly Gen<Tranche> Tranche =
        Gen.Choose(1, 3).Select(number => new Tranche(number));

    private static readonly Gen<FactReference> Fact =
        Gen.Choose(1, 25).Select(position => FactReference.Parse($"{position}"));

    private static readonly Gen<RecordingCommand> Recording = Gen.Frequency(
        (20, SupportHistories.Any),
        (5, OfPlans()), (9, OfCampaigns()),
        (6, Found()), (4, Admit()), (2, End()), (4, Suspend()), (4, Resume()),
        (6, OrganisationHistories.Any),
        (5, Lend()), (3, TakeBack()), (2, Train()), (3, Award()), (2, Revoke()), (3, Total()),
        (2, Form()), (2, Join()), (1, Report()),
        (9, PlaceHistories.Any),
        (3, PeriodHistories.Close()), (2, PeriodHistories.Reopen()),
        (3, PeriodHistories.Expect()), (3, PeriodHistories.Receive()));

    private static readonly Gen<Command> Single = Gen.Frequency(
        (30, Recording.Select(command => (Command)command)), (3, Reverse()), (2, Correct()));

    /// <summary>One command, or several that make a story: chance alone seldom tells a long one.
    /// </summary>
    private static readonly Gen<Command[]> Any = Gen.Frequency(
        (35, Single.Select(command => (Command[])[command])),
        (2, LoanHistories.Life()), (2, OrganisationHistories.Story));

    /// <summary>Checks a property of every history; FsCheck prints the seed when it fails.
    /// </summary>
    public static void Hold(Func<IReadOnlyList<Command>, Task> property) => Prop.ForAll(
        Arb.From(Any.ListOf().Select(list => list.SelectMany(some => some).ToArray()), Shorter),
        history => Task.Run(() => property(history)).GetAwaiter().GetResult())
        .QuickCheckThrowOnFailure();

    private static IEnumerable<Command[]> Shorter(Command[] history)
    {
        for (var cut = history.Length / 2; cut > 0; cut /= 2)
        {
            for (var at = 0; at + cut <= history.Length; at += cut)
            {
                yield return [.. history[..at], .. history[(at + cut)..]];
            }
        }
    }

    private static Gen<RecordingCommand> Found() =>
        from id in Organisation
        from unit in Unit
        from day in Gen.Choose(0, 18).Select(month => First.AddMonths(month))
        from kind in Gen.Elements(Enum.GetValues<OrganisationKind>())
        select (RecordingCommand)(Wish.Found(id.Text, CivilDate.Iso(day), unit, kind));

    private static Gen<RecordingCommand> Admit() =>
        from id in Organisation
        from day in Day
        select (RecordingCommand)new AdmitMember(id, day);

    private static Gen<RecordingCommand> End() =>
        from id in Organisation
        from day in Day
        select (RecordingCommand)new EndMembership(id, day, new("rút"));

    private static Gen<RecordingCommand> Suspend() =>
        from id in Organisation
        from day in Day
        select (RecordingCommand)new SuspendOperations(id, day);

    private static Gen<RecordingCommand> Resume() =>
        from id in Organisation
        from day in Day
        select (RecordingCommand)new ResumeOperations(id, day);

    private static Gen<RecordingCommand> Lend() =>
        from id in Organisation
        from loan in Gen.Elements("l1", "l2", "l3")
        from tranche in Tranche
        from dong in Gen.Choose(1, 3)
        from day in Day
        select (RecordingCommand)(Wish.Lend(
            loan, id.Text, dong * 1_000_000, CivilDate.Iso(day)) with { Tranche = tranche });

    private static Gen<RecordingCommand> TakeBack() =>
        from loan in Gen.Elements("l1", "l2", "l3")
        from tranche in Tranche
        from day in Day
        select (RecordingCommand)new ReverseDisbursement(new(loan), tranche, day, new("trả lại"));

    private static Gen<RecordingCommand> Train() =>
        from id in Gen.Elements("t1", "t2", "t3")
        from count in Gen.Choose(1, 90)
        from day in Day
        select (RecordingCommand)Wish.Train(id, count, CivilDate.Iso(day));

    private static Gen<RecordingCommand> Award() =>
        from id in Gen.Elements("r1", "r2", "r3")
        from day in Day
        select (RecordingCommand)Wish.Award(id, CivilDate.Iso(day));

    private static Gen<RecordingCommand> Revoke() =>
        from id in Gen.Elements("r1", "r2", "r3")
        from day in Day
        select (RecordingCommand)new RevokeCommendation(
            new(id), new("thanh-tich"), day, RevocationGround.Fraud);

    private static Gen<RecordingCommand> Total() =>
        from id in Gen.Elements("o1", "o2", "o3", "o4", "o5")
        from measure in Gen.Elements(
            ("registered", null), ("registered", "union"), ("active", "cooperative+union"),
            ("members", null), ("members", "group"), ("loans", null), ("loan-amount", null),
            ("admitted", null), ("support-amount", "machinery"), ("support-instances", "other"))
        from place in Place
        from amount in Gen.Choose(0, 500)
        from precision in Gen.Frequency(
            (8, Gen.Constant(TotalPrecision.Exact)),
            (1, Gen.Elements(Enum.GetValues<TotalPrecision>())))
        from day in Day
        select (RecordingCommand)(Wish.Total(
            id, measure.Item1, amount, CivilDate.Iso(day), measure.Item2, place) with
        {
            Precision = precision,
        });

    private static Gen<RecordingCommand> Form() =>
        from id in Gen.Elements("c1", "c2")
        from day in Day
        select (RecordingCommand)Wish.Form(id, CivilDate.Iso(day));

    private static Gen<RecordingCommand> Join() =>
        from cluster in Gen.Elements("c1", "c2")
        from unit in Unit
        from day in Day
        select (RecordingCommand)new JoinCluster(
            new(cluster), new(unit), new(day.Year), day);

    private static Gen<RecordingCommand> Report() =>
        from id in Gen.Elements("f1", "f2")
        from indicator in Gen.Elements("members", "membership-rate", "loan-amount")
        from printed in Gen.Elements("3", "75,7%", "trên 2 triệu đồng", "khoảng 4")
        from day in Day
        select (RecordingCommand)Wish.Figure(id, indicator, printed, CivilDate.Iso(day));

    private static Gen<Command> Reverse() =>
        from fact in Fact
        from day in Day
        select (Command)new ReverseFact(fact, day, new("nhập nhầm"));

    private static Gen<Command> Correct() =>
        from fact in Fact
        from day in Day
        from replacement in Recording
        select (Command)new CorrectFact(fact, day, new("nhập nhầm"), replacement);
}
