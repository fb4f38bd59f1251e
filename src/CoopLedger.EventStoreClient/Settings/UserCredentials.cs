using System.Net.Http.Headers;
using System.Text;

namespace EventStore.Client;

/// <summary>Who a client says it is: a user with a password, or the bearer of a token.</summary>
/// <remarks>They are sent over TLS only. Source: RFC 7617 (Basic, in UTF-8), RFC 6750 (Bearer).
/// </remarks>
public sealed class UserCredentials
{
    private static readonly UTF8Encoding Utf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A user with a password.</summary>
    /// <exception cref="ArgumentException">The name has a colon, which would begin the password, or
    /// either is not well-formed Unicode.</exception>
    public UserCredentials(string username, string password)
    {
        ArgumentNullException.ThrowIfNull(username);
        ArgumentNullException.ThrowIfNull(password);
        if (username.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A user name has no colon.", nameof(username));
        }

        Username = username;
        Password = password;
        Authorization = new(
            "Basic", Convert.ToBase64String(Utf8.GetBytes($"{username}:{password}")));
    }

    /// <summary>The bearer of a token.</summary>
    public UserCredentials(string bearerToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bearerToken);
        Authorization = new("Bearer", bearerToken);
    }

    /// <summary>The user's name; <see langword="null"/> for a token.</summary>
    public string? Username { get; }

    /// <summary>The password; <see langword="null"/> for a token.</summary>
    public string? Password { get; }

    internal AuthenticationHeaderValue Authorization { get; }

    /// <summary>The value of the <c>authorization</c> header. It is a secret: never log
    /// it.</summary>
    public override string ToString() => Authorization.ToString();

    public static implicit operator string(UserCredentials self) => self.ToString();
}
