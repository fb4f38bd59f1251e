namespace CoopLedger.Ledger.Store;

/// <summary>A store that keeps a whole ledger: its events, the checkpoints signed of them, and what
/// it takes to check itself.</summary>
public interface ILedgerStore : IEventStore, ICheckpointStore, ICheckedStorage;
