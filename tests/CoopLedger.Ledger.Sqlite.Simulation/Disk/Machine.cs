using System.Collections.Concurrent;
using CoopLedger.Ledger.Sqlite.Simulation.Native;

namespace CoopLedger.Ledger.Sqlite.Simulation.Disk;

/// <summary>What changes a disk.</summary>
internal enum Operation
{
    Write,
    Truncate,
    Sync,
    Create,
    Delete,
    Rename,
}

/// <summary>What becomes of an operation.</summary>
internal enum Fate
{
    Done,
    DoneThenDead,
    Dead,
    Failed,
    Full,
    Lied,
    Forgotten,
}

/// <summary>A process of a simulated machine.</summary>
internal sealed class Process(string id)
{
    public string Id => id;

    public bool IsAlive { get; set; } = true;
}

/// <summary>A machine with one folder on one disk, and processes that use it. Whatever fails on it
/// is decided by dice.</summary>
internal sealed class Machine
{
    private static readonly ConcurrentDictionary<string, Machine> All =
        new(StringComparer.Ordinal);

    private readonly string _id;
    private readonly Dictionary<string, Process> _processes = new(StringComparer.Ordinal);
    private readonly List<(string Name, Inode? Inode, bool IsWhole)> _changes = [];
    private Dictionary<string, Inode> _names = new(StringComparer.Ordinal);
    private Dictionary<string, Inode> _durableNames = new(StringComparer.Ordinal);
    private int _started;

    public Machine(string id, FaultPlan plan, Dice dice)
    {
        (_id, Plan, Chance) = (id, plan, dice);
        All[id] = this;
    }

    public Lock Gate { get; } = new();

    public FaultPlan Plan { get; }

    /// <summary>The dice of the disk.</summary>
    public Dice Chance { get; }

    public FaultCounts Counts { get; } = new();

    /// <summary>Nothing fails while it is set.</summary>
    public bool IsCalm { get; set; }

    /// <summary>A mutant's: flushes are answered and not made, which no plan of a disk would
    /// count as a lie.</summary>
    public bool ForgetsFlushes { get; set; }

    public bool IsDown { get; private set; }

    /// <summary>A loss of power took something that a flush had promised.</summary>
    public bool IsHarmed { get; private set; }

    /// <summary>Operations so far that changed the disk, or tried.</summary>
    public long Operations { get; private set; }

    /// <summary>A fingerprint of every operation so far, in order.</summary>
    public ulong Trace { get; private set; } = 14695981039346656037;

    /// <summary>Where to tell what happens, for whoever looks at one seed.</summary>
    public Action<string>? Tell { get; init; }

    private Door? Entrance { get; set; }

