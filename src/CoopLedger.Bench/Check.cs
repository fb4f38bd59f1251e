namespace CoopLedger.Bench;

/// <summary>A fast answer that is wrong is no figure.</summary>
public static class Check
{
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException(
                $"Wrong result: {what} is {actual}, not {expected}.");
        }
    }
}
