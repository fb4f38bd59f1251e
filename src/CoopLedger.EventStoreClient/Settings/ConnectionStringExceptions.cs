namespace EventStore.Client;

/// <summary>A connection string is not understood. The message names the place, and never repeats
/// the user, the password, the hosts or a value.</summary>
public abstract class ConnectionStringParseException(
    string message, int position, Exception? inner = null)
    : Exception($"Character {position} of the connection string: {message}", inner)
{
    /// <summary>Where it is wrong. Unit: UTF-16 code units, from 1.</summary>
    public int Position { get; } = position;
}

/// <summary>There is no <c>://</c>.</summary>
public sealed class NoSchemeException() : ConnectionStringParseException(
    "there is no scheme; it begins with esdb:// or esdb+discover://.", 1);

/// <summary>The scheme is none of a server's.</summary>
public sealed class InvalidSchemeException() : ConnectionStringParseException(
    "the scheme is none of esdb, esdb+discover, kurrentdb, kurrentdb+discover.", 1);

/// <summary>What stands before the <c>@</c> is not <c>user:password</c>.</summary>
public sealed class InvalidUserCredentialsException(
    string message, int position, Exception? inner = null)
    : ConnectionStringParseException(message, position, inner);

/// <summary>A host is no name or address, or its port is no port.</summary>
public sealed class InvalidHostException(string message, int position)
    : ConnectionStringParseException(message, position);

/// <summary>Something other than <c>/</c> stands between the hosts and the keys.</summary>
public sealed class InvalidPathException(int position)
    : ConnectionStringParseException("the path must be empty or a single /.", position);

/// <summary>Characters that no connection string has, encoded or not.</summary>
public sealed class InvalidCharacterException(int position)
    : ConnectionStringParseException("a character that is not allowed here.", position);

/// <summary>A pair after the <c>?</c> is not <c>key=value</c>.</summary>
public sealed class InvalidKeyValuePairException(
    string message, int position, Exception? inner = null)
    : ConnectionStringParseException(message, position, inner);

/// <summary>A key comes twice.</summary>
public sealed class DuplicateKeyException(string key, int position)
    : ConnectionStringParseException($"the key {key} comes twice.", position)
{
    /// <summary>The key as it was written the second time.</summary>
    public string Key { get; } = key;
}

/// <summary>A key is unknown, or its value out of range.</summary>
public sealed class InvalidSettingException(string message, int position)
    : ConnectionStringParseException(message, position);

/// <summary>A file of certificates is missing or holds none, or only one half of a pair is named.
/// </summary>
public sealed class InvalidClientCertificateException(
    string message, int position, Exception? inner = null)
    : ConnectionStringParseException(message, position, inner);
