using CoopLedger.Ledger.Sqlite.Simulation.Disk;
using CoopLedger.Ledger.Sqlite.Simulation.Native;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>What a seed came to.</summary>
internal sealed record SeedResult(
    int Steps, long Operations, ulong Trace, int Events, int Appends, int Recoveries,
    bool IsHarmed, bool IsReported, FaultCounts Faults);

/// <summary>One life of a ledger on a simulated machine, all of it decided by a seed: who appends
/// and reads what, what fails, when the power goes. The store and SQLite are the real ones.
/// </summary>
internal sealed partial class Simulation
{
    private readonly ulong _seed;
    private readonly Mutant _mutant;
    private readonly Dice _dice;
    private readonly Machine _machine;
    private readonly Facts _facts;
    private readonly History _history;
    private readonly List<Office> _offices = [];
    private bool _created;
    private bool _over;
    private bool _unsure;
    private bool _reported;
    private int _step;
    private int _recoveries;

    private Simulation(ulong seed, Mutant mutant, Action<string>? tell)
    {
        SimulatedVfs.Install();
        (_seed, _mutant, _dice) = (seed, mutant, new(seed));
        var disk = _dice.Split();
        _machine = new($"m{seed}-{Guid.NewGuid():n}", FaultPlan.Of(disk), disk)
        {
            Tell = tell,
        };
        _facts = new(_dice.Split());
        _history = new();
    }

    /// <exception cref="SimulationFailedException">A promise was broken.</exception>
    public static async Task<SeedResult> Run(
        ulong seed, Mutant mutant = Mutant.None, Action<string>? tell = null)
    {
        var run = new Simulation(seed, mutant, tell);
        try
        {
            var result = await run.Live();
            run._machine.Leave();
            return result;
        }
        catch (Exception broken)
        {
            // Its connections are still open, and SQLite will yet ask for its files.
            run._machine.LosePower();
            throw broken as SimulationFailedException ?? new SimulationFailedException(
                seed, run._step, $"{broken.GetType().Name}: {broken.Message}", broken);
        }
    }

    private async Task<SeedResult> Live()
    {
        var steps = 30 + _dice.Below(50);
        await BeBorn();
        for (_step = 1; _step <= steps && !_over; _step++)
        {
            await Step();
            await Recover();
        }

        if (!_over)
        {
            _machine.LosePower();
            await Recover();
        }

        if (!_over)
        {
            await Look(thoroughly: true);
        }

        await Leave(_ => true);
        return new(
            _step, _machine.Operations, _machine.Trace, _history.Visible.Count,
            _history.All.Count, _recoveries, _machine.IsHarmed, _reported, _machine.Counts);
    }

    /// <summary>Makes the ledger, as often as it takes.</summary>
    private async Task BeBorn()
    {
        while (!_machine.HasFile(Office.Ledger))
        {
            var office = new Office(_machine, _machine.Start(), _mutant);
            _history.Ledger = _dice.Id();
            if (Managed(office, () => office.Create(_history.Ledger)))
            {
                _created = true;
            }

            await office.DisposeAsync();
            if (_machine.IsDown)
            {
                TurnOn();
            }
        }
    }

    private async Task Step()
    {
        if (_offices.Count == 0 || (_offices.Count == 1 && _dice.OneIn(6)))
        {
            await Enter();
            _unsure = _history.HasDoubts;
            return;
        }

        var office = _offices[_dice.Below(_offices.Count)];
        var choice = _dice.Below(100);
        _machine.Tell?.Invoke(
            $"{_step}: {office.Process.Id} {choice} direct {office.IsDirect}, "
            + $"{_history.Acknowledged.Count} {_history.Visible.Count}");
        switch (choice)
        {
            case < 50:
                await Append(office);
                break;
            case < 62:
                await Redeliver(office);
                break;
            case < 72:
                await Managed(office, () => Read(office));
                break;
            case < 80:
                await Managed(office, () => Scan(office));
                break;
            case < 85:
                await Managed(office, () => ReadHead(office));
                break;
            case < 90:
                Checkpoint(office);
                break;
            case < 94:
                _offices.Remove(office);
                await office.DisposeAsync();
                break;
            case < 97:
                _machine.Kill(office.Process);
                break;
            default:
                _machine.LosePower();
                break;
        }
    }

    private async Task Enter()
    {
        var office = new Office(_machine, _machine.Start(), _mutant);
        _machine.ForgetsFlushes = _mutant == Mutant.UnflushedOpening;
        var opened = Managed(
            office,
            () => office.Open(
                _mutant != Mutant.None || _dice.OneIn(2), _dice.Of(1000, 1000, 4, 20)));
        _machine.ForgetsFlushes = false;
        if (opened)
        {
            _offices.Add(office);
        }
        else
        {
            await office.DisposeAsync();
        }
    }

    private void Checkpoint(Office office)
    {
        var kind = _dice.Of("PASSIVE", "FULL", "RESTART", "TRUNCATE");
        var before = _machine.Counts.Refusals;
        try
        {
            office.Checkpoint(kind);
        }
        catch (SqliteException) when (MayFail(office, before))
        {
            return; // Not our program: it may say what it likes.
        }
    }

    /// <summary>Leaves what has died, turns the power on again and looks at what is left.
    /// </summary>
    private async Task Recover()
    {
        var died = await Leave(office => !office.IsAlive);
        while (_machine.IsDown || died || _unsure)
        {
            (died, _unsure) = (false, false);
            if (_machine.IsDown)
            {
                await Leave(_ => true);
                TurnOn();
                await BeBorn();
            }

            _recoveries++;
            if (_dice.OneIn(2))
            {
                await Enter(); // The recovery itself may fail, or end in the next one.
                died = await Leave(office => !office.IsAlive) || _machine.IsDown;
                if (died)
                {
                    continue;
                }
            }

            await Look(thoroughly: _dice.OneIn(6));
        }
    }

    private void TurnOn()
    {
        _machine.PowerOn();
        if (!_machine.HasFile(Office.Ledger))
        {
            Demand(
                !_created && _history.Acknowledged.Count == 0,
                "the ledger was made, and is gone");
        }
    }

    private async Task<bool> Leave(Predicate<Office> who)
    {
        var leaving = _offices.FindAll(who);
        foreach (var office in leaving)
        {
            _offices.Remove(office);
            await office.DisposeAsync();
        }

        return leaving.Count > 0;
    }

    /// <summary>Does something that may fail, but only for a reason.</summary>
    /// <returns>Whether it was done.</returns>
    private bool Managed(Office office, Action action)
    {
        var before = _machine.Counts.Refusals;
        try
        {
            action();
            return true;
        }
        catch (StoreException) when (MayFail(office, before))
        {
            return false;
        }
    }

    private async Task<bool> Managed(Office office, Func<Task> action)
    {
        var before = _machine.Counts.Refusals;
        try
        {
            await action();
            return true;
        }
        catch (StoreException) when (MayFail(office, before))
        {
            return false;
        }
    }

    private bool MayFail(Office office, long before) =>
        !office.IsAlive || _machine.IsHarmed || _machine.Counts.Refusals != before;

    private void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new SimulationFailedException(_seed, _step, what);
        }
    }
}
