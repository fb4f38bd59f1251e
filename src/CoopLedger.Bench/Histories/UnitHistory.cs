using System.Collections.Immutable;
using CoopLedger.Domain.Places;

namespace CoopLedger.Bench.Histories;

/// <summary>The made-up history of one unit, without an end and always the same for a seed and the
/// days on which it is entered.</summary>
internal sealed class UnitHistory
{
    private readonly Draws _draws;
    private readonly Queue<Made> _first;
    private readonly ImmutableArray<(int Limit, Func<Made?> Make)> _steps;

    public UnitHistory(UnitId unit, long seed)
    {
        _draws = new(unit, seed);
        TurnLength = _draws.Next(20, 180);
        var organisations = new UnitOrganisations(_draws);
        var loans = new UnitLoans(_draws, organisations);
        _first = new(loans.Establish());
        var limit = 0;
        _steps =
        [
            .. Steps(
                organisations, loans, new(_draws, organisations), new(_draws))
                .Select(step => (limit += step.Weight, step.Make)),
        ];
    }

    /// <summary>How many events of it are entered one after another: units are not of one size.
    /// </summary>
    public int TurnLength { get; }

    /// <summary>What is entered next.</summary>
    /// <param name="today">The day on which it is entered.</param>
    public Made Next(DateOnly today)
    {
        _draws.Today = today;
        if (_first.TryDequeue(out var first))
        {
            return first;
        }

        while (true)
        {
            var chance = _draws.Next(_steps[^1].Limit);
            var place = 0;
            while (_steps[place].Limit <= chance)
            {
                place++;
            }

            // Nothing when there is nobody to whom it could happen.
            if (_steps[place].Make() is { } made)
            {
                return made;
            }
        }
    }

    /// <summary>What happens, and how often beside the rest. The numbers of trainings, loans,
    /// commendations and foundings keep the proportions that provinces report for a year; grants
    /// of support are 2 % of all events.</summary>
    private static IEnumerable<(int Weight, Func<Made?> Make)> Steps(
        UnitOrganisations organisations, UnitLoans loans, UnitSupport support,
        UnitActivities activities) =>
    [
        (100, organisations.Found),
        (60, organisations.Admit),
        (12, organisations.Leave),
        (26, organisations.Suspend),
        (20, organisations.Resume),
        (240, organisations.Rate),
        (15, organisations.Classify),
        (14, organisations.InitiateDissolution),
        (8, organisations.Obstruct),
        (12, organisations.Dissolve),
        (45, loans.Approve),
        (60, loans.Disburse),
        (100, loans.Repay),
        (14, loans.MarkOverdue),
        (3, loans.ReceiveCapital),
        (19, support.Grant),
        (1, support.Revoke),
        (60, support.Promote),
        (10, support.SupportCertification),
        (9, support.GrantCertification),
        (3, support.LapseCertification),
        (10, support.Link),
        (85, activities.Train),
        (85, activities.Award),
        (30, activities.Respond),
        (40, activities.Publish),
        (8, activities.Print),
        (10, activities.Meet),
        (4, activities.Compete),
        (35, activities.Expect),
        (32, activities.Receive),
    ];
}
