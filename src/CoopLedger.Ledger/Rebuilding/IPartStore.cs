using System.Diagnostics.CodeAnalysis;
using CoopLedger.Indicators;

namespace CoopLedger.Ledger.Rebuilding;

/// <summary>Keeps the parts of a rebuild that are done, so that one that was stopped goes on where
/// it stood. Safe for several threads.</summary>
public interface IPartStore
{
    /// <summary>Finds a part of the log as it was posted by these very rules. One that does not
    /// fit the log is not found.</summary>
    /// <param name="whole">The projection that the part is to be joined with.</param>
    /// <param name="first">The part's first position.</param>
    /// <param name="last">Its last.</param>
    /// <param name="part">The part.</param>
    bool TryRead(
        Projection whole, long first, long last, [NotNullWhen(true)] out ProjectionPart? part);

    /// <summary>Keeps a part. What cannot be kept is made again by the next run.</summary>
    void Write(ProjectionPart part);
}
