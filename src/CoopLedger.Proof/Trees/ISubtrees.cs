namespace CoopLedger.Proof.Trees;

/// <summary>Where the hashes of whole subtrees are found.</summary>
public interface ISubtrees
{
    /// <summary>The root over the 2^<paramref name="level"/> leaves from leaf
    /// <paramref name="index"/> × 2^<paramref name="level"/> on, all of which must be there.
    /// </summary>
    Digest Hash(int level, long index);
}
