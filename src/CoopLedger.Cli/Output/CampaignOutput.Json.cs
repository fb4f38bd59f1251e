using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Ledger.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>The report of campaigns, for machines.</summary>
internal static partial class CampaignOutput
{
    public static JObject Json(Screen screen, CampaignReport report) => new()
    {
        ["asOf"] = CivilDate.Iso(report.Question.To),
        ["knownBy"] = report.Question.KnownBy,
        ["campaigns"] = new JArray(report.Campaigns.Select(Json)),
        ["results"] = new JArray(report.Results.Select(result => new JObject
        {
            ["measure"] = result.Measure.Code.Text,
            ["labels"] = AnswerJson.Both(result.Measure.Labels),
            ["programme"] = Json(screen, result.Programme),
            ["nominal"] = Json(screen, result.Nominal),
            ["peak"] = Json(screen, result.Peak),
            ["attributed"] = Json(screen, result.Attributed),
        })),
        ["attributed"] = new JArray(report.Attributed.Select(fact => new JObject
        {
            ["position"] = fact.Position,
            ["type"] = EventJson.NameOf(fact.Fact),
            ["on"] = CivilDate.Iso(fact.Fact.On),
            ["stands"] = fact.Stands,
            ["activities"] = new JArray(fact.Activities.Select(Name)),
        })),
        ["warnings"] = AnswerJson.Warnings(report.Warnings),
    };

    private static JToken Json(Screen screen, Answer? answer) =>
        answer is null ? JValue.CreateNull() : PlanOutput.Json(screen, answer);

    private static JObject Json(CampaignSheet sheet) => new()
    {
        ["campaign"] = sheet.Id.Text,
        ["title"] = sheet.Planned.Title.Value,
        ["theme"] = sheet.Planned.Theme?.Value,
        ["edition"] = sheet.Planned.Edition?.Value,
        ["basis"] = sheet.Planned.Basis?.Value,
        ["programme"] = Json(sheet.Programme),
        ["nominal"] = Json(sheet.Nominal),
        ["peak"] = Json(sheet.Peak),
        ["closed"] = sheet.State.Closed is { } closed ? CivilDate.Iso(closed.On) : null,
        ["results"] = sheet.State.Closed?.Results?.Value,
        ["alliances"] = new JArray(sheet.Parts.Select(Json)),
    };

    private static JToken Json(DayWindow? window) => window is null
        ? JValue.CreateNull()
        : new JObject
        {
            ["from"] = CivilDate.Iso(window.From),
            ["to"] = CivilDate.Iso(window.To),
            ["days"] = window.Days,
        };

    private static JObject Json(CampaignPart part) => new()
    {
        ["unit"] = part.Unit.Text,
        ["adopted"] = part.Adoption is { } adoption ? CivilDate.Iso(adoption.On) : null,
        ["document"] = part.Adoption?.Document?.Value,
        ["leadToLaunch"] = part.LeadToLaunch,
        ["leadToPeak"] = part.LeadToPeak,
        ["launch"] = part.Launch is { } launch ? Json(launch) : JValue.CreateNull(),
        ["launchDayOfPeak"] = part.LaunchDayOfPeak,
        ["pillars"] = new JArray(part.Pillars.Select(pillar => pillar.Title.Value)),
        ["activities"] = new JArray(part.Activities.Select(activity => new JObject
        {
            ["activity"] = activity.Activity.Text,
            ["on"] = CivilDate.Iso(activity.On),
            ["title"] = activity.Title?.Value,
            ["event"] = activity.Event?.ToString("D"),
            ["position"] = activity.Position,
        })),
    };

    private static JObject Json(CampaignLaunched launch) => new()
    {
        ["on"] = CivilDate.Iso(launch.On),
        ["place"] = launch.Place.Value,
        ["dayPart"] = launch.DayPart is { } part ? Code<DayPart>.Of(part) : null,
        ["attendingCooperatives"] = launch.AttendingCooperatives?.Value,
        ["yearInferred"] = launch.YearInferred,
    };
}
