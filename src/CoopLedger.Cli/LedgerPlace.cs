using System.Runtime.CompilerServices;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>Where a ledger is, as the command line names it, and how it is opened there: a SQLite
/// file, or an EventStoreDB cluster with a mirror here.</summary>
/// <remarks>What speaks to a cluster stands in methods of its own: a question to a file is answered
/// before its code would be loaded.</remarks>
internal sealed class LedgerPlace
{
    private const string SqlitePrefix = "sqlite:";

    private static readonly string[] ClusterPrefixes =
        ["esdb://", "esdb+discover://", "kurrentdb://", "kurrentdb+discover://"];

    private readonly string? _cluster;

    private LedgerPlace(string name, string path, KeyFolder keys, string? cluster = null) =>
        (Name, Path, Keys, _cluster) = (name, path, keys, cluster);

    /// <summary>How people are told of it; never with a password.</summary>
    public string Name { get; }

    /// <summary>The ledger's file, or the mirror's of a ledger on a cluster; beside it lies what
    /// is derived.</summary>
    public string Path { get; private init; }

    /// <summary>Its folder of keys; it need not be there.</summary>
    public KeyFolder Keys { get; }

    /// <summary>Whether the ledger is on a cluster.</summary>
    public bool IsCluster => _cluster is not null;

    /// <param name="uri">As it was given.</param>
    /// <param name="keys">The folder of keys that was named, if one was.</param>
    /// <param name="mirror">The mirror's file that was named, if one was.</param>
    /// <exception cref="UsageException">It names no ledger.</exception>
    /// <exception cref="StoreException"><c>store.address</c>.</exception>
    public static LedgerPlace Of(string uri, string? keys, string? mirror)
    {
        if (Array.Exists(
            ClusterPrefixes, one => uri.StartsWith(one, StringComparison.OrdinalIgnoreCase)))
        {
            return OnCluster(uri, keys, mirror);
        }

        if (!uri.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            || uri.Length == SqlitePrefix.Length)
        {
            throw new UsageException(
                $"Không hiểu sổ \"{Shown(uri)}\": hãy viết sqlite:ĐƯỜNG-DẪN, hoặc "
                    + "esdb://MÁY:CỔNG?ledger=TÊN.",
                $"\"{Shown(uri)}\" names no ledger: write sqlite:PATH, or "
                    + "esdb://HOST:PORT?ledger=NAME.");
        }

        var path = uri[SqlitePrefix.Length..];
        return new(path, path, new(keys ?? path + ".keys"));
    }

    /// <summary>Opens the ledger that is there. Of a cluster's, the mirror has caught up then.
    /// </summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened for this.
    /// </exception>
    public Task<ILedgerStore> Open(StoreAccess access, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _cluster is { } cluster
            ? ClusterLedger.Open(
                cluster, id => Mirror.Open(Path, id), access, cancellationToken)
            : Task.FromResult<ILedgerStore>(SqliteEventStore.Open(Path, access));
    }

    /// <summary>Makes a new, empty ledger and opens it for appending.</summary>
    /// <exception cref="StoreException">Something is there already.</exception>
    public Task<ILedgerStore> Create(Guid ledgerId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _cluster is { } cluster
            ? ClusterLedger.Create(
                cluster, ledgerId, id => Mirror.Open(Path, id), cancellationToken)
            : Task.FromResult<ILedgerStore>(SqliteEventStore.Create(Path, ledgerId));
    }

    /// <summary>Opens the ledger that is there for appending, or makes it.</summary>
    /// <param name="ledgerId">The id that it is to have. A file that is there may have another:
    /// whoever fills it looks at that.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="StoreException"><c>copy.foreign</c>: the cluster has another ledger of
    /// this name.</exception>
    public async Task<ILedgerStore> OpenToFill(
        Guid ledgerId, CancellationToken cancellationToken)
    {
        try
        {
            return _cluster is { } cluster
                ? await ClusterLedger.Open(
                    cluster, id => Mirror.OpenToFill(Path, id, ledgerId), StoreAccess.ReadWrite,
                    cancellationToken)
                : await Open(StoreAccess.ReadWrite, cancellationToken);
        }
        catch (StoreException missing) when (missing.Code == "store.not-found")
        {
            return await Create(ledgerId, cancellationToken);
        }
    }

    /// <summary>Whether another place is this very one, or its mirror.</summary>
    public bool IsSame(LedgerPlace other) => IsCluster && other.IsCluster
        ? Name == other.Name
        : HasFile(other.Path);

    /// <summary>The same place, with a mirror that does not lie where another ledger's does.
    /// </summary>
    public LedgerPlace Beside(LedgerPlace other) => IsCluster && HasFile(other.Path)
        ? new(Name, Path, Keys, _cluster) { Path = Path + ".copy" }
        : this;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LedgerPlace OnCluster(string uri, string? keys, string? mirror)
    {
        var (name, told) = ClusterLedger.Named(uri);
        return new(
            told, mirror ?? $"coopledger-{name}.mirror.db",
            new(keys ?? $"coopledger-{name}.keys"), uri);
    }

    private bool HasFile(string path) =>
        System.IO.Path.GetFullPath(Path) == System.IO.Path.GetFullPath(path);

    /// <summary>A URI without what may be a password.</summary>
    private static string Shown(string uri)
    {
        var scheme = uri.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? uri : $"{uri[..scheme]}://…";
    }
}
