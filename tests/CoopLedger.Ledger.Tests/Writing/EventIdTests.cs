using System.Security.Cryptography;
using System.Text;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>Event ids are UUIDs of version 5, made of the ledger, the key and the ordinal.
/// </summary>
public sealed class EventIdTests
{
    private static readonly Guid Dns = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Fact]
    public void The_reference_of_these_tests_makes_the_vector_of_RFC_9562() =>
        // Appendix A.4.
        Assert.Equal(
            new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), Version5(Dns, "www.example.com"));

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555", "phu-tho-2023/found/01", 0,
        "8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d")]
    [InlineData("11111111-2222-3333-4444-555555555555", "phu-tho-2023/found/01", 1,
        "da72923f-d8d9-58ae-a1d0-8830752e4f82")]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "Tổ hợp tác", 0,
        "d34a830d-e93c-5903-ac32-753ddf8aa130")]
    public void An_id_is_that_of_another_implementation(
        string ledger, string key, int ordinal, string id)
    {
        Assert.Equal(new Guid(id), EventIds.Of(new Guid(ledger), key, ordinal));
        Assert.Equal(new Guid(id), Version5(new Guid(ledger), $"{ordinal}:{key}"));
    }

    [Fact]
    public async Task The_log_holds_the_id_of_the_submit_key()
    {
        await using var ledger = new TestLedger();
        var stored = await ledger.Record(Wish.Found("a", "2023-01-01"), "phu-tho-2023/found/01");
        Assert.Equal(new Guid("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"), stored.Event.Id);
        Assert.Equal((5, 8), (stored.Event.Id.Version, stored.Event.Id.Variant & 0xC));
    }

    private static Guid Version5(Guid space, string name)
    {
        var hex = space.ToString("N") + Convert.ToHexString(Encoding.UTF8.GetBytes(name));
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1.
        var hash = Convert.ToHexStringLower(SHA1.HashData(Convert.FromHexString(hex)));
#pragma warning restore CA5350
        var variant = "89ab"[Convert.ToInt32(hash[16..17], 16) % 4];
        return new(hash[..12] + "5" + hash[13..16] + variant + hash[17..32]);
    }
}
