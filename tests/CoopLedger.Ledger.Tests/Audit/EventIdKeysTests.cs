using CoopLedger.Ledger.Audit;

namespace CoopLedger.Ledger.Tests.Audit;

/// <summary>Ids that occur twice are found, in one part or in several.</summary>
public sealed class EventIdKeysTests
{
    [Fact]
    public void Ids_that_occur_in_two_parts_or_twice_in_one_are_found_and_no_others()
    {
        var numbers = new Random(3);
        var ids = Enumerable.Range(0, 5000).Select(_ => Id(numbers)).ToArray();
        var parts = new[] { Part(ids[..2500]), Part([ids[7], .. ids[2500..], ids[4000]]) };
        Assert.Equal(
            ((ulong[])[EventIdKeys.KeyOf(ids[7]), EventIdKeys.KeyOf(ids[4000])]).Order(),
            EventIdKeys.Repeated(parts).Order());
    }

    [Fact]
    public void Ids_that_are_all_different_repeat_nothing()
    {
        var numbers = new Random(4);
        Assert.Empty(EventIdKeys.Repeated(
            [Part([.. Enumerable.Range(0, 5000).Select(_ => Id(numbers))]), Part([])]));
    }

    private static EventIdKeys Part(byte[][] ids)
    {
        var keys = new EventIdKeys(new ulong[ids.Length]);
        Array.ForEach(ids, id => keys.Add(id));
        keys.Order();
        return keys;
    }

    private static byte[] Id(Random numbers)
    {
        var id = new byte[16];
        numbers.NextBytes(id);
        return id;
    }
}
