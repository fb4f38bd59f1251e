using System.Collections.Immutable;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Keys;

/// <summary>A ledger's keys as a whole.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="FolderMode">The folder's rights, such as 700.</param>
/// <param name="CanSign">Whether there is a private key.</param>
/// <param name="TooOpen">What is open to others.</param>
/// <param name="LastSigned">What was signed last.</param>
/// <param name="Keys">The public keys, the first one first.</param>
public sealed record KeyOverview(
    string Folder, string FolderMode, bool CanSign, IReadOnlyList<string> TooOpen,
    LastSigned? LastSigned, ImmutableArray<KeyInForce> Keys)
{
    /// <exception cref="StoreException"><c>keys.damaged</c>, <c>keys.other-ledger</c>,
    /// <c>keys.unreadable</c>. A key that is open to others is shown, not refused.</exception>
    public static async Task<KeyOverview> Of(
        LedgerKeys keys, IEventLog log, CancellationToken cancellationToken)
    {
        var folder = keys.Folder;
        var history = await KeyHistory.Read(log, cancellationToken);
        var first = history.Links.IsEmpty ? keys.ReadVerifier(history.Origin) : null;
        return new KeyOverview(
            folder.Path, folder.Exists ? KeyRights.ModeOf(folder.Path) : "-", keys.CanSign,
            folder.TooOpen, keys.ReadLastSigned(), history.Keys(first));
    }
}
