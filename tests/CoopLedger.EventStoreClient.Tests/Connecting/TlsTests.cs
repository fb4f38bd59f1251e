using EventStore.Client;
using Grpc.Core;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>Whom the client trusts, and what it says when it does not.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly Authority _authority = new("the cluster's authority");

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_node_signed_by_the_named_authority_is_trusted_and_told_who_calls()
    {
        using var certificate = _authority.ForNode("localhost");
        await using var node = await Node.Start(certificate, host: "localhost");
        await using var source = Sources.Of(
            $"esdb://t%C3%A8o:m%40t@{node.EndPoint}?tlsCaFile={_authority.CaFile}");
        var connection = await source.Now();
        Assert.Equal($"https://{node.EndPoint}/", connection.Address.ToString());
        // base64("tèo:m@t") in UTF-8.
        Assert.Equal("Basic dMOobzptQHQ=", Assert.Single(node.Requests).Authorization);
    }

    [Fact]
    public async Task A_node_that_is_called_by_its_address_has_that_in_its_certificate()
    {
        using var certificate = _authority.ForNode("127.0.0.1");
        await using var node = await Node.Start(certificate);
        await using var source = Sources.Of(
            $"esdb://{node.EndPoint}?tlsCaFile={_authority.CaFile}");
        Assert.True((await source.Now()).SupportsBatchAppend);
    }

    [Fact]
    public async Task Another_authority_is_not_trusted()
    {
        using var other = new Authority("somebody else");
        using var certificate = other.ForNode("localhost");
        await Refused(
            certificate, $"tlsCaFile={_authority.CaFile}",
            "no authority trusted here has signed it", "CN=somebody else");
    }

    [Fact]
    public async Task Without_a_named_authority_only_those_of_the_machine_are_trusted()
    {
        using var certificate = _authority.ForNode("localhost");
        await Refused(
            certificate, "tls=true", "no authority trusted here has signed it",
            "CN=the cluster's authority", "tlsCaFile");
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        using var certificate = _authority.ForNode("other.example");
        await Refused(
            certificate, $"tlsCaFile={_authority.CaFile}",
            "localhost is not trusted: its certificate is for other.example.");
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        using var certificate = _authority.ForNode("localhost", days: -3);
        await Refused(
            certificate, $"tlsCaFile={_authority.CaFile}", "is not valid now",
            $"to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said()
    {
        using var other = new Authority("somebody else");
        using var certificate = other.ForNode("other.example");
        await Refused(
            certificate, $"tlsCaFile={_authority.CaFile}", "its certificate is for other.example",
            "no authority trusted here has signed it");
    }

    [Fact]
    public async Task Nothing_is_verified_when_that_is_said()
    {
        using var certificate = _authority.ForNode("other.example", days: -3);
        await using var node = await Node.Start(certificate, host: "localhost");
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tlsVerifyCert=false");
        Assert.True((await source.Now()).SupportsBatchAppend);
    }

    [Fact]
    public async Task A_file_may_hold_several_authorities()
    {
        using var other = new Authority("somebody else");
        var both = Path.Combine(_authority.Folder, "both.crt");
        await File.WriteAllTextAsync(
            both, await File.ReadAllTextAsync(other.CaFile) + "\n"
            + await File.ReadAllTextAsync(_authority.CaFile));
        using var certificate = _authority.ForNode("localhost");
        await using var node = await Node.Start(certificate, host: "localhost");
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tlsCaFile={both}");
        Assert.True((await source.Now()).SupportsBatchAppend);
    }

    [Fact]
    public async Task A_user_certificate_is_shown_when_it_is_demanded()
    {
        using var certificate = _authority.ForNode("localhost");
        var (user, key) = _authority.ForUser("accountant");
        await using var node = await Node.Start(certificate, demandsUser: true, host: "localhost");
        await using var source = Sources.Of(
            $"esdb://{node.EndPoint}?tlsCaFile={_authority.CaFile}&userCertFile={user}"
            + $"&userKeyFile={key}");
        Assert.True((await source.Now()).SupportsBatchAppend);
        Assert.Equal("CN=accountant", Assert.Single(node.Requests).User);
    }

    [Fact]
    public async Task Without_the_user_certificate_that_is_demanded_there_is_no_connection()
    {
        using var certificate = _authority.ForNode("localhost");
        await using var node = await Node.Start(certificate, demandsUser: true, host: "localhost");
        await using var source = Sources.Of(
            $"esdb://{node.EndPoint}?tlsCaFile={_authority.CaFile}");
        var fault = await Assert.ThrowsAsync<RpcException>(source.Now);
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Empty(node.Requests);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        var (certificate, _) = _authority.ForUser("one");
        var (_, key) = _authority.ForUser("two");
        var fault = Assert.Throws<InvalidClientCertificateException>(
            () => EventStoreClientSettings.Create(
                $"esdb://h?userCertFile={certificate}&userKeyFile={key}"));
        Assert.Contains("userCertFile", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_certificate_is_refused()
    {
        var file = Path.Combine(_authority.Folder, "letter.txt");
        await File.WriteAllTextAsync(file, "Kính gửi");
        Assert.Throws<InvalidClientCertificateException>(
            () => EventStoreClientSettings.Create($"esdb://h?tlsCaFile={file}"));
        await File.WriteAllTextAsync(
            file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Assert.Throws<InvalidClientCertificateException>(
            () => EventStoreClientSettings.Create($"esdb://h?tlsCaFile={file}"));
        Assert.Throws<InvalidClientCertificateException>(
            () => EventStoreClientSettings.Create($"esdb://h?tlsCaFile={_authority.Folder}"));
    }

    [Fact]
    public async Task A_seed_that_is_not_trusted_is_passed_over_and_told()
    {
        using var other = new Authority("somebody else");
        using var good = _authority.ForNode("localhost");
        using var bad = other.ForNode("localhost");
        await using var trusted = await Node.Start(good, host: "localhost");
        await using var stranger = await Node.Start(bad, host: "localhost");
        trusted.Members = () => [trusted.As(VNodeState.Leader)];
        stranger.Members = () => [stranger.As(VNodeState.Leader)];
        var keys = $"?tlsCaFile={_authority.CaFile}&maxDiscoverAttempts=1";
        for (var seed = 0; seed < 4; seed++)
        {
            await using var source = Sources.Of(
                $"esdb://{stranger.EndPoint},{trusted.EndPoint}{keys}", seed);
            Assert.Equal(trusted.Port, (await source.Now()).Address.Port);
        }

        await using var alone = Sources.Of($"esdb+discover://{stranger.EndPoint}{keys}");
        var fault = await Assert.ThrowsAsync<DiscoveryException>(alone.Now);
        Assert.Contains("has signed it", fault.Message, StringComparison.Ordinal);
        Assert.Empty(stranger.Requests);
    }

    [Fact]
    public async Task Cleartext_to_a_node_that_speaks_TLS_and_TLS_to_one_that_does_not_fail()
    {
        using var certificate = _authority.ForNode("localhost");
        await using var secure = await Node.Start(certificate, host: "localhost");
        await using var plain = await Node.Start(host: "localhost");
        await using var toSecure = Sources.Of($"esdb://{secure.EndPoint}?tls=false");
        await using var toPlain = Sources.Of(
            $"esdb://u:p@{plain.EndPoint}?tlsCaFile={_authority.CaFile}");
        await Assert.ThrowsAsync<RpcException>(toSecure.Now);
        await Assert.ThrowsAsync<RpcException>(toPlain.Now);
        Assert.Empty(secure.Requests);
        Assert.Empty(plain.Requests);
    }

    private static async Task Refused(
        System.Security.Cryptography.X509Certificates.X509Certificate2 certificate, string keys,
        params string[] words)
    {
        await using var node = await Node.Start(certificate, host: "localhost");
        await using var source = Sources.Of($"esdb://user:secret@{node.EndPoint}?{keys}");
        var fault = await Assert.ThrowsAsync<RpcException>(source.Now);
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.All(
            words, word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
        Assert.Empty(node.Requests);
    }
}
