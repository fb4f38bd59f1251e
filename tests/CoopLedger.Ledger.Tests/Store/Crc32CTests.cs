using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Store;

/// <summary>The sum of the standard, however long the bytes are.</summary>
public sealed class Crc32CTests
{
    private const int LengthMax = 7000;

    // The polynomial of RFC 3720, its bits in reverse order.
    private const uint Polynomial = 0x82F63B78;

    [Fact]
    public void The_sum_is_that_of_the_definition_at_every_length()
    {
        var bytes = new byte[LengthMax];
        var next = 12345u;
        foreach (ref var made in bytes.AsSpan())
        {
            next = unchecked((next * 1_664_525) + 1_013_904_223);
            made = (byte)(next >> 24);
        }

        var sum = uint.MaxValue;
        for (var length = 0; length <= LengthMax; length++)
        {
            Assert.Equal(~sum, Crc32C.Of(bytes.AsSpan(0, length)));
            sum = length < LengthMax ? Gone(sum ^ bytes[length]) : sum;
        }
    }

    [Fact]
    public void The_sum_over_the_example_of_the_standard_is_the_standards() =>
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32])); // RFC 3720 appendix B.4.

    private static uint Gone(uint sum)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? Polynomial : 0);
        }

        return sum;
    }
}
