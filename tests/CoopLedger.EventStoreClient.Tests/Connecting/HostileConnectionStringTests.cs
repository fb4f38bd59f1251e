using EventStore.Client;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>Whatever a connection string is, it gives settings or says where it is wrong.</summary>
public sealed class HostileConnectionStringTests
{
    /// <summary>Letters that nothing else in a string or a message has.</summary>
    private const string Secret = "ZQXJ";

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly string[] Pieces =
    [
        "esdb", "+discover", "kurrentdb", "://", "/", "@", ":", ",", "?", "&", "=", "%", "%40",
        "%C3", "[", "]", "::1", "localhost", "10.0.0.1", "2113", "99999", "tls", "true",
        "tlsCaFile", "userCertFile", "userKeyFile", "nodePreference", "leader",
        "keepAliveInterval", "-1", "\0", "\ud83d", "ệ", " ", "..", "connectionName",
    ];

    private static Gen<string> Jumbled => Gen.Elements(Pieces).ListOf()
        .Select(pieces => string.Concat(pieces));

    [Fact]
    public void A_jumble_of_the_right_pieces_is_parsed_or_refused() =>
        Prop.ForAll(Jumbled.ToArbitrary(), IsParsedOrRefused).Check(Many);

    [Fact]
    public void Anything_after_the_scheme_is_parsed_or_refused() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>(), rest => IsParsedOrRefused("esdb://" + rest))
            .Check(Many);

    [Fact]
    public void A_string_with_one_letter_changed_is_parsed_or_refused() =>
        Prop.ForAll(
            Gen.Choose(0, Whole.Length - 1).SelectMany(at => ArbMap.Default.GeneratorFor<char>()
                .Select(letter => Whole[..at] + letter + Whole[(at + 1)..])).ToArbitrary(),
            IsParsedOrRefused).Check(Many);

    [Fact]
    public void A_password_is_in_no_message()
    {
        var refused = 0;
        var secrets = Jumbled.SelectMany(before => Jumbled.SelectMany(within =>
            Jumbled.Select(after => (before, within, after))));
        Prop.ForAll(secrets.ToArbitrary(), parts =>
        {
            // The worst case: a password that nobody has encoded, in a string with other faults.
            var text = $"esdb://user:{Secret}{parts.within}{Secret}@h{parts.after}";
            try
            {
                EventStoreClientSettings.Create(text);
            }
            catch (ConnectionStringParseException fault)
            {
                refused++;
                Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
            }
        }).Check(Many);
        Assert.True(refused > 100, $"{refused}");
    }

    [Fact]
    public void What_is_encoded_is_read_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var secret = new string([.. text.Get.Where(
                letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]);
            var settings = EventStoreClientSettings.Create(
                $"esdb://user:{Uri.EscapeDataString(secret)}@h");
            Assert.Equal(secret, settings.DefaultCredentials?.Password);
        }).Check(Many);

    private const string Whole = "esdb+discover://user:secret@node-1:2113,[::1]:2114/"
        + "?tls=true&nodePreference=follower&keepAliveInterval=10000&connectionName=a%20b";

    private static void IsParsedOrRefused(string text)
    {
        try
        {
            Assert.NotNull(EventStoreClientSettings.Create(text).ConnectivitySettings);
        }
        catch (ConnectionStringParseException fault)
        {
            Assert.InRange(fault.Position, 1, text.Length + 1);
        }
    }
}
