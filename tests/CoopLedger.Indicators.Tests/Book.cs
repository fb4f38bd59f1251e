using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Tests;

/// <summary>A ledger in a few words: what is recorded, and what it then answers.</summary>
internal sealed class Book
{
    private readonly List<Event> _events = [];
    private int _totals;

    public Projection Projection { get; } = new();

    /// <summary>The position of the last event.</summary>
    public long Position => Projection.Position;

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static CooperativeFounded Founded(
        string id, string on = "2022-01-01", string unit = "phu-tho",
        OrganisationKind kind = OrganisationKind.Cooperative) =>
        new(new(id), Day(on), new($"HTX {id}"), new(unit), kind, null, null, null, null);

    public static CooperativeDissolved Dissolved(
        string id, string on, bool wasActive = true, string unit = "phu-tho") =>
        new(new(id), Day(on), new(unit), OrganisationKind.Cooperative, wasActive, null, null,
            null);

    public static MemberAdmitted Admitted(
        string id, string on = "2022-01-01", string unit = "phu-tho",
        OrganisationKind kind = OrganisationKind.Cooperative) =>
        new(new(id), Day(on), new(unit), kind, MemberClass.Official);

    public static LoanDisbursed Paid(
        string loan, string on, int tranche = 1, long amount = 300_000_000,
        string unit = "phu-tho", FundSource source = FundSource.ProvincialAllianceFund) =>
        new(
            new(loan), new(tranche), Day(on), new(amount), new("Quỹ"), source, new("htx-1"),
            OrganisationKind.Cooperative, new(unit), new("Nhà sấy chè"));

    public static DisbursementReversed TakenBack(
        string loan, string on, int tranche = 1, long amount = 300_000_000) =>
        new(
            new(loan), new(tranche), Day(on), new(amount), FundSource.ProvincialAllianceFund,
            new("phu-tho"), new("huỷ"));

    public static ClusterFormed Formed(string cluster = "trung-du") =>
        new(new(cluster), Day("2020-01-01"), new("Cụm"));

    public static ClusterJoined Joined(string unit, int year = 2023, string cluster = "trung-du") =>
        new(new(cluster), new(unit), new(year), new DateOnly(year, 1, 1));

    public TotalRecorded Total(
        string measure, long amount, string on = "2021-12-31", string place = "phu-tho",
        string? facet = null, TotalPrecision precision = TotalPrecision.Exact,
        string? from = null) =>
        new(
            new($"total-{++_totals}"), new(measure), Place.Parse(place), Day(on),
            from is null ? null : Day(from), new(amount), facet is null ? null : new Text(facet),
            precision, null);

    public Book Record(params IEnumerable<Event> events)
    {
        foreach (var fact in events)
        {
            _events.Add(fact);
            Projection.Apply(Projection.Position + 1, fact);
        }

        return this;
    }

    /// <summary>Records a fact on a stream of its own name, so that registers learn of it.
    /// </summary>
    public Book On(StreamName stream, Event fact)
    {
        _events.Add(fact);
        var position = Projection.Position + 1;
        Projection.Apply(stream, new Fact(
            fact, Guid.Parse($"00000000-0000-4000-8000-{position:D12}"), position));
        return this;
    }

    public Book Reverse(long position) => Record(new FactReversed(
        Guid.Empty, position, _events[(int)position - 1], Day("2023-12-31"), new("nhầm"), false));

    public Answer Ask(
        string indicator, string scope = "nation", string? from = null,
        string to = "2023-12-31", long knownBy = long.MaxValue, string? facet = null) =>
        Projection.Ask(
            Catalogue.Find(new(indicator))!,
            new(Scope.Parse(scope), from is null ? null : Day(from), Day(to), knownBy, facet));

    /// <summary>The one exact value.</summary>
    public Rational Value(
        string indicator, string scope = "nation", string? from = null,
        string to = "2023-12-31", long knownBy = long.MaxValue, string? facet = null)
    {
        var value = Ask(indicator, scope, from, to, knownBy, facet).Value;
        Assert.True(value is { IsExact: true }, $"{value}");
        return value.Value.Low;
    }

    /// <summary>The codes of the answer's warnings, but for that of an empty ledger.</summary>
    public string Warnings(
        string indicator, string scope = "nation", string? from = null,
        string to = "2023-12-31", long knownBy = long.MaxValue, string? facet = null) =>
        string.Join(' ', Ask(indicator, scope, from, to, knownBy, facet)
            .Warnings.Select(warning => warning.Code).Where(code => code != Reading.NoFacts));
}
