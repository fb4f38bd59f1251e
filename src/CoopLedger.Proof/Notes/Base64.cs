namespace CoopLedger.Proof.Notes;

/// <summary>Standard base64, and only as it would be written: no spaces, no missing padding, no
/// stray bits.</summary>
internal static class Base64
{
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
        {
            return false;
        }

        bytes = bytes[..written];
        return Convert.ToBase64String(bytes) == text;
    }
}
