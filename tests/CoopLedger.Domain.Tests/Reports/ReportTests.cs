using CoopLedger.Domain.Places;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Reports;

/// <summary>The yearly chain of reports: 15, 18 and 21 December (Circular 01/2020/TT-BKHĐT art. 9).
/// </summary>
public sealed class ReportTests
{
    private static readonly ReportId Yearly = new("phu-tho-2023");
    private static readonly Text Form = new("Phụ lục I-19, Thông tư 07/2019/TT-BKHĐT");

    [Theory]
    [InlineData(null, "2023-12-21")]
    [InlineData(ReportLevel.Province, "2023-12-21")]
    [InlineData(ReportLevel.District, "2023-12-18")]
    [InlineData(ReportLevel.Cooperative, "2023-12-15")]
    public void A_report_is_due_on_the_day_that_the_law_names(ReportLevel? level, string due) =>
        Nothing.When(Expect("2023-11-01") with { Level = level }).Then(
            Expected(due) with { Level = level ?? ReportLevel.Province });

    [Fact]
    public void Another_day_may_be_set() =>
        Nothing.When(Expect("2023-11-01") with { Due = Day("2023-11-30") })
            .Then(Expected("2023-11-30"));

    [Fact]
    public void Before_the_circular_the_day_must_be_said() =>
        Nothing.When(Expect("2019-11-01")).ThenRefused(ExpectReport.DueUnknown);

    [Fact]
    public void A_report_is_due_after_it_is_asked_for_in_a_unit_that_exists()
    {
        Nothing.When(Expect("2023-12-22")).ThenRefused(ExpectReport.DueBefore);
        Nothing.When(Expect("2023-11-01") with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void A_report_is_expected_once()
    {
        Given(Expected("2023-12-21")).When(Expect("2023-11-01")).ThenNothing();
        Given(Expected("2023-12-21")).When(Expect("2023-11-02"))
            .ThenRefused(ExpectReport.Duplicate);
    }

    [Theory]
    [InlineData("2023-12-21", true, "2023-12-21")]
    [InlineData("2023-12-01", true, "2023-12-21")]
    [InlineData("2023-12-22", false, "2023-12-22")]
    public void A_report_is_in_time_to_the_end_of_its_day(string on, bool inTime, string counts)
    {
        var received = Received(on);
        Given(Expected("2023-12-21")).When(new ReceiveReport(Yearly, Day(on))).Then(received);
        Assert.Equal((inTime, Day(counts)), (received.IsOnTime, received.CountsOn));
    }

    [Fact]
    public void Only_an_expected_report_is_received_and_only_once()
    {
        var receive = new ReceiveReport(Yearly, Day("2023-12-20"));
        Nothing.When(receive).ThenRefused(ReceiveReport.Unexpected);
        Given(Expected("2023-12-21"), Received("2023-12-19")).When(receive)
            .ThenRefused(ReceiveReport.AlreadyReceived);
        Given(Expected("2023-12-21") with { On = Day("2023-12-21") }).When(receive)
            .ThenRefused(ReceiveReport.Unexpected);
        Assert.Same(
            ReceiveReport.Unexpected,
            Received("2023-12-19").CannotFollow(new Report
            {
                Expected = Expected("2023-12-25"),
            })!.Rule);
    }

    private static ExpectReport Expect(string on) =>
        new(Yearly, Form, PhuTho, new Year(2023), Day(on));

    private static ReportExpected Expected(string due) => new(
        Yearly, Day("2023-11-01"), Form, ReportLevel.Province, PhuTho, new Year(2023), Day(due),
        null);

    private static ReportReceived Received(string on) =>
        new(Yearly, Day(on), ReportLevel.Province, PhuTho, Day("2023-12-21"));
}
