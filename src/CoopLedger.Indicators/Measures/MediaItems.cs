using CoopLedger.Domain.Media;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Items published in the window, each once, whatever the number of its channels. Of items
/// on several channels together it is not known how many were on one of them.</summary>
public sealed class MediaItems() : Flow(
    "media-items", Labels.Of("Số tin, bài, phóng sự", "Media items"), Unit.Items,
    Dimensions.ByMediaKindAndChannel),
    IPosts<MediaOutputRecorded>
{
    public void Post(MediaOutputRecorded fact, in Poster to) => to.Add(
        fact.Unit, fact.Count.Value,
        Facet.Of(fact.Kind, Facet.OneOf(fact.Channels.Each.AsSpan())));
}
