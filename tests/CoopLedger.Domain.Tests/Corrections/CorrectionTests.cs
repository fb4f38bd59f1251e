using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Corrections;

public sealed class CorrectionTests
{
    private static readonly FoundCooperative Richer =
        Found() with { CharterCapitalVnd = new Vnd(500_000_000) };

    private static readonly CooperativeFounded FoundedRicher =
        Founded with { CharterCapital = new Vnd(500_000_000) };

    private static CorrectFact Correct(int position, RecordingCommand replacement) =>
        new(FactReference.Parse($"{position}"), Day("2024-01-15"), Reason, replacement);

    private static FactReversed Replaced(int position, Event fact) =>
        new(IdAt(position), position, fact, Day("2024-01-15"), Reason, Replaced: true);

    [Fact]
    public void A_correction_is_a_reversal_and_its_replacement() =>
        Given(Founded).When(Correct(1, Richer)).Then(Replaced(1, Founded), FoundedRicher);

    [Fact]
    public void A_founding_is_corrected_under_facts_of_the_same_and_of_later_days() =>
        Given(Founded, Admitted("2023-03-14"), Suspended("2023-05-01")).When(Correct(1, Richer))
            .Then(Replaced(1, Founded), FoundedRicher);

    [Fact]
    public void A_correction_moves_a_fact_to_another_day() =>
        Given(Founded, Admitted("2023-04-01"))
            .When(Correct(2, new AdmitMember(Htx, Day("2023-04-10"))))
            .Then(Replaced(2, Admitted("2023-04-01")), Admitted("2023-04-10"));

    [Fact]
    public void A_founding_does_not_move_behind_what_followed_it() =>
        Given(Founded, Admitted("2023-04-01")).When(Correct(1, Found("2023-04-02")))
            .ThenLaterFactStands(2, Organisation.Unknown);

    [Fact]
    public void A_fact_may_be_corrected_into_one_of_another_kind() =>
        Given(Founded, Initiated("2023-04-01"), Suspended("2023-05-01"))
            .When(Correct(3, new DissolveCooperative(Htx, Day("2023-05-01"))))
            .Then(
                Replaced(3, Suspended("2023-05-01")),
                Dissolved("2023-05-01", initiated: "2023-04-01"));

    [Fact]
    public void A_replacement_is_refused_by_its_own_rules() =>
        Given(Founded).When(Correct(1, Found() with { Founders = new Count(6) }))
            .ThenRefused(FoundCooperative.TooFewFounders);

    [Fact]
    public void A_replacement_belongs_to_the_stream_of_the_fact() =>
        Given(Founded).When(Correct(1, Found() with { Id = new("htx-2") }) with
        {
            TargetStream = Organisation.Stream(Htx),
        }).ThenRefused(CorrectFact.OtherStream);

    [Fact]
    public void A_correction_corrects_something()
    {
        Given(Founded).When(Correct(1, Found())).ThenRefused(CorrectFact.ChangesNothing);
        Given(Founded, Suspended("2023-05-01"), Resumed("2023-06-01"))
            .When(Correct(2, Found())).ThenRefused(CorrectFact.ChangesNothing);
    }

    [Fact]
    public void A_corrected_fact_is_not_corrected_again_but_its_replacement_is()
    {
        var story = Given(Founded, Replaced(1, Founded), FoundedRicher);
        story.When(Correct(1, Richer)).ThenNothing();
        story.When(Correct(1, Richer) with { Reason = new Text("lý do khác") })
            .ThenRefused(Correction.AlreadyReversed);
        story.When(Correct(3, Richer with { Founders = new Count(9) })).Then(
            Replaced(3, FoundedRicher), FoundedRicher with { Founders = new Count(9) });
    }

    [Fact]
    public void Another_replacement_for_a_corrected_fact_is_no_repeat() =>
        Given(Founded, Replaced(1, Founded), FoundedRicher)
            .When(Correct(1, Richer with { CharterCapitalVnd = new Vnd(600_000_000) }))
            .ThenRefused(Correction.AlreadyReversed);

