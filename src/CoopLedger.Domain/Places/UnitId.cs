using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>An administrative unit of the first level, such as <c>phu-tho</c> (until 30/6/2025)
/// or <c>phu-tho-2025</c> (from 1/7/2025): never a code, since codes are re-used.</summary>
public sealed record UnitId(string Text) : Id(Text)
{
    private Place? _place;

    /// <summary>The unit as a place, made once: every posting asks for it.</summary>
    internal Place AsPlace => _place ??= Place.Made(this);

    // Compared as any other id: the place is not part of it.
    public bool Equals(UnitId? other) =>
        ReferenceEquals(this, other) || (other is not null && Text == other.Text);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
