using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Science;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.ValueChains;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Activities.Doings;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Activities;

public sealed class ActivityMeasureTests
{
    private static string Shown(Book book, string indicator, string? facet = null) =>
        Display.Value(book.Ask(indicator, facet: facet), vietnamese: true);

    // Trap 6: lượt are not organisations. G13.
    [Fact]
    public void Thirty_participations_with_150_product_types_are_5_each()
    {
        var book = new Book().Record(Enumerable.Range(0, 30)
            .Select(i => Doings.Shown($"htx-{i % 20}", $"fair-{i / 20}", 5)));
        Assert.Equal(30, book.Value("promotion-participations"));
        Assert.Equal(150, book.Value("product-types-shown"));
        Assert.Equal(20, book.Value("organisations-promoted"));
        Assert.Equal(5, book.Value("product-types-per-participation"));
    }

    [Fact]
    public void A_participation_whose_place_was_not_told_may_be_inside_or_outside()
    {
        var book = new Book().Record(
            Doings.Shown("a", "f", 5),
            Doings.Shown("b", "f", 3, PromotionPlace.InsideProvince),
            Doings.Shown("c", "f", 2, PromotionPlace.OutsideProvince));
        Assert.Equal(3, book.Value("promotion-participations"));
        Assert.Equal("1–2", Shown(book, "promotion-participations", "inside-province"));
        Assert.Equal("1–2", Shown(book, "organisations-promoted", "inside-province"));
        Assert.Equal("2–7", Shown(book, "product-types-shown", "outside-province"));
        Assert.Equal("total-not-split", book.Warnings(
            "organisations-promoted", facet: "inside-province"));
    }

    // I8, G17: "03 dự án" and the fourth one, in which the alliance only helped.
    [Fact]
    public void Science_projects_are_3_or_4_by_the_part_that_is_asked_for()
    {
        var book = new Book().Record(
            Project("a", ScienceRole.Lead), Project("b", ScienceRole.Joint),
            Project("c", ScienceRole.Joint), Project("d", ScienceRole.Support));
        Assert.Equal(3, book.Value("science-projects", facet: "lead+joint"));
        Assert.Equal(1, book.Value("science-projects", facet: "support"));
        Assert.Equal(4, book.Value("science-projects"));
    }

    // Trap 27: hectares, G15.
    [Fact]
    public void Supported_area_is_160_75_hectares_for_each_of_four_organisations()
    {
        var book = new Book().Record(
            Helped("vinh-lai", 163.25m), Helped("cao-xa", 159.75m), Helped("hung-viet-1", 100),
            Helped("hung-viet-1", 60, crop: 2), Helped("hung-viet-2", 160));
        Assert.Equal(643, book.Value("supported-area"));
        Assert.Equal("643,00 ha", Shown(book, "supported-area"));
        Assert.Equal(4, book.Value("organisations-area-supported"));
        Assert.Equal("160,75 ha", Shown(book, "area-per-organisation-supported"));
        Assert.Equal("643/4", book.Ask("area-per-organisation-supported").Exact);
    }

    [Fact]
    public void A_part_of_a_quotient_that_is_no_whole_number_stands_in_brackets()
    {
        var book = new Book().Record(Helped("vinh-lai", 163.25m), Helped("cao-xa", 159.75m));
        Assert.Equal("323/2", book.Ask("area-per-organisation-supported").Exact);
        book.Record(Helped("hung-viet-1", 12.5m));
        Assert.Equal("(671/2)/3", book.Ask("area-per-organisation-supported").Exact);
    }

    [Fact]
    public void Supported_area_is_not_certified_and_certified_area_lapses()
    {
        var book = new Book().Record(Helped("a", 10), Certified("2023-06-01", 8.5m));
        Assert.Equal(10, book.Value("supported-area"));
        Assert.Equal(new Rational(17, 2), book.Value("certified-area"));
        Assert.Equal(0, book.Value("certified-area", to: "2023-05-31"));
        book.Record(new CertificationLapsed(
            new("c"), Day("2023-11-01"), new("a"), OrganisationKind.Cooperative, new("phu-tho"),
            CertificationStandard.Organic, new Hectares(8.5m), null));
        Assert.Equal(0, book.Value("certified-area"));
        Assert.Equal(new Rational(17, 2), book.Value("certified-area", to: "2023-10-31"));
        Assert.Equal(0, book.Value("supported-area", facet: "organic"));
    }

