namespace CoopLedger.Proof;

/// <summary>Something does not prove what it should: a proof, a note, a checkpoint, a key or an
/// exported folder.</summary>
/// <param name="code">Stable: <c>proof.malformed</c>, <c>proof.index</c>, <c>proof.length</c>,
/// <c>proof.root</c>, <c>proof.leaf</c>; <c>note.malformed</c>, <c>note.signature</c>,
/// <c>note.unsigned</c>; <c>checkpoint.malformed</c>, <c>checkpoint.origin</c>;
/// <c>key.malformed</c>, <c>key.algorithm</c>; <c>export.missing</c>, <c>export.malformed</c>,
/// <c>export.entry</c>, <c>export.root</c>; <c>entry.malformed</c>.</param>
/// <param name="vietnamese">What is wrong, where, and what to do, in Vietnamese.</param>
/// <param name="english">The same in English.</param>
public sealed class ProofException(string code, string vietnamese, string english)
    : Exception(english)
{
    public string Code { get; } = code;

    public string Vietnamese { get; } = vietnamese;

    /// <summary>The first position of the log that is wrong, where one can be named.</summary>
    public long? Position { get; init; }
}
