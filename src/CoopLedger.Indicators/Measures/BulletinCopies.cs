using CoopLedger.Domain.Media;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Copies (cuốn) of bulletins issued in the window; neither issues nor media items.
/// </summary>
public sealed class BulletinCopies() : Flow(
    "bulletin-copies", Labels.Of("Số cuốn bản tin phát hành", "Bulletin copies"), Unit.Copies,
    Dimensions.None),
    IPosts<BulletinIssued>
{
    public void Post(BulletinIssued fact, in Poster to) => to.Add(fact.Unit, fact.Copies.Value);
}