    [Fact]
    public void A_certificate_without_area_adds_none()
    {
        var book = new Book().Record(
            Certified("2023-06-01", null), Helped("a", 10) with { Area = null });
        Assert.Equal(0, book.Value("certified-area"));
        Assert.Equal(0, book.Value("supported-area"));
        Assert.Equal(0, book.Value("organisations-area-supported"));
        Assert.Null(book.Ask("area-per-organisation-supported").Value);
    }

    [Fact]
    public void Links_of_a_value_chain_are_counted_by_supplier_while_they_last()
    {
        var book = new Book().Record(Linked("a"), Linked("b"), Linked("c"), Linked("d"));
        Assert.Equal(4, book.Value("value-chain-links"));
        book.Record(new ValueChainUnlinked(
            new("mi-gao"), new("d"), Day("2023-11-01"), new("hung-lo"), new("phu-tho"),
            OrganisationKind.Cooperative, null));
        Assert.Equal(3, book.Value("value-chain-links"));
        Assert.Equal(4, book.Value("value-chain-links", to: "2023-10-31"));
        Assert.Equal(0, book.Value("value-chain-links", facet: "union"));
    }

    // Trap 27: copies are neither issues nor items.
    [Fact]
    public void Copies_of_a_bulletin_and_contests_are_counted_apart_from_items()
    {
        var book = new Book().Record(
            new BulletinIssued(
                new("b"), Day("2023-08-31"), new("phu-tho"), new("Bản tin"), new(500), new(2)),
            new ContestHeld(
                new("c"), Day("2023-08-31"), null, new("phu-tho"), new("Ảnh đẹp"), null));
        Assert.Equal(500, book.Value("bulletin-copies"));
        Assert.Equal(1, book.Value("contests-held"));
        Assert.Equal(0, book.Value("media-items"));
    }

    // Trap 6: lượt người are not people.
    [Fact]
    public void People_are_counted_as_told_and_at_most_as_many_as_participations_otherwise()
    {
        var book = new Book().Record(Held("a", 58, 50), Held("b", 60, null));
        Assert.Equal(118, book.Value("training-participations"));
        Assert.Equal("50–110", Shown(book, "people-trained"));
        Assert.Equal(Bounds.Zero, new Book().Ask("people-trained").Value);
    }

    [Fact]
    public void An_organisation_known_within_a_total_is_not_counted_again()
    {
        var book = new Book();
        book.Record(
            book.Total("registered", 662, "2022-12-31"), book.Total("active", 512, "2022-12-31"),
            new OrganisationKnown(
                new("cao-xa"), Day("2022-12-31"), new("HTX DV NN Cao Xá"), new("phu-tho"),
                OrganisationKind.Cooperative, null, null, null));
        Assert.Equal(662, book.Value("registered"));
        Assert.Equal(512, book.Value("active"));
        book.Record(Dissolved("cao-xa", "2023-05-01"));
        Assert.Equal(661, book.Value("registered"));
    }

    private static ScienceProjectStarted Project(string id, ScienceRole role) =>
        new(new(id), Day("2023-04-01"), new("Dự án"), role, new("phu-tho"), null, null);

    private static CertificationGranted Certified(string on, decimal? area) => new(
        new("c"), Day(on), new("a"), OrganisationKind.Cooperative, new("phu-tho"),
        CertificationStandard.Organic, new("chè"), area is { } known ? new Hectares(known) : null,
        null);

    private static ValueChainLinked Linked(string supplier) => new(
        new("mi-gao"), new(supplier), Day("2023-05-01"), new("hung-lo"), new("gạo"),
        new("phu-tho"), OrganisationKind.Cooperative);

    private static TrainingHeld Held(string id, int participations, int? people) => new(
        new(id), Day("2023-05-01"), null, new("phu-tho"), new(1), new(participations),
        TrainingRole.Organiser, null, people is { } told ? new Count(told) : null);
}
