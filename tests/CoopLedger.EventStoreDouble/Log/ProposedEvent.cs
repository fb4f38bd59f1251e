namespace CoopLedger.Doubles;

/// <summary>An event that somebody wants to append.</summary>
public sealed record ProposedEvent(
    Guid Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata = default,
    string ContentType = ProposedEvent.Json)
{
    public const string Json = "application/json";

    /// <summary>The size that the limits count: data, metadata and two bytes a letter of the type.
    /// </summary>
    public int Size => Data.Length + Metadata.Length + (2 * Type.Length);
}
