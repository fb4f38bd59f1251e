namespace EventStore.Client;

/// <summary>The append, or one event of it, is larger than the server takes.</summary>
public sealed class MaximumAppendSizeExceededException : Exception
{
    public MaximumAppendSizeExceededException(uint maxAppendSize, Exception? innerException = null)
        : base($"The append is above the maximum of {maxAppendSize} bytes.", innerException) =>
        MaxAppendSize = maxAppendSize;

    /// <summary>Unit: bytes; 0 where the server does not say it.</summary>
    public uint MaxAppendSize { get; }
}
