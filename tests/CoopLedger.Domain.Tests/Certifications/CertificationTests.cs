using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Certifications;

public sealed class CertificationTests
{
    private static readonly CertificationId Id = new("vietgap-lua");
    private static readonly Text Rice = new("lúa");
    private static readonly Hectares Area = new(160.75m);

    private static SupportCertification Support(string on) =>
        new(Id, Htx, CertificationStandard.Vietgap, Rice, Day(on), Area);

    private static CertificationSupported Supported(string on) => new(
        Id, Day(on), Htx, OrganisationKind.Cooperative, PhuTho, CertificationStandard.Vietgap,
        Rice, Area);

    private static GrantCertification Grant(string on) =>
        new(Id, Htx, CertificationStandard.Vietgap, Rice, Day(on), Area, new("VG-01"));

    private static CertificationGranted Granted(string on) => new(
        Id, Day(on), Htx, OrganisationKind.Cooperative, PhuTho, CertificationStandard.Vietgap,
        Rice, Area, new("VG-01"));

    private static LapseCertification Lapse(string on) => new(Id, Day(on));

    private static CertificationLapsed Lapsed(string on) => new(
        Id, Day(on), Htx, OrganisationKind.Cooperative, PhuTho, CertificationStandard.Vietgap,
        Area, null);

    [Fact]
    public void Support_towards_a_certificate_is_not_the_certificate()
    {
        Nothing.Beside(Founded).When(Support("2023-05-01")).Then(Supported("2023-05-01"));
        Given(Supported("2023-05-01")).When(Lapse("2024-05-01"))
            .ThenRefused(LapseCertification.NotGranted);
    }

    [Fact]
    public void A_certificate_follows_its_support_or_comes_without_it()
    {
        Nothing.Beside(Founded).When(Grant("2023-05-01")).Then(Granted("2023-05-01"));
        Given(Supported("2023-05-01")).Beside(Founded).When(Grant("2023-08-01") with
        {
            AreaHa = new Hectares(150),
        }).Then(Granted("2023-08-01") with { Area = new Hectares(150) });
    }

    [Fact]
    public void A_certificate_that_is_not_about_land_has_no_area() =>
        Nothing.Beside(Founded)
            .When(Grant("2023-05-01") with
            {
                Standard = CertificationStandard.Ocop,
                AreaHa = null,
            })
            .Then(Granted("2023-05-01") with
            {
                Standard = CertificationStandard.Ocop,
                Area = null,
            });

    [Fact]
    public void A_certificate_lapses_and_may_be_granted_again()
    {
        Given(Granted("2023-05-01")).When(Lapse("2025-05-01")).Then(Lapsed("2025-05-01"));
        Given(Granted("2023-05-01"), Lapsed("2025-05-01")).Beside(Founded)
            .When(Grant("2025-05-01")).Then(Granted("2025-05-01"));
    }

    [Fact]
    public void Support_and_certificate_are_recorded_once()
    {
        Given(Supported("2023-05-01")).Beside(Founded).When(Support("2023-06-01"))
            .ThenRefused(SupportCertification.Duplicate);
        Given(Granted("2023-05-01")).Beside(Founded).When(Grant("2023-06-01"))
            .ThenRefused(GrantCertification.AlreadyGranted);
        Given(Granted("2023-05-01"), Lapsed("2025-05-01")).When(Lapse("2025-06-01"))
            .ThenRefused(LapseCertification.NotGranted);
    }

    [Fact]
    public void A_certification_stays_of_its_organisation_standard_and_crop()
    {
        var story = Given(Supported("2023-05-01")).Beside(Founded);
        story.When(Grant("2023-06-01") with { Crop = new("chè") })
            .ThenRefused(Certification.Differs);
        story.When(Grant("2023-06-01") with { Standard = CertificationStandard.Organic })
            .ThenRefused(Certification.Differs);
        Given(Granted("2023-05-01")).Beside(Founded)
            .When(Support("2023-06-01") with { Crop = new("chè") })
            .ThenRefused(Certification.Differs);
    }

    [Fact]
    public void Only_an_organisation_that_there_is_is_certified()
    {
        Nothing.When(Support("2023-05-01")).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded, Dissolved("2023-04-01")).When(Grant("2023-05-01"))
            .ThenRefused(Organisation.Dissolved);
        var gone = Given(Supported("2023-05-01"), Granted("2023-05-01"))
            .Beside(Founded, Dissolved("2023-05-01"));
        gone.When(Support("2023-05-01")).ThenNothing();
        gone.When(Grant("2023-05-01")).ThenNothing();
    }

    [Fact]
    public void A_certificate_is_not_corrected_under_its_lapse() =>
        Given(Granted("2023-05-01"), Lapsed("2025-05-01")).Beside(Founded)
            .When(new CorrectFact(
                FactReference.Parse("1"), Day("2025-06-01"), Reason,
                Grant("2023-05-01") with { AreaHa = new Hectares(1) }))
            .ThenLaterFactStands(2, LapseCertification.Differs);

    // Trap 27: 643 ha are not 6.430.000 m²; an area finer than 100 m² is no area in hectares.
    [Fact]
    public void An_area_is_in_hectares_with_two_decimals()
    {
        Assert.Equal("643 ha", new Hectares(643).ToString());
        Assert.Equal(64_300, new Hectares(643).Parts);
        Assert.Throws<FormatException>(() => new Hectares(0.001m));
        Assert.Throws<FormatException>(() => new Hectares(0));
    }
}
