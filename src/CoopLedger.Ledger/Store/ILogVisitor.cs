namespace CoopLedger.Ledger.Store;

/// <summary>Is shown the events of a log one after another, each where its bytes lie.</summary>
public interface ILogVisitor
{
    /// <summary>Whether what a store keeps of an event beside its envelope, to find it by, is to be
    /// compared with the envelope too. The envelope itself is always checked.</summary>
    bool ComparesCopies => false;

    /// <summary>Looks at the next event. What it wants to keep it must copy.</summary>
    void Visit(scoped in EnvelopeView stored);
}
