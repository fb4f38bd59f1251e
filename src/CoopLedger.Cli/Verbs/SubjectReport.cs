using System.Collections.Immutable;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Indicators.Plans;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli.Verbs;

/// <summary>A report on a plan or on campaigns, where the scope names one of them instead of a
/// place.</summary>
internal sealed class SubjectReport
{
    private const string PlanPrefix = "plan:";
    private const string CampaignPrefix = "campaign:";

    private readonly PlanId? _plan;
    private readonly ImmutableArray<CampaignId> _campaigns;

    private SubjectReport(PlanId? plan, ImmutableArray<CampaignId> campaigns) =>
        (_plan, _campaigns) = (plan, campaigns);

    public bool IsPlan => _plan is not null;

    /// <summary>What the scope names; <see langword="null"/> when it names places.</summary>
    public static SubjectReport? Of(string scope)
    {
        var parts = scope.Split('+', StringSplitOptions.TrimEntries);
        var (plans, campaigns) = (Named(parts, PlanPrefix), Named(parts, CampaignPrefix));
        if (plans.Count + campaigns.Count == 0)
        {
            return null;
        }

        try
        {
            return (plans, campaigns) switch
            {
                ([var plan], []) when parts.Length == 1 => new(new(plan), []),
                ([], _) when campaigns.Count == parts.Length =>
                    new(null, [.. campaigns.Select(id => new CampaignId(id)).Distinct()]),
                _ => throw new FormatException("A plan stands alone, campaigns with campaigns."),
            };
        }
        catch (FormatException problem)
        {
            throw new UsageException(
                $"--scope: \"{scope}\": hãy viết một plan:MÃ, hoặc các campaign:MÃ nối bằng dấu +.",
                $"--scope: \"{scope}\": write one plan:ID, or campaign:ID joined by +. "
                    + problem.Message);
        }
    }

    public Task<int> Show(
        Screen screen, Session session, Question question, CancellationToken cancellationToken) =>
        _plan is { } plan
            ? ShowPlan(plan, screen, session, question, cancellationToken)
            : ShowCampaigns(screen, session, question, cancellationToken);

    private static async Task<int> ShowPlan(
        PlanId id, Screen screen, Session session, Question question,
        CancellationToken cancellationToken)
    {
        var (report, known) = await session.Live.Read(
            projection => (
                PlanReport.Of(projection, id, question),
                PlanReport.Known(projection, question).ToList()),
            cancellationToken);
        if (report is null)
        {
            var nearest = Nearest(id, known);
            throw new UsageException(
                $"Không có kế hoạch \"{id}\" tính đến {CivilDate.Format(question.To)}. "
                    + $"Gần nhất: {nearest}.",
                $"There is no plan \"{id}\" by {CivilDate.Format(question.To)}. "
                    + $"Nearest: {nearest}.",
                ExitCodes.NotFound, Domain.Plans.Plan.Unknown.Code);
        }

        if (screen.IsJson)
        {
            screen.Json(PlanOutput.Json(screen, report));
        }
        else
        {
            PlanOutput.Show(screen, report);
        }

        return ExitCodes.Ok;
    }

    private async Task<int> ShowCampaigns(
        Screen screen, Session session, Question question, CancellationToken cancellationToken)
    {
        var known = await session.Live.Read(
            projection => CampaignSheet.Known(projection, question).ToList(), cancellationToken);
        ImmutableArray<CampaignSheet> sheets =
            [.. _campaigns.Select(id => Find(id, known, question.To))];
        var facts = new List<AttributedFact>();
        foreach (var group in sheets.SelectMany(sheet => sheet.State.Activities.Values)
            .GroupBy(activity => (activity.Event, activity.Position)))
        {
            if (await Resolve(group.Key, session.Store, question.KnownBy, cancellationToken)
                is { } stored)
            {
                facts.Add(new(stored.Fact.Position, stored.Fact.Event, stored.Stands, [.. group]));
            }
        }

        var report = await session.Live.Read(
            projection => CampaignReport.Of(projection, sheets, question, facts),
            cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(CampaignOutput.Json(screen, report));
        }
        else
        {
            CampaignOutput.Show(screen, report);
        }

        return ExitCodes.Ok;
    }

    private static CampaignSheet Find(CampaignId id, List<CampaignSheet> known, DateOnly day)
    {
        var nearest = Nearest(id, known.ConvertAll(sheet => sheet.Id));
        return known.Find(sheet => sheet.Id == id) ?? throw new UsageException(
            $"Không có chiến dịch \"{id}\" tính đến {CivilDate.Format(day)}. "
                + $"Gần nhất: {nearest}.",
            $"There is no campaign \"{id}\" by {CivilDate.Format(day)}. Nearest: {nearest}.",
            ExitCodes.NotFound, Campaign.Unknown.Code);
    }

    /// <summary>The fact that an activity refers to, as far as it was recorded by then.</summary>
    private static async Task<(Fact Fact, bool Stands)?> Resolve(
        (Guid? Id, long? Position) reference, IEventLog store, long knownBy,
        CancellationToken cancellationToken)
    {
        var stored = reference switch
        {
            ({ } id, _) => await store.Find(id, cancellationToken),
            (_, { } position) => await store.Find(position, cancellationToken),
            _ => null,
        };
        if (stored is null || stored.Position > knownBy)
        {
            return null;
        }

        var stream = await store.ReadStream(stored.Stream, cancellationToken);
        var timeline = stream.Where(other => other.Position <= knownBy).ToTimeline();
        return (stored.ToFact(), timeline.Stands(stored.Event.Id));
    }

    private static List<string> Named(string[] parts, string prefix) =>
    [
        .. parts.Where(part => part.StartsWith(prefix, StringComparison.Ordinal))
            .Select(part => part[prefix.Length..]),
    ];

    private static string Nearest(Id id, IReadOnlyCollection<Id> known) => known.Count == 0
        ? "—"
        : string.Join(", ", known
            .OrderBy(other => VietnameseText.Distance(other.Text, id.Text))
            .ThenBy(other => other.Text, StringComparer.Ordinal).Take(3));
}
