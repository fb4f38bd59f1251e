namespace EventStore.Client;

/// <summary>The server does not know the user, or the password is wrong.</summary>
public sealed class NotAuthenticatedException : Exception
{
    public NotAuthenticatedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