    public static (Machine Machine, Process Process, string Name)? Of(string? path)
    {
        if (path is null || !path.StartsWith(SimulatedVfs.Root, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = path[SimulatedVfs.Root.Length..].Split('/');
        return All.TryGetValue(parts[0], out var machine)
            ? (machine, machine._processes[parts[1]], parts[2])
            : throw new InvalidOperationException($"There is no machine for {path}.");
    }

    /// <summary>Starts a process.</summary>
    public Process Start()
    {
        lock (Gate)
        {
            _started++;
            var process = new Process($"p{_started}");
            _processes[process.Id] = process;
            return process;
        }
    }

    public string Path(Process process, string name) =>
        $"{SimulatedVfs.Root}{_id}/{process.Id}/{name}";

    public bool HasFile(string name)
    {
        lock (Gate)
        {
            return _names.ContainsKey(name);
        }
    }

    /// <summary>An empty file counts as none, as with SQLite's own VFS.</summary>
    public bool HasContent(string name)
    {
        lock (Gate)
        {
            return _names.TryGetValue(name, out var inode) && inode.Size > 0;
        }
    }

    public int Open(Process process, string name, int flags, out OpenedFile? opened)
    {
        lock (Gate)
        {
            opened = null;
            if (!process.IsAlive)
            {
                return Sqlite3.CannotOpen;
            }

            var isNew = !_names.TryGetValue(name, out var inode);
            if (isNew)
            {
                if ((flags & Sqlite3.OpenCreate) == 0)
                {
                    return Sqlite3.CannotOpen;
                }

                var fate = Draw(process, name, Operation.Create, 0, 0);
                inode = new();
                if (fate is Fate.Done or Fate.DoneThenDead)
                {
                    Change((name, inode, true));
                }

                if (fate != Fate.Done)
                {
                    return Answer(process, fate, Sqlite3.CannotOpen);
                }
            }

            opened = new(this, process, inode!, name)
            {
                FlushesFolder = (flags & Sqlite3.OpenCreate) != 0
                    && (flags & (Sqlite3.OpenMainJournal | Sqlite3.OpenLog)) != 0,
            };
            inode!.Opened.Add(opened);
            return Sqlite3.Ok;
        }
    }

    public int Delete(Process process, string name, bool flushFolder)
    {
        lock (Gate)
        {
            if (process.IsAlive && !_names.ContainsKey(name))
            {
                return Sqlite3.IoErrorDeleteMissing;
            }

            var fate = Draw(process, name, Operation.Delete, 0, 0);
            if (fate is Fate.Done or Fate.DoneThenDead)
            {
                Change((name, null, true));
                if (flushFolder)
                {
                    FlushFolder();
                }
            }

            return Answer(process, fate, Sqlite3.IoErrorDelete);
        }
    }

    /// <exception cref="IOException">The name is taken, or the disk refused.</exception>
    public void Rename(Process process, string from, string to, bool flushFolder)
    {
        lock (Gate)
        {
            if (_names.ContainsKey(to))
            {
                throw new IOException($"{to} is there.");
            }

            var fate = Draw(process, to, Operation.Rename, 0, 0);
            if (fate is Fate.Done or Fate.DoneThenDead)
            {
                Change((to, _names[from], false));
                Change((from, null, true));
                if (flushFolder)
                {
                    FlushFolder();
                }
            }

            if (Answer(process, fate, Sqlite3.IoError) != Sqlite3.Ok)
            {
                throw new IOException("The simulated disk refused.");
            }
        }
    }

    /// <exception cref="IOException">The disk refused.</exception>
    public void Flush(Process process, string name)
    {
        lock (Gate)
        {
            if (new OpenedFile(this, process, _names[name], name).Sync() != Sqlite3.Ok)
            {
                throw new IOException("The simulated disk refused.");
            }

            FlushFolder();
        }
    }

    public void FlushFolder()
    {
        _durableNames = new(_names, StringComparer.Ordinal);
        _changes.Clear();
    }

    public bool RefusesRead(Process process)
    {
        if (process.IsAlive && !IsCalm && Chance.OneIn(Plan.ReadEvery))
        {
            Counts.Add(Fault.ReadFailed);
            return true;
        }

        return !process.IsAlive;
    }

    /// <summary>Decides what becomes of an operation.</summary>
    public Fate Draw(
        Process process, string name, Operation operation, long offset, int length)
    {
        var fate = Draw(process, operation, offset, length);
        Tell?.Invoke($"    {process.Id} {operation} {name} {offset} {length}: {fate}");
        return fate;
    }

    private Fate Draw(Process process, Operation operation, long offset, int length)
    {
        if (!process.IsAlive)
        {
            return Fate.Dead;
        }

        Operations++;
        Note((ulong)operation, (ulong)offset, (ulong)length);
        if (IsCalm)
        {
            return Fate.Done;
        }

        if (Chance.OneIn(Plan.PowerEvery))
        {
            return Die(LosePower);
        }

        if (Chance.OneIn(Plan.KillEvery))
        {
            return Die(() => Kill(process));
        }

        return operation == Operation.Sync ? DrawSync() : DrawChange();
    }

    /// <summary>The answer to an operation, once its fate has been carried out.</summary>
    public int Answer(Process process, Fate fate, int failure) =>
        !process.IsAlive ? failure : fate switch
        {
            Fate.Done or Fate.Lied or Fate.Forgotten => Sqlite3.Ok,
            Fate.Full => Sqlite3.Full,
            _ => failure,
        };

    public void LosePower()
    {
        lock (Gate)
        {
            Tell?.Invoke("  POWER LOST");
            Counts.Add(Fault.PowerLost);
            IsDown = true;
            foreach (var process in _processes.Values)
            {
                process.IsAlive = false;
            }
        }
    }

    public void Kill(Process process)
    {
        lock (Gate)
        {
            Tell?.Invoke($"  KILLED {process.Id}");
            Counts.Add(Fault.ProcessKilled);
            process.IsAlive = false;
            foreach (var file in _names.Values.Distinct().SelectMany(inode => inode.Opened)
                .Where(file => file.Process == process))
            {
                file.LetGo();
            }
        }
    }

    /// <summary>The disk as it is found when power is back.</summary>
    public void PowerOn()
    {
        lock (Gate)
        {
            var kept = Chance.Below(_changes.Count + 1);
            while (kept > 0 && kept < _changes.Count && !_changes[kept - 1].IsWhole)
            {
                kept++; // A renaming is whole or not at all.
            }

            for (var i = 0; i < _changes.Count; i++)
            {
                if (i < kept)
                {
                    Apply(_durableNames, _changes[i]);
                }
                else
                {
                    Counts.Add(Fault.NameLost);
                }
            }

            var harmed = IsHarmed;
            _names = _durableNames.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .ToDictionary(
                    entry => entry.Key,
                    entry => entry.Value.AfterPowerLoss(Chance, Counts, ref harmed),
                    StringComparer.Ordinal);
            FlushFolder();
            (IsHarmed, IsDown) = (harmed, false);
        }
    }

    /// <summary>Holds back whoever wants to write, until the door is opened.</summary>
    public Door CloseDoor()
    {
        lock (Gate)
        {
            return Entrance = new(this);
        }
    }

    public void WaitAtDoor()
    {
        Door? door;
        lock (Gate)
        {
            door = Entrance;
        }

        door?.Wait();
    }

    /// <summary>Nothing of it is open any more.</summary>
    public void Leave() => All.TryRemove(_id, out _);

    private Fate Die(Action death)
    {
        if (Chance.OneIn(2))
        {
            death();
            return Fate.Dead;
        }

        death();
        return Fate.DoneThenDead;
    }

    private Fate DrawSync()
    {
        if (ForgetsFlushes)
        {
            return Fate.Forgotten;
        }

        if (Chance.OneIn(Plan.LieEvery))
        {
            Counts.Add(Fault.SyncLied);
            return Fate.Lied;
        }

        if (Chance.OneIn(Plan.SyncEvery))
        {
            Counts.Add(Fault.SyncFailed);
            return Fate.Failed;
        }

        return Fate.Done;
    }

    private Fate DrawChange()
    {
        if (Chance.OneIn(Plan.WriteEvery))
        {
            Counts.Add(Fault.WriteFailed);
            return Fate.Failed;
        }

        if (Chance.OneIn(Plan.FullEvery))
        {
            Counts.Add(Fault.DiskFull);
            return Fate.Full;
        }

        return Fate.Done;
    }

    private void Note(params ReadOnlySpan<ulong> numbers)
    {
        foreach (var number in numbers)
        {
            Trace = unchecked((Trace ^ number) * 1099511628211);
        }
    }

    private void Change((string Name, Inode? Inode, bool IsWhole) change)
    {
        Apply(_names, change);
        _changes.Add(change);
    }

    private static void Apply(
        Dictionary<string, Inode> names, (string Name, Inode? Inode, bool IsWhole) change)
    {
        if (change.Inode is { } inode)
        {
            names[change.Name] = inode;
        }
        else
        {
            names.Remove(change.Name);
        }
    }

    /// <summary>Where writers wait.</summary>
    public sealed class Door(Machine machine) : IDisposable
    {
        private readonly ManualResetEventSlim _reached = new();
        private readonly ManualResetEventSlim _open = new();

        /// <summary>Set when somebody waits.</summary>
        public WaitHandle Reached => _reached.WaitHandle;

        public void Wait()
        {
            _reached.Set();
            _open.Wait();
        }

        public void Dispose()
        {
            lock (machine.Gate)
            {
                machine.Entrance = null;
            }

            _open.Set();
        }
    }
}
