using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Sqlite.Simulation.Disk;

/// <summary>The memory that the connections to a file share (the index of its -wal file). It dies
/// with the last process that maps it; its bytes stay until the last connection is closed, since
/// SQLite may still look at them while it unwinds.</summary>
internal sealed unsafe class SharedMemory
{
    private readonly List<nint> _regions = [];
    private int _holders;

    /// <summary>Connections of processes that live.</summary>
    public int Living { get; set; }

    public void Hold()
    {
        _holders++;
        Living++;
    }

    public void Release()
    {
        _holders--;
        if (_holders == 0)
        {
            _regions.ForEach(region => NativeMemory.Free((void*)region));
            _regions.Clear();
        }
    }

    /// <summary>A region, or 0 when there is none and none is to be made.</summary>
    public nint Region(int number, int size, bool extend)
    {
        while (_regions.Count <= number)
        {
            if (!extend)
            {
                return 0;
            }

            _regions.Add((nint)NativeMemory.AllocZeroed((nuint)size));
        }

        return _regions[number];
    }
}
