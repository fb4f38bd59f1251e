using System.Globalization;
using System.Net;

namespace EventStore.Client;

/// <summary>What the keys of a connection string mean. Source: the documented keys of the official
/// clients; the ranges are ours where those have none.</summary>
internal static class ConnectionStringKeys
{
    /// <summary>The longest time that can be said: a day. <c>grpc-timeout</c> has eight digits.
    /// </summary>
    private const int MillisecondsMax = 86_400_000;

    /// <summary>The shortest interval of PINGs that the HTTP handler takes.</summary>
    private const int KeepAliveMin = 1_000;

    private delegate void Apply(EventStoreClientSettings settings, Pair pair);

    private static readonly Dictionary<string, Apply> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["connectionName"] = (to, pair) => to.ConnectionName = HeaderText(pair),
        ["defaultDeadline"] = (to, pair) => to.DefaultDeadline = Time(pair, 1),
        ["throwOnAppendFailure"] = (to, pair) =>
            to.OperationOptions.ThrowOnAppendFailure = Truth(pair),
        ["tls"] = (to, pair) => to.ConnectivitySettings.Insecure = !Truth(pair),
        ["tlsVerifyCert"] = (to, pair) => to.ConnectivitySettings.TlsVerifyCert = Truth(pair),
        ["tlsCaFile"] = (to, pair) =>
            to.ConnectivitySettings.Trust(CertificateFiles.Authorities(pair)),
        ["maxDiscoverAttempts"] = (to, pair) =>
            to.ConnectivitySettings.MaxDiscoverAttempts = Whole(pair, 1, int.MaxValue),
        ["discoveryInterval"] = (to, pair) =>
            to.ConnectivitySettings.DiscoveryInterval = Time(pair, 0),
        ["gossipTimeout"] = (to, pair) => to.ConnectivitySettings.GossipTimeout = Time(pair, 1),
        ["nodePreference"] = (to, pair) =>
            to.ConnectivitySettings.NodePreference = Preference(pair),
        ["keepAliveInterval"] = (to, pair) =>
            to.ConnectivitySettings.KeepAliveInterval = KeepAlive(pair),
        ["keepAliveTimeout"] = (to, pair) =>
            to.ConnectivitySettings.KeepAliveTimeout = KeepAlive(pair),
        [UserCertFile] = (_, _) => { },
        [UserKeyFile] = (_, _) => { },
    };

    private const string UserCertFile = "userCertFile";
    private const string UserKeyFile = "userKeyFile";

    /// <summary>All that are known.</summary>
    public static IReadOnlyCollection<string> Names => Keys.Keys;

    /// <exception cref="ConnectionStringParseException">A key is unknown, a value out of range, or
    /// a file of certificates not to be read.</exception>
    public static EventStoreClientSettings Settings(ConnectionString from)
    {
        var settings = new EventStoreClientSettings { DefaultCredentials = from.Credentials };
        foreach (var pair in from.Pairs)
        {
            if (!Keys.TryGetValue(pair.Key, out var apply))
            {
                throw new InvalidSettingException(
                    $"the key {pair.Key} is unknown; known are {string.Join(", ", Keys.Keys)}.",
                    pair.KeyAt);
            }

            apply(settings, pair);
        }

        ApplyUserCertificate(settings, Find(from, UserCertFile), Find(from, UserKeyFile));
        ApplyHosts(settings.ConnectivitySettings, from);
        return settings;
    }

    private static Pair? Find(ConnectionString from, string key) => from.Pairs.FirstOrDefault(
        pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static void ApplyUserCertificate(
        EventStoreClientSettings settings, Pair? certificate, Pair? key)
    {
        if (certificate is not null && key is not null)
        {
            settings.ConnectivitySettings.ClientCertificate =
                CertificateFiles.User(certificate, key);
        }
        else if ((certificate ?? key) is { } half)
        {
            throw new InvalidClientCertificateException(
                $"{UserCertFile} and {UserKeyFile} go together, and only {half.Key} is here.",
                half.KeyAt);
        }
    }

    private static void ApplyHosts(
        EventStoreClientConnectivitySettings settings, ConnectionString from)
    {
        if (from is { Discover: false, Hosts: [var only] })
        {
            settings.Address = only.Address(tls: !settings.Insecure);
        }
        else if (from.Hosts.All(host => IPAddress.TryParse(host.Name, out _)))
        {
            settings.IpGossipSeeds =
            [
                .. from.Hosts.Select(
                    host => new IPEndPoint(IPAddress.Parse(host.Name), host.Port)),
            ];
        }
        else
        {
            settings.DnsGossipSeeds =
                [.. from.Hosts.Select(host => new DnsEndPoint(host.Name, host.Port))];
        }
    }

    private static bool Truth(Pair pair) => pair.Value.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => throw new InvalidSettingException($"{pair.Key} is true or false.", pair.ValueAt),
    };

    private static int Whole(Pair pair, int least, int most) =>
        int.TryParse(
            pair.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw new InvalidSettingException(
                $"{pair.Key} is a whole number from {least} to {most}.", pair.ValueAt);

    private static TimeSpan Time(Pair pair, int least) =>
        TimeSpan.FromMilliseconds(Whole(pair, least, MillisecondsMax));

    private static TimeSpan KeepAlive(Pair pair) =>
        pair.Value == "-1"
            ? Timeout.InfiniteTimeSpan
            : Whole(pair, -1, MillisecondsMax) is >= KeepAliveMin and var interval
                ? TimeSpan.FromMilliseconds(interval)
                : throw new InvalidSettingException(
                    $"{pair.Key} is -1 for off, or from {KeepAliveMin} to {MillisecondsMax}.",
                    pair.ValueAt);

    private static NodePreference Preference(Pair pair) => pair.Value.ToLowerInvariant() switch
    {
        "leader" => NodePreference.Leader,
        "follower" => NodePreference.Follower,
        "random" => NodePreference.Random,
        "readonlyreplica" => NodePreference.ReadOnlyReplica,
        _ => throw new InvalidSettingException(
            $"{pair.Key} is leader, follower, random or readOnlyReplica.", pair.ValueAt),
    };

    private static string HeaderText(Pair pair) =>
        pair.Value.Length is > 0 and <= 200
            && pair.Value.All(letter => letter is > ' ' and <= '~' or ' ')
            && pair.Value.Trim() == pair.Value
            ? pair.Value
            : throw new InvalidSettingException(
                $"{pair.Key} is 1 to 200 printable ASCII characters, since it is sent as a header.",
                pair.ValueAt);
}
