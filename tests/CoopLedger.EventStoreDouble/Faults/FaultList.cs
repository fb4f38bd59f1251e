namespace CoopLedger.Doubles;

/// <summary>The faults that calls to a node will meet. May be used from any thread.</summary>
public sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    /// <summary>How many faults were met so far.</summary>
    public int Met { get; private set; }

    /// <summary>How many faults still wait for their call; a lasting one always does.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _faults.Count;
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>The first fault for such a call, which is used up by it.</summary>
    internal Fault? Take(string method, string? stream)
    {
        lock (_gate)
        {
            for (var i = 0; i < _faults.Count; i++)
            {
                var fault = _faults[i];
                if ((fault.Method ?? method) != method || (fault.Stream ?? stream) != stream)
                {
                    continue;
                }

                if (fault.Skip > 0)
                {
                    _faults[i] = fault.Skipping(fault.Skip - 1);
                    continue;
                }

                Met++;
                if (fault.Times == 1)
                {
                    _faults.RemoveAt(i);
                }
                else if (fault.Times < int.MaxValue)
                {
                    _faults[i] = fault.Repeated(fault.Times - 1);
                }

                return fault;
            }

            return null;
        }
    }
}
