using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>Reads a fact from the bytes that a projection kept of it.</summary>
public interface IFactReader
{
    /// <param name="position">The fact's position.</param>
    /// <param name="bytes">What was kept.</param>
    (StreamName Stream, Fact Fact) Read(long position, scoped in FactBytes bytes);
}
