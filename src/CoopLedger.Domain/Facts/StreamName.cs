namespace CoopLedger.Domain.Facts;

/// <summary>The name of a stream: <c>area-id</c>, or <c>area-id:part</c> where two ids make the
/// stream (':' cannot occur inside an id, so two pairs never meet in one name).</summary>
/// <remarks>The default value has no text and names no stream.</remarks>
public readonly record struct StreamName(string Text)
{
    public override string ToString() => Text;
}
