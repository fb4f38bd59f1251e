namespace CoopLedger.Ledger.Keys;

/// <summary>Lets one program at a time sign with a folder's key: two that look at what was last
/// signed and then sign could contradict each other.</summary>
internal static class SigningLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>What holds the lock until it is disposed of, or the process ends.</returns>
    /// <exception cref="Store.StoreException"><c>keys.locked</c>, <c>keys.unwritable</c>.
    /// </exception>
    public static async Task<IDisposable> Take(
        KeyFolder folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        const string Name = "signing.lock";
        folder.WriteNew(Name, []);
        var path = System.IO.Path.Combine(folder.Path, Name);
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(
                    path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (IOException)
            {
                throw KeyErrors.Locked(path);
            }
        }
    }
}
