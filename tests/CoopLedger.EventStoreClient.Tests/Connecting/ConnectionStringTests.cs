using System.Net;
using System.Runtime.CompilerServices;
using EventStore.Client;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>What a connection string says, part by part.</summary>
public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("esdb://localhost", "https://localhost:2113/")]
    [InlineData("ESDB://localhost", "https://localhost:2113/")]
    [InlineData("kurrentdb://localhost:1234/", "https://localhost:1234/")]
    [InlineData("esdb://a.b-c_d.e:65535/?tls=false", "http://a.b-c_d.e:65535/")]
    [InlineData("esdb://10.0.0.7:1?TLS=False", "http://10.0.0.7:1/")]
    [InlineData("esdb://[::1]?tls=true", "https://[::1]:2113/")]
    [InlineData("esdb://user:secret@[2001:db8::7]:2114", "https://[2001:db8::7]:2114/")]
    public void One_host_is_a_single_node(string text, string address)
    {
        var settings = EventStoreClientSettings.Create(text).ConnectivitySettings;
        Assert.Equal(address, settings.Address.ToString());
        Assert.True(settings.IsSingleNode);
        Assert.Empty(settings.GossipSeeds);
        Assert.Equal(address.StartsWith("http:", StringComparison.Ordinal), settings.Insecure);
    }

    [Theory]
    [InlineData("esdb://a:1,b,c:3", "a:1 b:2113 c:3")]
    [InlineData("esdb+discover://cluster.example", "cluster.example:2113")]
    [InlineData("kurrentdb+discover://cluster.example:7/", "cluster.example:7")]
    [InlineData("kurrentdb://10.0.0.1,b", "10.0.0.1:2113 b:2113")]
    public void Several_hosts_or_discover_are_seeds(string text, string seeds)
    {
        var settings = EventStoreClientSettings.Create(text).ConnectivitySettings;
        Assert.False(settings.IsSingleNode);
        Assert.Equal(seeds, string.Join(' ', settings.GossipSeeds.Select(
            seed => Assert.IsType<DnsEndPoint>(seed)).Select(seed => $"{seed.Host}:{seed.Port}")));
    }

    [Fact]
    public void Addresses_alone_are_seeds_without_names()
    {
        var settings = EventStoreClientSettings.Create("esdb://10.0.0.1,[::1]:5")
            .ConnectivitySettings;
        Assert.Null(settings.DnsGossipSeeds);
        Assert.Equal(
            "10.0.0.1:2113 [::1]:5", string.Join<EndPoint>(' ', settings.GossipSeeds));
    }

    [Theory]
    [InlineData("admin:changeit", "admin", "changeit")]
    [InlineData("u%40v:p%3A%2F%3F%25", "u@v", "p:/?%")]
    [InlineData("a:", "a", "")]
    [InlineData("nguy%E1%BB%85n:m%E1%BA%ADt+kh%E1%BA%A9u", "nguyễn", "mật+khẩu")]
    [InlineData("nguyễn:mật=&,khẩu", "nguyễn", "mật=&,khẩu")]
    public void User_and_password_are_decoded(string text, string user, string password)
    {
        var credentials = EventStoreClientSettings.Create($"esdb://{text}@h").DefaultCredentials;
        Assert.NotNull(credentials);
        Assert.Equal((user, password), (credentials.Username, credentials.Password));
    }

    [Fact]
    public void Without_keys_the_defaults_are_those_of_the_official_client()
    {
        var settings = EventStoreClientSettings.Create("esdb://h");
        var nodes = settings.ConnectivitySettings;
        Assert.Null(settings.DefaultCredentials);
        Assert.Null(settings.ConnectionName);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.DefaultDeadline);
        Assert.True(settings.OperationOptions.ThrowOnAppendFailure);
        Assert.Equal(10, nodes.MaxDiscoverAttempts);
        Assert.Equal(TimeSpan.FromMilliseconds(100), nodes.DiscoveryInterval);
        Assert.Equal(TimeSpan.FromSeconds(5), nodes.GossipTimeout);
        Assert.Equal(NodePreference.Leader, nodes.NodePreference);
        Assert.Equal(TimeSpan.FromSeconds(10), nodes.KeepAliveInterval);
        Assert.Equal(TimeSpan.FromSeconds(10), nodes.KeepAliveTimeout);
        Assert.False(nodes.Insecure);
        Assert.True(nodes.TlsVerifyCert);
        Assert.Null(nodes.TlsCaFile);
        Assert.Null(nodes.ClientCertificate);
    }

    [Fact]
    public void Every_key_is_taken_in_any_case()
    {
        var settings = EventStoreClientSettings.Create(
            "esdb://h?CONNECTIONNAME=so%20cai&defaultdeadline=1&ThrowOnAppendFailure=FALSE&Tls=true"
            + "&TLSVERIFYCERT=false&MaxDiscoverAttempts=3&discoveryinterval=0&gossipTIMEOUT=7"
            + "&nodePreference=FOLLOWER&keepaliveInterval=-1&KeepAliveTimeout=1000");
        var nodes = settings.ConnectivitySettings;
        Assert.Equal("so cai", settings.ConnectionName);
        Assert.Equal(TimeSpan.FromMilliseconds(1), settings.DefaultDeadline);
        Assert.False(settings.OperationOptions.ThrowOnAppendFailure);
        Assert.False(nodes.TlsVerifyCert);
        Assert.Equal(3, nodes.MaxDiscoverAttempts);
        Assert.Equal(TimeSpan.Zero, nodes.DiscoveryInterval);
        Assert.Equal(TimeSpan.FromMilliseconds(7), nodes.GossipTimeout);
        Assert.Equal(NodePreference.Follower, nodes.NodePreference);
        Assert.Equal(Timeout.InfiniteTimeSpan, nodes.KeepAliveInterval);
        Assert.Equal(TimeSpan.FromSeconds(1), nodes.KeepAliveTimeout);
    }

    [Fact]
    public void The_documentation_has_every_key_and_no_other()
    {
        var keys = File.ReadLines(Document())
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Where(line => line.Split('|').Length == 6)
            .Select(line => line.Split('`')[1]);
        Assert.Equal(14, ConnectionStringKeys.Names.Count);
        Assert.Equal(
            ConnectionStringKeys.Names.Order(StringComparer.Ordinal),
            keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("connectionName", "x", "")]
    [InlineData("connectionName", "%7E", "%C3%A9")]
    [InlineData("connectionName", "a%20b", "%20b")]
    [InlineData("defaultDeadline", "1", "0")]
    [InlineData("defaultDeadline", "86400000", "86400001")]
    [InlineData("throwOnAppendFailure", "true", "1")]
    [InlineData("tls", "false", "no")]
    [InlineData("tlsVerifyCert", "True", " true")]
    [InlineData("maxDiscoverAttempts", "1", "0")]
    [InlineData("maxDiscoverAttempts", "2147483647", "2147483648")]
    [InlineData("discoveryInterval", "0", "-1")]
    [InlineData("discoveryInterval", "86400000", "1e3")]
    [InlineData("gossipTimeout", "1", "0")]
    [InlineData("gossipTimeout", "86400000", "86400001")]
    [InlineData("nodePreference", "random", "master")]
    [InlineData("nodePreference", "readOnlyReplica", "1")]
    [InlineData("nodePreference", "LEADER", "")]
    [InlineData("keepAliveInterval", "-1", "-2")]
    [InlineData("keepAliveInterval", "1000", "999")]
    [InlineData("keepAliveInterval", "86400000", "86400001")]
    [InlineData("keepAliveTimeout", "-1", "0")]
    [InlineData("keepAliveTimeout", "1000", "1,000")]
    public void The_end_of_a_range_is_taken_and_one_beyond_is_not(
        string key, string good, string bad)
    {
        var start = "esdb://h?tlsVerifyCert=true&".Replace(
            "tlsVerifyCert", key == "tlsVerifyCert" ? "tls" : "tlsVerifyCert",
            StringComparison.Ordinal) + key + "=";
        EventStoreClientSettings.Create(start + good);
        var fault = Assert.Throws<InvalidSettingException>(
            () => EventStoreClientSettings.Create(start + bad));
        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.Equal(start.Length + 1, fault.Position);
    }

    [Theory]
    [InlineData("", typeof(NoSchemeException), 1)]
    [InlineData("localhost:2113", typeof(NoSchemeException), 1)]
    [InlineData("http://localhost", typeof(InvalidSchemeException), 1)]
    [InlineData("://localhost", typeof(InvalidSchemeException), 1)]
    [InlineData("esdb://", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a,,b", typeof(InvalidHostException), 10)]
    [InlineData("esdb://a,", typeof(InvalidHostException), 10)]
    [InlineData("esdb://:2113", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a:0", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a:65536", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a:+1", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a:", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a b", typeof(InvalidHostException), 8)]
    [InlineData("esdb://a..b", typeof(InvalidHostException), 8)]
    [InlineData("esdb://::1", typeof(InvalidHostException), 8)]
    [InlineData("esdb://[::1", typeof(InvalidHostException), 8)]
    [InlineData("esdb://[]", typeof(InvalidHostException), 8)]
    [InlineData("esdb://[1]", typeof(InvalidHostException), 8)]
    [InlineData("esdb://[::1]x:1", typeof(InvalidHostException), 8)]
    [InlineData("esdb://[fe80::1%251]", typeof(InvalidHostException), 8)]
    [InlineData("esdb://user@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://a:b:c@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://:b@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://a%3Ab:c@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://a:%zz@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://a:%FF@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://a:%0A@h", typeof(InvalidUserCredentialsException), 8)]
    [InlineData("esdb://a:b@c@h", typeof(InvalidUserCredentialsException), 13)]
    [InlineData("esdb://a:b/c@h", typeof(InvalidUserCredentialsException), 13)]
    [InlineData("esdb://a:b?c@h", typeof(InvalidUserCredentialsException), 13)]
    [InlineData("esdb://a/b", typeof(InvalidPathException), 10)]
    [InlineData("esdb://a//?tls=true", typeof(InvalidPathException), 10)]
    [InlineData("esdb://a?", typeof(InvalidKeyValuePairException), 10)]
    [InlineData("esdb://a?tls", typeof(InvalidKeyValuePairException), 10)]
    [InlineData("esdb://a?=true", typeof(InvalidKeyValuePairException), 10)]
    [InlineData("esdb://a?tls=true&", typeof(InvalidKeyValuePairException), 19)]
    [InlineData("esdb://a?tls=true=1", typeof(InvalidKeyValuePairException), 10)]
    [InlineData("esdb://a?t-l-s=true", typeof(InvalidKeyValuePairException), 10)]
    [InlineData("esdb://a?connectionName=%", typeof(InvalidKeyValuePairException), 25)]
    [InlineData("esdb://a?tls=true&TLS=true", typeof(DuplicateKeyException), 19)]
    [InlineData("esdb://a?tls=true&operationTimeout=1", typeof(InvalidSettingException), 19)]
    [InlineData("esdb://a?tlsCaFile=", typeof(InvalidClientCertificateException), 20)]
    [InlineData("esdb://a?tlsCaFile=/no/such", typeof(InvalidClientCertificateException), 20)]
    [InlineData("esdb://a?userCertFile=x", typeof(InvalidClientCertificateException), 10)]
    [InlineData("esdb://a?userKeyFile=x", typeof(InvalidClientCertificateException), 10)]
    [InlineData("esdb://a\n", typeof(InvalidCharacterException), 9)]
    public void What_is_malformed_is_named_with_its_place(string text, Type type, int position)
    {
        var fault = Assert.ThrowsAny<ConnectionStringParseException>(
            () => EventStoreClientSettings.Create(text));
        Assert.IsType(type, fault);
        Assert.Equal(position, fault.Position);
        Assert.StartsWith($"Character {position} ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_character()
    {
        var fault = Assert.Throws<InvalidCharacterException>(
            () => EventStoreClientSettings.Create("esdb://a:b" + '\ud800' + "@h"));
        Assert.Equal(11, fault.Position);
    }

    [Theory]
    [InlineData("esdb://a?tls=true&Tls=true", "Tls")]
    [InlineData("esdb://a?heartbeat=1", "heartbeat")]
    [InlineData("esdb://a?userKeyFile=x", "userKeyFile")]
    public void The_message_names_the_key(string text, string key)
    {
        var fault = Assert.ThrowsAny<ConnectionStringParseException>(
            () => EventStoreClientSettings.Create(text));
        Assert.Contains($" {key} ", fault.Message, StringComparison.Ordinal);
    }

    private static string Document([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(here, "../../../../docs/eventstoredb-connecting.md"));
}
