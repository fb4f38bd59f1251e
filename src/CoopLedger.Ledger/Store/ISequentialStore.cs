namespace CoopLedger.Ledger.Store;

/// <summary>A store in which an append takes long to become readable, and that can make many, one
/// after another, before it waits.</summary>
public interface ISequentialStore : ILedgerStore
{
    /// <summary>Makes appends in their order, each when the one before it stands, and returns when
    /// the last is readable.</summary>
    /// <param name="after">The size that the log must have.</param>
    /// <param name="appends">At least one.</param>
    /// <param name="cancellationToken">Stops between two; those before are made.</param>
    /// <returns>The size of the log afterwards; when it was not <paramref name="after"/>, nothing
    /// was appended.</returns>
    /// <exception cref="WrongExpectedRevisionException">One does not follow what is there; those
    /// before it are made.</exception>
    Task<long> AppendInOrder(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken);
}
