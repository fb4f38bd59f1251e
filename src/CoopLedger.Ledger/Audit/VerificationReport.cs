namespace CoopLedger.Ledger.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Events">The events that were read.</param>
/// <param name="Streams">The streams they stand on.</param>
/// <param name="Root">The root recomputed from them, in hexadecimal.</param>
/// <param name="ProjectionHash">The projection's fingerprint.</param>
/// <param name="Fault">The first fault, or <see langword="null"/> when there is none.</param>
/// <param name="FaultPosition">Its position.</param>
public sealed record VerificationReport(
    long Events, long Streams, string Root, string ProjectionHash, string? Fault,
    long? FaultPosition)
{
    public bool IsSound => Fault is null;
}
