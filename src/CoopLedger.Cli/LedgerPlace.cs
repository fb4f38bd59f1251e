using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>Where a ledger is, as the command line names it, and how it is opened there.</summary>
internal sealed class LedgerPlace
{
    private const string SqlitePrefix = "sqlite:";

    private LedgerPlace(string name, string path, KeyFolder keys) =>
        (Name, Path, Keys) = (name, path, keys);

    /// <summary>How people are told of it; never with a password.</summary>
    public string Name { get; }

    /// <summary>The ledger's file, beside which lies what is derived from it.</summary>
    public string Path { get; }

    /// <summary>Its folder of keys; it need not be there.</summary>
    public KeyFolder Keys { get; }

    /// <param name="uri">As it was given.</param>
    /// <param name="keys">The folder of keys that was named, if one was.</param>
    /// <exception cref="UsageException">It names no ledger.</exception>
    public static LedgerPlace Of(string uri, string? keys)
    {
        if (!uri.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            || uri.Length == SqlitePrefix.Length)
        {
            throw new UsageException(
                $"Không hiểu sổ \"{uri}\": hãy viết sqlite:ĐƯỜNG-DẪN.",
                $"\"{uri}\" names no ledger: write sqlite:PATH.");
        }

        var path = uri[SqlitePrefix.Length..];
        return new(path, path, new(keys ?? path + ".keys"));
    }

    /// <summary>Opens the ledger that is there.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened for this.
    /// </exception>
    public Task<ILedgerStore> Open(StoreAccess access, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ILedgerStore>(SqliteEventStore.Open(Path, access));
    }

    /// <summary>Opens the ledger that is there for appending, or makes it.</summary>
    /// <param name="ledgerId">The id that it is to have. One that is there may have another:
    /// whoever fills it looks at that.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public async Task<ILedgerStore> OpenToFill(
        Guid ledgerId, CancellationToken cancellationToken)
    {
        try
        {
            return await Open(StoreAccess.ReadWrite, cancellationToken);
        }
        catch (StoreException missing) when (missing.Code == "store.not-found")
        {
            return await Create(ledgerId, cancellationToken);
        }
    }

    /// <summary>Whether another place is this very one.</summary>
    public bool IsSame(LedgerPlace other) =>
        System.IO.Path.GetFullPath(Path) == System.IO.Path.GetFullPath(other.Path);

    /// <summary>Makes a new, empty ledger and opens it for appending.</summary>
    /// <exception cref="StoreException">Something is there already.</exception>
    public Task<ILedgerStore> Create(Guid ledgerId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ILedgerStore>(SqliteEventStore.Create(Path, ledgerId));
    }
}
