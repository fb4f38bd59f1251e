namespace CoopLedger.Indicators.Snapshots;

/// <summary>Takes the columns of a projection's state, one after another.</summary>
public interface IColumnWriter
{
    /// <summary>Adds the next column; the first has number 0.</summary>
    void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged;
}

/// <summary>Gives the columns back as they were added. Safe for several threads.</summary>
public interface IColumnReader
{
    /// <param name="column">Its number.</param>
    /// <returns>An array of the caller's own.</returns>
    T[] Read<T>(int column)
        where T : unmanaged;
}
