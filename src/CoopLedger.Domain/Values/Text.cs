namespace CoopLedger.Domain.Values;

/// <summary>A line of text in any language, kept as it was given.</summary>
/// <remarks>1 to 500 characters, NFC, no control characters, no blank at either end.</remarks>
public sealed record Text
{
    public const int LengthMax = 500;

    /// <exception cref="FormatException">Empty, too long, not NFC, padded, or with a control
    /// character.</exception>
    public Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is 0 or > LengthMax
            || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
            || HasControl(value) || !VietnameseText.IsNfc(value))
        {
            throw new FormatException(
                $"A text is 1 to {LengthMax} characters, NFC, on one line, unpadded.");
        }

        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;

    // The two ranges of control characters that Unicode has (category Cc).
    private static bool HasControl(ReadOnlySpan<char> value) =>
        value.ContainsAnyInRange('\0', '\u001F') || value.ContainsAnyInRange('\u007F', '\u009F');
}
