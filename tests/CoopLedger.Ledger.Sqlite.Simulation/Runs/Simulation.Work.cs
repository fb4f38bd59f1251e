using System.Collections.Immutable;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>What the offices do.</summary>
internal sealed partial class Simulation
{
    private const int GroupMax = 6;

    private async Task Append(Office office)
    {
        var group = Group(1 + _dice.Below(GroupMax));
        if (office.IsDirect)
        {
            AppendDirectly(office, group);
        }
        else if (group.Length == 1)
        {
            await AppendAlone(office, group);
        }
        else
        {
            await AppendTogether(office, group);
        }
    }

    /// <summary>An earlier append once more, by somebody who does not know what became of it.
    /// </summary>
    private async Task Redeliver(Office office)
    {
        if (_history.All.Count == 0)
        {
            return;
        }

        var before = _history.All[_dice.Below(_history.All.Count)];
        if (_dice.OneIn(2))
        {
            StoredEvent? found = null;
            if (!await Managed(office, async () =>
                found = await office.Store.Find(before.Events[0].Id, default)))
            {
                return;
            }

            var seen = _history.Visible.Find(stored => stored.Event.Id == before.Events[0].Id);
            Demand(found?.Position == seen?.Position, "an id is not found where it is");
            if (found is not null)
            {
                _history.AcknowledgeSeen();
                return;
            }
        }

        var last = _history.Visible.Count(stored => stored.Stream == before.Stream) - 1;
        ImmutableArray<Wanted> group = [before with { Expected = last }];
        if (office.IsDirect)
        {
            AppendDirectly(office, group);
        }
        else
        {
            await AppendAlone(office, group);
        }
    }

    private ImmutableArray<Wanted> Group(int count)
    {
        var group = ImmutableArray.CreateBuilder<Wanted>(count);
        for (var i = 0; i < count; i++)
        {
            // Most know of those before them in the group.
            var known = _dice.OneIn(4)
                ? _history.Visible
                : [.. _history.Visible, .. Flat(_history.Expected([.. group]))];
            group.Add(_facts.Any(known));
        }

        return group.ToImmutable();
    }

    private void AppendDirectly(Office office, ImmutableArray<Wanted> group)
    {
        _history.Attempt(group);
        PendingAppend[] pending = [.. group.Select(wanted => wanted.ToPending())];
        var isDone = Managed(office, () => office.Append(pending));
        if (isDone || (_mutant == Mutant.EarlyAcknowledgement
            && pending.All(one => one.Outcome is not null)))
        {
            Acknowledged(group, [.. pending.Select(one => one.Outcome!)]);
        }
        else
        {
            _unsure = true;
            _history.Doubt(group);
        }
    }

    private async Task AppendAlone(Office office, ImmutableArray<Wanted> group)
    {
        _history.Attempt(group);
        var refusals = _machine.Counts.Refusals;
        await Settle(office, group, [Append(office, group[0])], refusals);
    }

    /// <summary>Two transactions through the queue: the first append waits for the write lock,
    /// and the others meanwhile queue up behind it.</summary>
    private async Task AppendTogether(Office office, ImmutableArray<Wanted> group)
    {
        ImmutableArray<Wanted> one = [group[0]], rest = group[1..];
        Task<Outcome>? first;
        Task<Outcome>[] others = [];
        var refusals = _machine.Counts.Refusals;
        using (var door = _machine.CloseDoor())
        {
            first = Append(office, one[0]);
            while (!first.IsCompleted && !door.Reached.WaitOne(millisecondsTimeout: 1))
            {
                // One of the two comes soon.
            }

            if (!first.IsCompleted)
            {
                others = [.. rest.Select(wanted => Append(office, wanted))];
            }
        }

        await Task.WhenAll([first, .. others]);
        _history.Attempt(one);
        await Settle(office, one, [first], refusals);
        if (others.Length > 0)
        {
            _history.Attempt(rest);
            await Settle(office, rest, others, refusals);
        }
    }

    private static async Task<Outcome> Append(Office office, Wanted wanted)
    {
        try
        {
            return new(
                await office.Store.Append(
                    wanted.Stream, wanted.Expected, wanted.Events, wanted.Origin, default),
                null);
        }
        catch (Exception fault) when (fault is StoreException or WrongExpectedRevisionException)
        {
            return new([], fault);
        }
    }

    private async Task Settle(
        Office office, ImmutableArray<Wanted> group, Task<Outcome>[] tasks, long refusals)
    {
        var outcomes = await Task.WhenAll(tasks);
        if (outcomes.FirstOrDefault(outcome => outcome.Fault is StoreException) is { } refused)
        {
            Demand(
                MayFail(office, refusals) && outcomes.All(outcome => outcome.Fault is not null),
                $"a group was refused for no reason, or in part: {refused.Fault!.Message}");
            _unsure = true;
            _history.Doubt(group);
        }
        else
        {
            Acknowledged(group, outcomes);
        }
    }

    private void Acknowledged(ImmutableArray<Wanted> group, IReadOnlyList<Outcome> outcomes)
    {
        var expected = _history.Expected(group);
        for (var i = 0; i < group.Length; i++)
        {
            if (expected[i] is not { } events)
            {
                Demand(
                    outcomes[i].Fault is WrongExpectedRevisionException,
                    $"an append to {group[i].Stream} should have met a conflict");
                continue;
            }

            Demand(
                outcomes[i].Fault is null && events.Zip(outcomes[i].Stored).All(
                    pair => pair.First.Envelope.Span.SequenceEqual(pair.Second.Envelope.Span)),
                $"what was acknowledged on {group[i].Stream} is not what was asked for: "
                + $"{Told(events)} became {outcomes[i].Fault?.Message} {Told(outcomes[i].Stored)}");
        }

        _history.Acknowledge(Flat(expected));
    }

    private static string Told(IEnumerable<StoredEvent> events) => string.Join(
        ' ', events.Select(stored =>
            $"{stored.Position}:{stored.Revision}@{stored.Origin.RecordedAt:O}"));

    private static IEnumerable<StoredEvent> Flat(List<List<StoredEvent>?> outcomes) =>
        outcomes.OfType<List<StoredEvent>>().SelectMany(some => some);
}
