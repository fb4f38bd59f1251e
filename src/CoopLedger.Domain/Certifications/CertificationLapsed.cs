using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Certifications;

/// <summary>A certificate is no longer valid: it expired, was withdrawn or was given up.</summary>
[EventName("certification.lapsed.v1"), Label("Hết hạn chứng nhận", "Certification lapsed")]
public sealed record CertificationLapsed(
    CertificationId Certification,
    DateOnly On,
    OrganisationId Organisation,
    OrganisationKind Kind,
    UnitId Unit,
    CertificationStandard Standard,
    Hectares? Area,
    Text? Reason) : EventOf<Certification>
{
    public override Certification ApplyTo(Certification state) =>
        state with { Certificate = null, Lapse = this };

    public override Refusal? CannotFollow(Certification before) =>
        before.Certificate is not { } certificate
            ? LapseCertification.NotGranted.BrokenByField("id", Certification, On)
            : (certificate.Organisation, certificate.Unit, certificate.Standard, certificate.Area)
                != (Organisation, Unit, Standard, Area)
                ? LapseCertification.Differs.BrokenByField("id", Certification)
                : null;
}

/// <summary>Records that a certificate is no longer valid.</summary>
/// <param name="Id">The certification.</param>
/// <param name="On">The first day on which it is not valid.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("lapse-certification"), Label("Hết hạn chứng nhận", "Lapse a certification")]
public sealed record LapseCertification(
    [Label("Mã chứng nhận", "Certification id")] CertificationId Id,
    [Label("Ngày hết hiệu lực", "First day not valid")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<Certification>
{
    public static readonly Rule NotGranted = new(
        "certification.not-granted",
        "Chứng nhận \"{0}\" không có hiệu lực vào ngày {1}.",
        "The certification \"{0}\" is not valid on {1}.",
        "Book-keeping: a certificate is granted and lapses by turns");

    public static readonly Rule Differs = new(
        "certification.lapse-differs",
        "Chứng nhận \"{0}\" đã hết hạn với tổ chức, đơn vị, tiêu chuẩn hoặc diện tích khác.",
        "The certification \"{0}\" lapsed with another organisation, unit, standard or area.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => Certification.Stream(Id);

    public override Decision Decide(Certification state)
    {
        if (state.Certificate is { } known)
        {
            return Decision.Record(new CertificationLapsed(
                Id, On, known.Organisation, known.Kind, known.Unit, known.Standard, known.Area,
                Reason));
        }

        return (state.Lapse?.On, state.Lapse?.Reason) == (On, Reason)
            ? Decision.Nothing
            : Decision.Refuse(NotGranted.BrokenByField("id", Id, On));
    }
}
