using System.Net.Http.Headers;
using System.Text;

namespace EventStore.Client;

/// <summary>Who calls: a user with a password, or a bearer token.</summary>
/// <remarks>They are sent over TLS only.</remarks>
public sealed class UserCredentials
{
    /// <exception cref="ArgumentNullException">One of them is missing.</exception>
    public UserCredentials(string username, string password)
    {
        ArgumentNullException.ThrowIfNull(username);
        ArgumentNullException.ThrowIfNull(password);
        Username = username;
        Password = password;
        var pair = Encoding.UTF8.GetBytes($"{username}:{password}");
        Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
    }

    /// <exception cref="ArgumentNullException">It is missing.</exception>
    public UserCredentials(string bearerToken)
    {
        ArgumentNullException.ThrowIfNull(bearerToken);
        Authorization = new AuthenticationHeaderValue("Bearer", bearerToken);
    }

    public string? Username { get; }

    public string? Password { get; }

    internal AuthenticationHeaderValue Authorization { get; }

    /// <summary>The value of the header <c>authorization</c>: a secret.</summary>
    public override string ToString() => Authorization.ToString();
}
