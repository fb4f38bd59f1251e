namespace EventStore.Client;

/// <summary>The server found the append incomplete.</summary>
public sealed class InvalidTransactionException : Exception
{
    public InvalidTransactionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
