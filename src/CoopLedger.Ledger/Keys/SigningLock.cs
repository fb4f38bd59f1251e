namespace CoopLedger.Ledger.Keys;

/// <summary>Lets one program at a time sign with a folder's key: two that look at what was last
/// signed and then sign could contradict each other.</summary>
internal static class SigningLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>What holds the lock until it is disposed of, or the process ends.</returns>
    /// <exception cref="Store.StoreException"><c>keys.locked</c>.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<IDisposable> Take(
        KeyFolder folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        const string Name = "signing.lock";
        var path = System.IO.Path.Combine(folder.Path, Name);
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, Options());
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

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
