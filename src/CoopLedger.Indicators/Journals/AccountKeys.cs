namespace CoopLedger.Indicators.Journals;

/// <summary>Compares account keys as they compare themselves, and faster: they are looked up at
/// every posting.</summary>
internal static class AccountKeys
{
    public static bool AreSame(in AccountKey x, in AccountKey y) =>
        x.Measure == y.Measure && x.Facet.Bits == y.Facet.Bits && x.Precision == y.Precision
        && x.Place.Equals(y.Place);

    /// <summary>Its last bits tell apart as well as its first.</summary>
    public static int HashOf(in AccountKey key)
    {
        unchecked
        {
            var bits = (key.Facet.Bits * 0x9E3779B97F4A7C15)
                ^ ((ulong)(uint)key.Place.GetHashCode() * 0xC2B2AE3D27D4EB4F)
                ^ ((ulong)(uint)key.Measure * 0x165667B19E3779F9) ^ (ulong)key.Precision;
            bits *= 0x9FB21C651E98DF25;
            return (int)(bits >> 33);
        }
    }
}
