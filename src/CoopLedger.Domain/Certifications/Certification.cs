using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Certifications;

/// <summary>The standards to which produce is certified.</summary>
/// <remarks>Source: VietGAP, TCVN 11892-1:2017 (not seen); OCOP, Decision 1048/QĐ-TTg of 2019 (not
/// seen); the names as alliances report them. The default value is VietGAP.</remarks>
public enum CertificationStandard
{
    [Label("VietGAP", "VietGAP")]
    Vietgap,

    [Label("GlobalGAP", "GlobalGAP")]
    Globalgap,

    [Label("OCOP", "OCOP"), Also("one-commune-one-product")]
    Ocop,

    [Label("Hữu cơ", "Organic")]
    Organic,

    [Label("Khác", "Other")]
    Other,
}

/// <summary>What a certification is of: the same from its support to its lapse.</summary>
public sealed record CertificationSubject(
    OrganisationId Organisation, CertificationStandard Standard, Text Crop);

/// <summary>One certification of one organisation's crop, on a day. Being supported on the way to
/// a certificate is not having it.</summary>
public sealed record Certification : IState<Certification>
{
    public static readonly Rule Differs = new(
        "certification.differs",
        "Chứng nhận \"{0}\" là của \"{1}\", {2}, cho {3}.",
        "The certification \"{0}\" is of \"{1}\", {2}, for {3}.",
        "Statistics: a certification is of one crop of one organisation by one standard");

    public static Certification Initial { get; } = new();

    /// <summary>What it is of, once anything is on record.</summary>
    public CertificationSubject? Subject { get; init; }

    public CertificationSupported? Support { get; init; }

    /// <summary>The certificate, while it is valid.</summary>
    public CertificationGranted? Certificate { get; init; }

    /// <summary>The last lapse, if there was one.</summary>
    public CertificationLapsed? Lapse { get; init; }

    public static StreamName Stream(CertificationId id) => new($"certification-{id}");

    /// <summary>Why a fact of another organisation, standard or crop cannot stand here, if so.
    /// </summary>
    internal Refusal? RefuseOther(
        CertificationId id, CertificationSubject subject, string field = "id") =>
        Subject is { } known && known != subject
            ? Differs.BrokenByField(
                field, id, known.Organisation, Code<CertificationStandard>.Of(known.Standard),
                known.Crop)
            : null;
}
