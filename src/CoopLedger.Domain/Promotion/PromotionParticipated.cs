using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Promotion;

/// <summary>Where a fair is held, seen from the organisation.</summary>
/// <remarks>Alliances report promotion "trong và ngoài tỉnh". The default value is inside the
/// province.</remarks>
public enum PromotionPlace
{
    [Label("Trong tỉnh", "Inside the province"), Also("inside", "local")]
    InsideProvince,

    [Label("Ngoài tỉnh", "Outside the province"), Also("outside")]
    OutsideProvince,
}

/// <summary>An organisation showed its products at a fair or another event of trade promotion: one
/// participation (lượt).</summary>
[EventName("promotion.participated.v1")]
[Label("Tham gia xúc tiến thương mại", "Took part in trade promotion")]
public sealed record PromotionParticipated(
    OrganisationId Organisation,
    FairId Fair,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    Count ProductTypes,
    PromotionPlace? Place) : SingleEvent<PromotionParticipated>
{
    protected override Refusal RefuseAnother(PromotionParticipated recorded) =>
        ParticipateInPromotion.Duplicate.BrokenByField("fair", Organisation, Fair, recorded.On);
}

/// <summary>Records that an organisation took part in a fair: once for each fair.</summary>
/// <param name="Organisation">The organisation, founded by that day and not dissolved; the
/// participation counts in its administrative unit.</param>
/// <param name="Fair">The fair, the display week or the like.</param>
/// <param name="ProductTypes">How many types of product (loại sản phẩm) it showed; not pieces.
/// </param>
/// <param name="On">The opening day.</param>
/// <param name="Place">Inside or outside the organisation's province; left out when it was not
/// told.</param>
[CommandName("participate-in-promotion")]
[Label("Tham gia xúc tiến thương mại", "Take part in trade promotion")]
public sealed record ParticipateInPromotion(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Hội chợ", "Fair")] FairId Fair,
    [Label("Số loại sản phẩm", "Product types")] Count ProductTypes,
    [Label("Ngày khai mạc", "Opening day")] DateOnly On,
    [Label("Địa bàn", "Place")] PromotionPlace? Place = null)
    : CommandOf<Single<PromotionParticipated>, Organisation>
{
    public static readonly Rule Duplicate = new(
        "promotion.duplicate",
        "\"{0}\" đã được ghi nhận tham gia \"{1}\" ngày {2} với nội dung khác.",
        "\"{0}\" is already on record at \"{1}\" on {2}, and differs.",
        "Statistics: an organisation takes part in a fair once");

    public override StreamName Stream => new($"promotion-{Organisation}:{Fair}");

    public override StreamName? Reads => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Single<PromotionParticipated> state, Organisation other)
    {
        if (state.Recorded is { } known
            && (known.On, known.ProductTypes, known.Place) == (On, ProductTypes, Place))
        {
            return Decision.Nothing; // Whatever has become of the organisation since.
        }

        return other.RefuseUnlessAlive(Organisation, On, "organisation") is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new PromotionParticipated(
                Organisation, Fair, On, other.UnitOn(On)!, other.Kind, ProductTypes, Place));
    }
}
