using System.CommandLine;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Cli;

/// <summary>The options that say of what and when something is asked.</summary>
internal sealed class QuestionOptions
{
    private readonly Option<string> _scope = new("--scope")
    {
        Description = "nation, unit:ID, code:15@DATE, cluster:ID, or several joined by +.",
        DefaultValueFactory = _ => "nation",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "First day of the window (2023-01-01 or 1/1/2023).",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "Last day of the window; today when left out.",
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "The day of a stock, to its end; a flow is of all days up to it.",
    };

    private readonly Option<string?> _facet = new("--facet")
    {
        Description = "What of it, such as cooperative or bang-khen; several joined by +.",
    };

    private readonly Option<string?> _boundaries = new("--boundaries")
    {
        Description = "On the units of which day: then (the last day asked for), now, or a date.",
        HelpName = "then|now|DATE",
    };

    public void AddTo(Command verb, bool withFacet)
    {
        verb.Options.Add(_scope);
        verb.Options.Add(_from);
        verb.Options.Add(_to);
        verb.Options.Add(_asOf);
        verb.Options.Add(KnownByOption.Option);
        verb.Options.Add(_boundaries);
        if (withFacet)
        {
            verb.Options.Add(_facet);
        }
    }

    /// <summary>The scope as it was written.</summary>
    public string ScopeText(ParseResult parsed) => parsed.GetValue(_scope)!;

    public async Task<Question> Read(
        ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var question = await ReadTime(parsed, session, cancellationToken);
        var scope = Scope(parsed);
        await CheckClusters(scope, question.KnownBy, session, cancellationToken);
        return question with { Scope = scope };
    }

    /// <summary>All but the scope, for which the nation stands.</summary>
    public async Task<Question> ReadTime(
        ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var asOf = Day(parsed, _asOf);
        var (from, to) = (Day(parsed, _from), Day(parsed, _to));
        if (asOf is not null && (from is not null || to is not null))
        {
            throw new UsageException(
                "--as-of không dùng cùng --from, --to.", "--as-of does not go with --from, --to.");
        }

        var last = asOf ?? to ?? CivilDate.InVietnam(TimeProvider.System.GetUtcNow());
        DemandOrder(from, last);
        var knownBy = await session.KnownBy(parsed, cancellationToken);
        return new(
            Domain.Places.Scope.Nation, from, last, knownBy, Facet(parsed), BoundariesOf(parsed));
    }

    /// <summary>The time of a report on a plan, which is counted from the plan's own first day.
    /// </summary>
    public Task<Question> ReadPlanTime(
        ParseResult parsed, Session session, CancellationToken cancellationToken) =>
        parsed.GetResult(_from) is { Implicit: false }
            ? throw new UsageException(
                "Kế hoạch tính từ ngày đầu của nó: plan:MÃ không dùng cùng --from.",
                "A plan is counted from its own first day: plan:ID goes without --from.")
            : ReadTime(parsed, session, cancellationToken);

    /// <summary>The position alone, where the place and the window are those of a period.
    /// </summary>
    public Task<long> ReadKnownBy(
        ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        Option[] others = [_scope, _from, _to, _asOf, _boundaries];
        return Array.Exists(others, other => parsed.GetResult(other) is { Implicit: false })
            ? throw new UsageException(
                "--period đã gồm phạm vi và ngày: không dùng cùng --scope, --from, --to, --as-of, "
                    + "--boundaries.",
                "--period is a place and a window: it goes without --scope, --from, --to, "
                    + "--as-of, --boundaries.")
            : session.KnownBy(parsed, cancellationToken);
    }

    /// <summary>A day, in either notation.</summary>
    public static DateOnly? Day(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null
        : CivilDate.TryParse(text, out var day) ? day
        : throw new UsageException(
            $"{option.Name}: \"{text}\" không phải là ngày (2023-08-31 hoặc 31/8/2023).",
            $"{option.Name}: \"{text}\" is no date (2023-08-31 or 31/8/2023).");

    /// <summary>Two days of which either may be left out, in their order.</summary>
    public static (DateOnly? From, DateOnly? To) Window(
        ParseResult parsed, Option<string?> first, Option<string?> last)
    {
        var (from, to) = (Day(parsed, first), Day(parsed, last));
        DemandOrder(from, to);
        return (from, to);
    }

    private static void DemandOrder(DateOnly? from, DateOnly? to)
    {
        if (from is { } first && first > to)
        {
            throw new UsageException(
                $"--from {CivilDate.Format(first)} sau {CivilDate.Format(to.Value)}.",
                $"--from {CivilDate.Format(first)} is after {CivilDate.Format(to.Value)}.");
        }
    }

    private Scope Scope(ParseResult parsed)
    {
        try
        {
            var scope = Domain.Places.Scope.Parse(UnitCodes.Resolved(parsed.GetValue(_scope)!));
            foreach (var unit in scope.Places.Select(place => place.Unit).OfType<UnitId>())
            {
                if (AdministrativeUnits.Find(unit) is null)
                {
                    var refusal = AdministrativeUnits.Refuse(unit, default)!;
                    throw new UsageException(
                        refusal.Vietnamese, refusal.English, ExitCodes.NotFound, refusal.Code);
                }
            }

            return scope;
        }
        catch (FormatException problem)
        {
            throw new UsageException(
                $"--scope: \"{parsed.GetValue(_scope)}\" không phải là phạm vi; hãy viết nation "
                    + "(riêng một mình), hoặc unit:MÃ, cluster:MÃ, nối bằng dấu +.",
                $"--scope: {problem.Message}");
        }
    }

    /// <summary>A cluster lives in the ledger, not in reference data.</summary>
    private static async Task CheckClusters(
        Scope scope, long knownBy, Session session, CancellationToken cancellationToken)
    {
        var asked = scope.Places.Select(place => place.Cluster).OfType<ClusterId>().ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var known = await session.Live.Read(
            projection => projection.Clusters.KnownBy(knownBy)
                .Select(formed => formed.Cluster).Distinct().ToList(),
            cancellationToken);
        foreach (var cluster in asked.Where(cluster => !known.Contains(cluster)))
        {
            var nearest = known.Count == 0 ? "—" : string.Join(", ", known
                .OrderBy(other => VietnameseText.Distance(other.Text, cluster.Text)).Take(3));
            throw new UsageException(
                $"Sổ không có cụm \"{cluster}\". Gần nhất: {nearest}.",
                $"The ledger has no cluster \"{cluster}\". Nearest: {nearest}.",
                ExitCodes.NotFound, "cluster.unknown");
        }
    }

    private Boundaries? BoundariesOf(ParseResult parsed) => parsed.GetValue(_boundaries) switch
    {
        null => null,
        "then" => Boundaries.Then,
        "now" => Boundaries.On(CivilDate.InVietnam(TimeProvider.System.GetUtcNow())),
        _ => Boundaries.On(Day(parsed, _boundaries)!.Value),
    };

    private string? Facet(ParseResult parsed) =>
        parsed.GetResult(_facet) is null ? null : parsed.GetValue(_facet);
}