    [Fact]
    public void A_correction_in_place_of_a_reversal_is_no_repeat()
    {
        Given(Founded, Replaced(1, Founded) with { Replaced = false })
            .When(Correct(1, Richer)).ThenRefused(Correction.AlreadyReversed);
        Given(Founded, Replaced(1, Founded), FoundedRicher)
            .When(new ReverseFact(FactReference.To(IdAt(1)), Day("2024-01-15"), Reason))
            .ThenRefused(Correction.AlreadyReversed);
    }

    [Fact]
    public void A_reversal_is_not_corrected() =>
        Given(Founded, Replaced(1, Founded), FoundedRicher).When(Correct(2, Found()))
            .ThenRefused(Correction.Final);

    [Fact]
    public void A_founding_keeps_the_unit_and_the_kind_that_later_facts_were_counted_in()
    {
        var story = Given(Founded, Admitted("2023-04-01"));
        story.When(Correct(1, Found() with { Unit = HoaBinh }))
            .ThenLaterFactStands(2, Organisation.Differs);
        story.When(Correct(1, Found() with { Kind = OrganisationKind.Union }))
            .ThenLaterFactStands(2, Organisation.Differs);
        Given(Founded).When(Correct(1, Found() with { Unit = HoaBinh }))
            .Then(Replaced(1, Founded), Founded with { Unit = HoaBinh });
    }

    private static readonly MembershipEnded Over =
        Ended("2023-09-01", MembershipEnded.ByDissolution);

    private static readonly CooperativeDissolved End =
        Dissolved("2023-09-01", initiated: "2023-05-01");

    private static readonly Story DissolvedMember =
        Given(Founded, Initiated("2023-05-01"), Admitted("2023-04-01"), Over, End);

    private static CorrectFact Dissolve(string on) =>
        Correct(5, new DissolveCooperative(Htx, Day(on)));

    [Theory]
    [InlineData("2023-08-01")]
    [InlineData("2023-10-01")]
    public void The_dissolution_of_a_member_moves_with_the_end_of_its_membership(string day) =>
        DissolvedMember.When(Dissolve(day)).Then(
            Replaced(4, Over) with { Replaced = false }, Replaced(5, End),
            Ended(day, MembershipEnded.ByDissolution),
            Dissolved(day, initiated: "2023-05-01"));

    [Fact]
    public void A_dissolution_of_a_member_that_was_none_takes_the_end_of_its_membership_back() =>
        DissolvedMember.When(Correct(5, new SuspendOperations(Htx, Day("2023-09-01")))).Then(
            Replaced(4, Over) with { Replaced = false }, Replaced(5, End),
            Suspended("2023-09-01"));

    [Fact]
    public void A_dissolution_of_a_member_is_corrected_by_its_own_rules()
    {
        DissolvedMember.When(Dissolve("2023-04-30"))
            .ThenRefused(DissolveCooperative.NotInitiated);
        DissolvedMember.When(Dissolve("2023-09-01")).ThenRefused(CorrectFact.ChangesNothing);
    }

    [Fact]
    public void What_else_is_corrected_of_a_dissolution_leaves_the_end_of_the_membership_alone() =>
        DissolvedMember
            .When(Correct(5, new DissolveCooperative(
                Htx, Day("2023-09-01"), Decision: new("45/QĐ"))))
            .Then(Replaced(5, End), End with { Decision = new("45/QĐ") });

    [Fact]
    public void A_membership_that_ended_by_itself_is_not_taken_back_with_a_dissolution()
    {
        var end = Dissolved("2023-09-01", initiated: "2023-05-01");
        Given(Founded, Initiated("2023-05-01"), Admitted("2023-04-01"), Ended("2023-09-01"), end)
            .When(Correct(5, new DissolveCooperative(Htx, Day("2023-08-01"))))
            .ThenLaterFactStands(4, Organisation.Dissolved);
    }
}
