using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Certifications;

/// <summary>A certificate was granted; from that day on its area is certified.</summary>
[EventName("certification.granted.v1"), Label("Cấp chứng nhận", "Certification granted")]
public sealed record CertificationGranted(
    CertificationId Certification,
    DateOnly On,
    OrganisationId Organisation,
    OrganisationKind Kind,
    UnitId Unit,
    CertificationStandard Standard,
    Text Crop,
    Hectares? Area,
    Text? Number) : EventOf<Certification>
{
    private CertificationSubject Subject => new(Organisation, Standard, Crop);

    public override Certification ApplyTo(Certification state) =>
        state with { Subject = Subject, Certificate = this };

    public override Refusal? CannotFollow(Certification before) =>
        before.RefuseOther(Certification, Subject)
        ?? (before.Certificate is { } certificate
            ? GrantCertification.AlreadyGranted.BrokenByField("id", Certification, certificate.On)
            : null);
}

/// <summary>Records that a certificate was granted, whether or not it was supported. After it has
/// lapsed it may be granted again.</summary>
/// <param name="Id">The certification's id, the same for support, grant and lapse.</param>
/// <param name="Organisation">The organisation, founded by that day and not dissolved.</param>
/// <param name="Standard">The standard.</param>
/// <param name="Crop">The crop or the product.</param>
/// <param name="On">The first day on which it is valid.</param>
/// <param name="AreaHa">The certified area in hectares, which may differ from the supported one;
/// left out when the standard is not about land.</param>
/// <param name="Number">The number of the certificate.</param>
[CommandName("grant-certification"), Label("Cấp chứng nhận", "Grant a certification")]
public sealed record GrantCertification(
    [Label("Mã chứng nhận", "Certification id")] CertificationId Id,
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Tiêu chuẩn", "Standard")] CertificationStandard Standard,
    [Label("Cây trồng, sản phẩm", "Crop or product")] Text Crop,
    [Label("Ngày cấp", "Day of granting")] DateOnly On,
    [Label("Diện tích (ha)", "Area (ha)")] Hectares? AreaHa = null,
    [Label("Số chứng nhận", "Number")] Text? Number = null)
    : CommandOf<Certification, Organisation>
{
    public static readonly Rule AlreadyGranted = new(
        "certification.already-granted",
        "Chứng nhận \"{0}\" đã được cấp ngày {1} và còn hiệu lực.",
        "The certification \"{0}\" was granted on {1} and is still valid.",
        "Book-keeping: a certificate is granted and lapses by turns");

    public override StreamName Stream => Certification.Stream(Id);

    public override StreamName? Reads => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Certification state, Organisation other)
    {
        if (state.Certificate is { } known
            && (known.On, known.Organisation, known.Standard, known.Crop, known.Area, known.Number)
                == (On, Organisation, Standard, Crop, AreaHa, Number))
        {
            return Decision.Nothing; // Whatever has become of the organisation since.
        }

        return other.RefuseUnlessAlive(Organisation, On, "organisation") is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CertificationGranted(
                Id, On, Organisation, other.Kind, other.UnitOn(On)!, Standard, Crop, AreaHa,
                Number));
    }
}
