using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Certifications;

/// <summary>An organisation was advised and helped towards a certificate (hỗ trợ cấp chứng nhận).
/// It does not have it yet.</summary>
[EventName("certification.supported.v1")]
[Label("Hỗ trợ cấp chứng nhận", "Certification supported")]
public sealed record CertificationSupported(
    CertificationId Certification,
    DateOnly On,
    OrganisationId Organisation,
    OrganisationKind Kind,
    UnitId Unit,
    CertificationStandard Standard,
    Text Crop,
    Hectares? Area) : EventOf<Certification>
{
    public override int RankInDay => 0;

    private CertificationSubject Subject => new(Organisation, Standard, Crop);

    public override Certification ApplyTo(Certification state) =>
        state with { Subject = Subject, Support = this };

    public override Refusal? CannotFollow(Certification before) =>
        before.RefuseOther(Certification, Subject)
        ?? (before.Support is { } support
            ? SupportCertification.Duplicate.BrokenByField("id", Certification, support.On)
            : null);
}

/// <summary>Records that an organisation was helped towards a certificate; the certificate itself
/// is recorded with <c>grant-certification</c>.</summary>
/// <param name="Id">The certification's id, the same for support, grant and lapse.</param>
/// <param name="Organisation">The organisation, founded by that day and not dissolved.</param>
/// <param name="Standard">The standard.</param>
/// <param name="Crop">The crop or the product.</param>
/// <param name="On">The day on which the support counts.</param>
/// <param name="AreaHa">The area in hectares, never in square metres; left out when the standard
/// is not about land.</param>
[CommandName("support-certification"), Label("Hỗ trợ cấp chứng nhận", "Support a certification")]
public sealed record SupportCertification(
    [Label("Mã chứng nhận", "Certification id")] CertificationId Id,
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Tiêu chuẩn", "Standard")] CertificationStandard Standard,
    [Label("Cây trồng, sản phẩm", "Crop or product")] Text Crop,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Diện tích (ha)", "Area (ha)")] Hectares? AreaHa = null)
    : CommandOf<Certification, Organisation>
{
    public static readonly Rule Duplicate = new(
        "certification.already-supported",
        "Hỗ trợ chứng nhận \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The support of the certification \"{0}\" is on record for {1}, and differs.",
        "Statistics: supported area is counted once");

    public override StreamName Stream => Certification.Stream(Id);

    public override StreamName? Reads => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Certification state, Organisation other)
    {
        if (state.Support is { } known
            && (known.On, known.Organisation, known.Standard, known.Crop, known.Area)
                == (On, Organisation, Standard, Crop, AreaHa))
        {
            return Decision.Nothing; // Whatever has become of the organisation since.
        }

        return other.RefuseUnlessAlive(Organisation, On, "organisation") is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CertificationSupported(
                Id, On, Organisation, other.Kind, other.UnitOn(On)!, Standard, Crop, AreaHa));
    }
}
