using System.Security.Cryptography;
using System.Text;

namespace CoopLedger.Ledger.Writing;

/// <summary>Event ids made from the submit key, so that the same submit makes the same ids.
/// </summary>
/// <remarks>UUID version 5 (RFC 9562 section 5.5) in the name space of the ledger's id; the name
/// is the ordinal, a colon and the key.</remarks>
public static class EventIds
{
    /// <param name="ledger">The ledger's id.</param>
    /// <param name="key">The submit key.</param>
    /// <param name="ordinal">The event's place in the submit, from 0.</param>
    public static Guid Of(Guid ledger, string key, int ordinal)
    {
        var name = Encoding.UTF8.GetBytes($"{ordinal}:{key}");
        var bytes = new byte[16 + name.Length];
        ledger.TryWriteBytes(bytes, bigEndian: true, out _);
        name.CopyTo(bytes, 16);
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1; nothing here rests on its strength.
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
