using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

public sealed class OperationsTests
{
    private static SuspendOperations Suspend(string on) => new(Htx, Day(on));

    private static ResumeOperations Resume(string on) => new(Htx, Day(on));

    [Fact]
    public void Operations_stop_and_start_by_turns()
    {
        Given(Founded).When(Suspend("2023-05-01")).Then(Suspended("2023-05-01"));
        Given(Founded, Suspended("2023-05-01")).When(Resume("2023-06-01"))
            .Then(Resumed("2023-06-01"));
        Given(Founded, Suspended("2023-05-01"), Resumed("2023-06-01"))
            .When(Suspend("2023-07-01")).Then(Suspended("2023-07-01"));
    }

    [Fact]
    public void A_suspension_keeps_its_reason() =>
        Given(Founded).When(Suspend("2023-05-01") with { Reason = new Text("hạn hán") })
            .Then(Suspended("2023-05-01") with { Reason = new Text("hạn hán") });

    [Fact]
    public void Operations_may_stop_on_the_day_of_the_founding() =>
        Given(Founded).When(Suspend("2023-03-14")).Then(Suspended("2023-03-14"));

    [Fact]
    public void Operations_may_stop_and_start_again_on_one_day() =>
        Given(Founded, Suspended("2023-05-01")).When(Resume("2023-05-01"))
            .Then(Resumed("2023-05-01"));

    [Fact]
    public void Nothing_is_suspended_or_resumed_before_the_founding()
    {
        Nothing.When(Suspend("2023-05-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Suspend("2023-03-13")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Resume("2023-03-13")).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void What_is_suspended_is_not_suspended_again() =>
        Given(Founded, Suspended("2023-05-01")).When(Suspend("2023-05-02"))
            .ThenRefused(SuspendOperations.NotActive);

    [Fact]
    public void What_operates_is_not_resumed() =>
        Given(Founded).When(Resume("2023-05-02")).ThenRefused(ResumeOperations.AlreadyActive);

    [Fact]
    public void A_suspension_before_a_recorded_one_would_make_that_one_impossible() =>
        Given(Founded, Suspended("2023-05-01")).When(Suspend("2023-04-01"))
            .ThenLaterFactStands(2, SuspendOperations.NotActive);

    [Fact]
    public void A_resumption_before_a_recorded_one_would_make_that_one_impossible() =>
        Given(Founded, Suspended("2023-05-01"), Resumed("2023-07-01")).When(Resume("2023-06-01"))
            .ThenLaterFactStands(3, ResumeOperations.AlreadyActive);

    [Fact]
    public void A_back_dated_suspension_that_leaves_later_facts_true_is_recorded() =>
        Given(Founded, Admitted("2023-08-01")).When(Suspend("2023-04-01"))
            .Then(Suspended("2023-04-01"));

    [Fact]
    public void A_repeat_of_an_old_suspension_is_nothing_even_after_later_facts() =>
        Given(Founded, Suspended("2023-05-01"), Resumed("2023-06-01"), Suspended("2023-07-01"))
            .When(Suspend("2023-05-01")).ThenNothing();

    [Fact]
    public void Nothing_happens_after_the_dissolution()
    {
        var story = Given(Founded, Dissolved("2023-09-01"));
        story.When(Suspend("2023-09-02")).ThenRefused(Organisation.Dissolved);
        story.When(Resume("2023-09-02")).ThenRefused(Organisation.Dissolved);
    }

    [Fact]
    public void A_stop_learnt_late_is_entered_whole_before_a_recorded_one() =>
        Given(Founded, Suspended("2023-07-01"))
            .When(Suspend("2023-04-01") with { ResumedOn = Day("2023-05-01") })
            .Then(Suspended("2023-04-01"), Resumed("2023-05-01"));

    [Fact]
    public void A_stop_that_is_told_whole_ends_after_it_began_and_overlaps_no_other()
    {
        Given(Founded).When(Suspend("2023-04-01") with { ResumedOn = Day("2023-03-31") })
            .ThenRefused(SuspendOperations.ResumedBefore);
        Given(Founded, Suspended("2023-04-15"))
            .When(Suspend("2023-04-01") with { ResumedOn = Day("2023-05-01") })
            .ThenLaterFactStands(2, SuspendOperations.NotActive);
    }
}
