using CoopLedger.Ledger.Sqlite.Simulation.Native;

namespace CoopLedger.Ledger.Sqlite.Simulation.Disk;

/// <summary>A file as one connection has it open.</summary>
internal sealed class OpenedFile(Machine machine, Process process, Inode inode, string name)
{
    private int _level;
    private int _shared;
    private int _exclusive;
    private SharedMemory? _memory;

    public Process Process => process;

    /// <summary>It is a journal or log that may be new: its first flush flushes its name too, as
    /// SQLite's own VFS does.</summary>
    public bool FlushesFolder { get; set; }

    public long Size
    {
        get
        {
            lock (machine.Gate)
            {
                return inode.Size;
            }
        }
    }

    public bool IsReserved
    {
        get
        {
            lock (machine.Gate)
            {
                return inode.Opened.Any(file => file._level >= Sqlite3.LockReserved);
            }
        }
    }

    public void Close()
    {
        lock (machine.Gate)
        {
            LetGo();
            UnmapShared();
            inode.Opened.Remove(this);
        }
    }

    /// <summary>What the system does for a process that is gone.</summary>
    public void LetGo()
    {
        (_level, _shared, _exclusive) = (Sqlite3.LockNone, 0, 0);
        if (_memory is { } memory && ReferenceEquals(inode.Shared, memory))
        {
            memory.Living--;
            inode.Shared = memory.Living == 0 ? null : memory;
        }
    }

    public int Read(Span<byte> into, long offset)
    {
        lock (machine.Gate)
        {
            if (machine.RefusesRead(process))
            {
                return Sqlite3.IoErrorRead;
            }

            return inode.Read(into, offset) == into.Length
                ? Sqlite3.Ok
                : Sqlite3.IoErrorShortRead;
        }
    }

    public int Write(ReadOnlySpan<byte> bytes, long offset)
    {
        lock (machine.Gate)
        {
            var fate = machine.Draw(process, name, Operation.Write, offset, bytes.Length);
            if (fate is Fate.Done or Fate.DoneThenDead)
            {
                inode.Write(bytes, offset);
            }
            else if (fate is Fate.Failed or Fate.Full && machine.Chance.OneIn(2))
            {
                inode.Write(bytes[..machine.Chance.Below(bytes.Length)], offset);
            }

            return machine.Answer(process, fate, Sqlite3.IoErrorWrite);
        }
    }

    public int Truncate(long size)
    {
        lock (machine.Gate)
        {
            var fate = machine.Draw(process, name, Operation.Truncate, size, 0);
            if (fate is Fate.Done or Fate.DoneThenDead)
            {
                inode.Truncate(size);
            }

            return machine.Answer(process, fate, Sqlite3.IoErrorTruncate);
        }
    }

    public int Sync()
    {
        lock (machine.Gate)
        {
            var fate = machine.Draw(process, name, Operation.Sync, inode.Size, 0);
            switch (fate)
            {
                case Fate.Done or Fate.DoneThenDead:
                    inode.Flush();
                    FlushName();
                    break;
                case Fate.Failed:
                    inode.FlushPartly(machine.Chance, machine.Plan.Forgets);
                    break;
                case Fate.Lied:
                    inode.Lie();
                    FlushName(); // That is a flush of its own.
                    break;
                default:
                    break;
            }

            return machine.Answer(process, fate, Sqlite3.IoErrorSync);
        }
    }

    private void FlushName()
    {
        if (FlushesFolder)
        {
            machine.FlushFolder();
            FlushesFolder = false;
        }
    }

    public int Lock(int level)
    {
        lock (machine.Gate)
        {
            if (!process.IsAlive)
            {
                return Sqlite3.IoErrorLock;
            }

            if (level <= _level)
            {
                return Sqlite3.Ok;
            }

            var others = inode.Opened.Where(file => file != this)
                .Select(file => file._level).DefaultIfEmpty().Max();
            if (others >= (level == Sqlite3.LockShared
                ? Sqlite3.LockPending
                : Sqlite3.LockReserved))
            {
                return Sqlite3.Busy;
            }

            if (level == Sqlite3.LockExclusive && others >= Sqlite3.LockShared)
            {
                _level = Sqlite3.LockPending;
                return Sqlite3.Busy;
            }

            _level = level;
            return Sqlite3.Ok;
        }
    }

    public int Unlock(int level)
    {
        lock (machine.Gate)
        {
            _level = Math.Min(_level, level);
            return Sqlite3.Ok;
        }
    }

    public int MapShared(int region, int size, bool extend, out nint memory)
    {
        lock (machine.Gate)
        {
            memory = 0;
            if (!process.IsAlive)
            {
                return Sqlite3.IoErrorSharedMemory;
            }

            if (_memory is null)
            {
                _memory = inode.Shared ??= new();
                _memory.Hold();
            }

            memory = _memory.Region(region, size, extend);
            return Sqlite3.Ok;
        }
    }

    public int LockShared(int offset, int count, int flags)
    {
        var slots = ((1 << count) - 1) << offset;
        if (offset == Sqlite3.SharedWriteSlot && (flags & Sqlite3.SharedLock) != 0)
        {
            machine.WaitAtDoor();
        }

        lock (machine.Gate)
        {
            if ((flags & Sqlite3.SharedUnlock) != 0)
            {
                (_shared, _exclusive) = (_shared & ~slots, _exclusive & ~slots);
                return Sqlite3.Ok;
            }

            if (!process.IsAlive)
            {
                return Sqlite3.IoErrorLock;
            }

            var isExclusive = (flags & Sqlite3.SharedExclusive) != 0;
            foreach (var other in inode.Opened)
            {
                var held = isExclusive ? other._shared | other._exclusive : other._exclusive;
                if (other != this && (held & slots) != 0)
                {
                    return Sqlite3.Busy;
                }
            }

            if (isExclusive)
            {
                _exclusive |= slots;
            }
            else
            {
                _shared |= slots;
            }

            return Sqlite3.Ok;
        }
    }

    public void UnmapShared()
    {
        lock (machine.Gate)
        {
            if (_memory is not { } memory)
            {
                return;
            }

            if (process.IsAlive && ReferenceEquals(inode.Shared, memory))
            {
                memory.Living--;
                inode.Shared = memory.Living == 0 ? null : memory;
            }

            _memory = null;
            memory.Release();
        }
    }
}
