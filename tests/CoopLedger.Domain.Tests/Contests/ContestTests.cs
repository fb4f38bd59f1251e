using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Contests;

public sealed class ContestTests
{
    private static readonly ContestId Id = new("chup-anh");
    private static readonly Text Title = new("Sáng tạo chụp ảnh tuyên truyền về KTTT");

    private static HoldContest Hold(string on) =>
        new(Id, PhuTho, Title, Day(on), Day("2023-05-01"), new Count(40));

    private static ContestHeld Held(string on) =>
        new(Id, Day(on), Day("2023-05-01"), PhuTho, Title, new Count(40));

    [Fact]
    public void A_contest_is_counted_once()
    {
        Nothing.When(Hold("2023-06-01")).Then(Held("2023-06-01"));
        Given(Held("2023-06-01")).When(Hold("2023-07-01")).ThenRefused(HoldContest.Duplicate);
    }

    [Fact]
    public void A_contest_ends_after_it_begins_in_a_unit_of_its_day()
    {
        Nothing.When(Hold("2023-04-30")).ThenRefused(Windows.UpsideDown);
        Nothing.When(Hold("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
    }
}
