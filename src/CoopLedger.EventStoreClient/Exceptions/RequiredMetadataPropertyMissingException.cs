namespace EventStore.Client;

/// <summary>An event lacks what the server needs to know of it.</summary>
public sealed class RequiredMetadataPropertyMissingException : Exception
{
    public RequiredMetadataPropertyMissingException(
        string missingMetadataProperty, Exception? innerException = null)
        : base($"The event lacks \"{missingMetadataProperty}\".", innerException)
    {
    }
}
