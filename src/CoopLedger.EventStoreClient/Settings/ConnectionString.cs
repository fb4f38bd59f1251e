using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EventStore.Client;

/// <summary>A host of a connection string, without the brackets of IPv6.</summary>
internal readonly record struct Host(string Name, int Port)
{
    /// <summary>Its address as a node of a cluster, or alone.</summary>
    public Uri Address(bool tls) =>
        new UriBuilder(tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, Name, Port).Uri;
}

/// <summary>A key with its decoded value, and where they begin. Unit: characters, from 1.</summary>
internal sealed record Pair(string Key, string Value, int KeyAt, int ValueAt);

/// <summary>The parts of a connection string, not yet understood.</summary>
internal sealed class ConnectionString
{
    private const int DefaultPort = 2113;
    private const string SchemeEnd = "://";

    private readonly string _text;
    private readonly List<Host> _hosts = [];
    private readonly List<Pair> _pairs = [];

    private ConnectionString(string text) => _text = text;

    /// <summary>Whether the hosts are seeds, however few they are.</summary>
    public bool Discover { get; private set; }

    public UserCredentials? Credentials { get; private set; }

    public IReadOnlyList<Host> Hosts => _hosts;

    public IReadOnlyList<Pair> Pairs => _pairs;

    /// <exception cref="ConnectionStringParseException">It has not the form.</exception>
    public static ConnectionString Parse(string text)
    {
        var parsed = new ConnectionString(text);
        parsed.ParseAll();
        return parsed;
    }

    private void ParseAll()
    {
        PercentEncoding.Check(_text);
        var start = _text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new NoSchemeException();
        }

        Discover = _text[..start].ToLowerInvariant() switch
        {
            "esdb" or "kurrentdb" => false,
            "esdb+discover" or "kurrentdb+discover" => true,
            _ => throw new InvalidSchemeException(),
        };
        start += SchemeEnd.Length;
        var end = _text.AsSpan(start).IndexOfAny('/', '?') is >= 0 and var at
            ? start + at : _text.Length;
        start = ParseUser(start, end);
        ParseHosts(start, end);
        ParsePairs(end);
    }

    /// <returns>Where the hosts begin.</returns>
    private int ParseUser(int start, int end)
    {
        // One @, and that before the hosts: whatever follows it can then be named in a message, for
        // no part of a password stands there.
        var at = _text.IndexOf('@', start);
        var second = at < 0 ? -1 : _text.IndexOf('@', at + 1);
        if (at >= end || second >= 0)
        {
            throw new InvalidUserCredentialsException(
                "an @ stands between the user and the hosts, once; write %40 for any other, and "
                + "%2F and %3F for / and ? in a password.", Math.Max(at, second) + 1);
        }

        if (at < 0)
        {
            return start;
        }

        var parts = _text[start..at].Split(':');
        if (parts is not [{ Length: > 0 } user, var password])
        {
            throw new InvalidUserCredentialsException(
                "user:password must stand before the @; write %3A for a colon in them.", start + 1);
        }

        Credentials = Decoded(user, password, start);
        return at + 1;
    }

    private static UserCredentials Decoded(string user, string password, int start)
    {
        var name = PercentEncoding.Decode(user);
        var secret = PercentEncoding.Decode(password);
        return name is null || secret is null || name.Contains(':', StringComparison.Ordinal)
            ? throw new InvalidUserCredentialsException(
                "the user or the password is not percent-encoded UTF-8 without control characters, "
                + "or the user has a colon.", start + 1)
            : new(name, secret);
    }

    private void ParseHosts(int start, int end)
    {
        foreach (var host in _text[start..end].Split(','))
        {
            _hosts.Add(ParseHost(host, start + 1));
            start += host.Length + 1;
        }
    }

    private static Host ParseHost(string text, int position)
    {
        var close = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = text.IndexOf(':', close + 1);
        var name = colon < 0 ? text : text[..colon];
        var good = name.StartsWith('[')
            ? close == name.Length - 1
                && IPAddress.TryParse(name.AsSpan(1, close - 1), out var address)
                && address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId == 0
            : IsNameOrIPv4(name);
        if (!good)
        {
            throw new InvalidHostException(
                "a host is a name, an IPv4 address, or an IPv6 address in brackets.", position);
        }

        var port = DefaultPort;
        return colon < 0 || (int.TryParse(
            text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is >= 1 and <= ushort.MaxValue)
            ? new(name.Trim('[', ']'), port)
            : throw new InvalidHostException("a port is a number from 1 to 65535.", position);
    }

    /// <summary>Letters, digits, hyphens and underscores, in labels with dots between.</summary>
    private static bool IsNameOrIPv4(string name) =>
        name.Length is > 0 and <= 253
        && name.Split('.').All(label => label.Length is > 0 and <= 63
            && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        && Uri.CheckHostName(name) is UriHostNameType.Dns or UriHostNameType.IPv4;

    private void ParsePairs(int end)
    {
        if (end < _text.Length && _text[end] == '/')
        {
            end++;
        }

        if (end == _text.Length)
        {
            return;
        }

        if (_text[end] != '?')
        {
            throw new InvalidPathException(end + 1);
        }

        var start = end + 1;
        foreach (var pair in _text[start..].Split('&'))
        {
            _pairs.Add(ParsePair(pair, start + 1));
            start += pair.Length + 1;
        }
    }

    private Pair ParsePair(string text, int position)
    {
        if (text.Split('=') is not [{ Length: > 0 } key, var value])
        {
            throw new InvalidKeyValuePairException(
                "key=value must stand here; write %3D for = and %26 for & in a value.", position);
        }

        if (!key.All(char.IsAsciiLetter))
        {
            throw new InvalidKeyValuePairException("a key has letters only.", position);
        }

        if (_pairs.Exists(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DuplicateKeyException(key, position);
        }

        var valueAt = position + key.Length + 1;
        return new(
            key,
            PercentEncoding.Decode(value) ?? throw new InvalidKeyValuePairException(
                $"the value of {key} is not percent-encoded UTF-8 without control characters.",
                valueAt),
            position, valueAt);
    }
}
