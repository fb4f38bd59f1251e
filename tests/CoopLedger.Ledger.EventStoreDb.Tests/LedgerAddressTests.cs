using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

public sealed class LedgerAddressTests
{
    [Theory]
    [InlineData("esdb://localhost:2113", "coopledger", "esdb://localhost:2113")]
    [InlineData("esdb://h?tls=false&ledger=hanoi", "hanoi", "esdb://h?tls=false")]
    [InlineData("esdb://h/?ledger=hanoi_2024&tls=false", "hanoi_2024", "esdb://h/?tls=false")]
    [InlineData("kurrentdb+discover://a,b:2114?LEDGER=x", "x", "kurrentdb+discover://a,b:2114")]
    [InlineData("esdb+discover://c?tls=true", "coopledger", "esdb+discover://c?tls=true")]
    public void The_name_is_taken_out_of_the_address(string uri, string name, string connection)
    {
        var address = LedgerAddress.Parse(uri);
        Assert.Equal((name, connection), (address.Name, address.Connection));
    }

    [Theory]
    [InlineData("sqlite:x.db")]
    [InlineData("esdb://h?ledger=")]
    [InlineData("esdb://h?ledger=Hà-Nội")]
    [InlineData("esdb://h?ledger=a-b")]
    [InlineData("esdb://h?ledger=a.b")]
    [InlineData("esdb://h?ledger=a&ledger=b")]
    [InlineData("esdb://h?ledger=a2345678901234567890123456789012345678901")]
    public void What_names_no_ledger_is_refused(string uri) =>
        Assert.Equal(
            "store.address",
            Assert.Throws<StoreException>(() => LedgerAddress.Parse(uri)).Code);

    [Theory]
    [InlineData("esdb://ann:se%40cret@h:2113/?tls=true&ledger=x", "esdb://h:2113?ledger=x")]
    [InlineData("esdb://ann:a@b@h", "esdb://h?ledger=coopledger")]
    public void The_password_is_never_shown(string uri, string shown) =>
        Assert.Equal(shown, LedgerAddress.Parse(uri).ToString());
}
