namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>A field whose value is written as a text, read as <see cref="FieldTypes"/> reads it.
/// </summary>
internal sealed class ScalarField<T>(int place)
{
    private readonly FieldType _type = FieldTypes.Of(typeof(T));

    /// <summary>Where a cursor remembers this field's values.</summary>
    public int Place { get; } = place;

    public T Parse(string text) => (T)_type.FromScalar(text);
}
