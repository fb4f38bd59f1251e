using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>Reads facts of the log of which a projection knows the positions.</summary>
public interface IFactReader
{
    /// <param name="positions">Their positions, ascending.</param>
    /// <returns>As many facts, in the same order, each with its stream.</returns>
    IReadOnlyList<(StreamName Stream, Fact Fact)> Read(IReadOnlyList<long> positions);
}
