namespace CoopLedger.Indicators.Journals;

/// <summary>Compares account keys as they compare themselves, and faster: they are looked up at
/// every posting.</summary>
internal sealed class AccountKeys : IEqualityComparer<AccountKey>
{
    public static AccountKeys Same { get; } = new();

    public bool Equals(AccountKey x, AccountKey y) =>
        x.Measure == y.Measure && x.Facet.Bits == y.Facet.Bits && x.Precision == y.Precision
        && x.Place.Equals(y.Place);

    public int GetHashCode(AccountKey obj)
    {
        unchecked
        {
            var bits = obj.Facet.Bits * 0x9E3779B97F4A7C15;
            return obj.Place.GetHashCode() ^ (int)(bits >> 32)
                ^ (obj.Measure * 0x01000193) ^ ((int)obj.Precision << 24);
        }
    }
}
