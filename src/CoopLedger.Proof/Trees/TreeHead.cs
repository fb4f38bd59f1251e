namespace CoopLedger.Proof.Trees;

/// <summary>What a log said of itself at one size.</summary>
/// <param name="Size">The number of leaves, from 0.</param>
/// <param name="Root">The root over the first <paramref name="Size"/> leaves.</param>
public sealed record TreeHead(long Size, Digest Root);
