namespace CoopLedger.Ledger.Store;

/// <summary>Is shown the events of a log one after another, each where its bytes lie.</summary>
public interface ILogVisitor
{
    /// <summary>Looks at the next event. What it wants to keep it must copy.</summary>
    void Visit(scoped in EnvelopeView stored);
}
