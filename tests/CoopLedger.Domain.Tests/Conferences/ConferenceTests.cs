using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Conferences;

public sealed class ConferenceTests
{
    private static readonly HoldConference Hold = new(
        new("tong-ket-2023"), ConferenceKind.EmulationReview, new("hai-duong"),
        Day("2023-12-01"), new("Tổng kết"), new("Cụm thi đua"), new("TP Hải Dương"), new(120),
        Day("2023-11-30"));

    private static readonly ConferenceHeld Held = new(
        Hold.Id, Hold.On, Hold.Kind, Hold.Unit, Hold.Title, Hold.Host, Hold.Venue,
        Hold.Attendance, Hold.From);

    private static IssueDirective Issue(int ordinal, string text = "tuyên truyền") => new(
        new("phu-tho-2023"), new(ordinal), PhuTho, new("Liên minh HTX tỉnh"), new(text),
        Day("2023-08-31"));

    private static DirectiveIssued Issued(int ordinal) => new(
        new("phu-tho-2023"), new(ordinal), Day("2023-08-31"), PhuTho, new("Liên minh HTX tỉnh"),
        new("tuyên truyền"), null);

    [Fact]
    public void A_conference_is_held_once_where_there_is_a_unit()
    {
        Nothing.When(Hold).Then(Held);
        Given(Held).When(Hold with { Attendance = null }).ThenRefused(HoldConference.Duplicate);
        Nothing.When(Hold with { Unit = PhuTho2025 }).ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Hold with { From = Day("2023-12-02") }).ThenRefused(Windows.UpsideDown);
    }

    [Fact]
    public void Directives_are_numbered_without_gaps()
    {
        Nothing.When(Issue(1)).Then(Issued(1));
        Given(Issued(1)).When(Issue(2)).Then(Issued(2));
        Nothing.When(Issue(2)).ThenRefused(IssueDirective.Gap);
        Given(Issued(1)).When(Issue(3)).ThenRefused(IssueDirective.Gap);
        Given(Issued(1)).When(Issue(1, "khác")).ThenRefused(IssueDirective.Duplicate);
        Nothing.When(Issue(1) with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void A_directive_is_corrected_in_its_place_and_not_taken_out_of_a_series()
    {
        var story = Given(Issued(1), Issued(2));
        story.When(new ReverseFact(FactReference.Parse("1"), Day("2024-01-15"), Reason))
            .ThenLaterFactStands(2, IssueDirective.Gap);
        Assert.IsType<Domain.Facts.Decision.Recorded>(story.When(new CorrectFact(
            FactReference.Parse("1"), Day("2024-01-15"), Reason, Issue(1, "khác"))).Decision);
    }
}
