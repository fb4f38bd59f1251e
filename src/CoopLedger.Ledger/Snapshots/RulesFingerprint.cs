using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>Which build of the rules made a snapshot: what is derived by other rules is not
/// used.</summary>
/// <remarks>The module version ids of the three assemblies by which postings and registers come to
/// be. The compiler derives them from all that goes into an assembly, so that the same sources
/// have the same and any change makes others.</remarks>
internal static class RulesFingerprint
{
    public const int Length = 3 * 16;

    public static byte[] Bytes { get; } =
    [
        .. typeof(Event).Module.ModuleVersionId.ToByteArray(bigEndian: true),
        .. typeof(Projection).Module.ModuleVersionId.ToByteArray(bigEndian: true),
        .. typeof(RulesFingerprint).Module.ModuleVersionId.ToByteArray(bigEndian: true),
    ];
}
