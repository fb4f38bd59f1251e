using System.Collections.Immutable;
using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Science;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Training;

namespace CoopLedger.Indicators.Facets;

/// <summary>The dimensions of one measure, in order.</summary>
public sealed class Dimensions
{
    /// <summary>The word for every facet, where an indicator counts fewer by default.</summary>
    public const string All = "all";

    private readonly ImmutableArray<Dimension> _dimensions;
    private readonly string? _default;

    private Dimensions(string? defaultFacet, params ImmutableArray<Dimension> dimensions)
    {
        _dimensions = dimensions;
        _default = defaultFacet;
    }

    public static Dimensions None { get; } = new(null);

    /// <summary>Organisation kinds; a total that names none is of cooperatives, as a founding
    /// that names none is.</summary>
    public static Dimensions ByKind { get; } = new("cooperative", Dimension.Of<OrganisationKind>(
        "kind", Labels.Of("Loại hình tổ chức", "Organisation kind")));

    public static Dimensions ByFundSource { get; } = new(null, Dimension.Of<FundSource>(
        "fund-source", Labels.Of("Nguồn vốn", "Fund source")));

    public static Dimensions ByFundSourceAndBorrower { get; } = new(
        null,
        Dimension.Of<FundSource>("fund-source", Labels.Of("Nguồn vốn", "Fund source")),
        Dimension.Of<BorrowerKind>(
            "borrower-kind", Labels.Of("Đối tượng vay", "Kind of borrower")));

    /// <summary>Form, recipient and level of a commendation; the level of many is not known.
    /// </summary>
    public static Dimensions ByAward { get; } = new(
        null,
        Dimension.Of<CommendationForm>("form", Labels.Of("Hình thức", "Form")),
        Dimension.Of<RecipientKind>("recipient-kind", Labels.Of("Đối tượng", "Recipient kind")),
        Dimension.Of<AuthorityLevel>("level", Labels.Of("Cấp có thẩm quyền", "Level")));

    public static Dimensions ByFormAndLevel { get; } = new(
        null,
        Dimension.Of<CommendationForm>("form", Labels.Of("Hình thức", "Form")),
        Dimension.Of<AuthorityLevel>("level", Labels.Of("Cấp có thẩm quyền", "Level")));

    public static Dimensions ByConferenceKind { get; } = new(null, Dimension.Of<ConferenceKind>(
        "conference-kind", Labels.Of("Loại hội nghị", "Kind of conference")));

    public static Dimensions ByConflictKind { get; } = new(null, Dimension.Of<ConflictKind>(
        "conflict-kind", Labels.Of("Loại mâu thuẫn", "Kind of conflict")));

    public static Dimensions ByTrainingRole { get; } = new(null, Dimension.Of<TrainingRole>(
        "role", Labels.Of("Vai trò", "Role")));

    public static Dimensions BySupportKind { get; } = new(null, Dimension.Of<SupportKind>(
        "support-kind", Labels.Of("Nội dung hỗ trợ", "Kind of support")));

    public static Dimensions ByPromotionPlace { get; } = new(null, Dimension.Of<PromotionPlace>(
        "promotion-place", Labels.Of("Địa bàn", "Place of promotion")));

    public static Dimensions ByScienceRole { get; } = new(null, Dimension.Of<ScienceRole>(
        "science-role", Labels.Of("Vai trò trong dự án", "Role in the project")));

    public static Dimensions ByStandard { get; } = new(null, Dimension.Of<CertificationStandard>(
        "standard", Labels.Of("Tiêu chuẩn", "Standard")));

    public static Dimensions ByMediaKindAndChannel { get; } = new(
        null,
        Dimension.Of<MediaKind>("media-kind", Labels.Of("Thể loại", "Kind of output")),
        Dimension.Of<Channel>("channel", Labels.Of("Kênh", "Channel")));
    public static Dimensions ByObstacle { get; } = new(null, Dimension.Of<DissolutionObstacle>(
        "obstacle", Labels.Of("Vướng mắc", "Obstacle")));

    public static Dimensions ByGrade { get; } = new(null, Dimension.Of<PerformanceGrade>(
        "grade", Labels.Of("Xếp loại", "Grade")));
    public static Dimensions ByReportLevel { get; } = new(null, Dimension.Of<ReportLevel>(
        "report-level", Labels.Of("Cấp báo cáo", "Report level")));

    public ImmutableArray<Dimension> Each => _dimensions;

    /// <summary>The facet of everything.</summary>
    public Facet Everything => Parse("");

    /// <summary>The facet of a total: the default when <paramref name="text"/> is
    /// <see langword="null"/>.</summary>
    /// <exception cref="FormatException">A code that no dimension has.</exception>
    public Facet ParseTotal(string? text) => Parse(text ?? _default ?? "");

    /// <summary>The facet asked for: everything when <paramref name="text"/> is empty or
    /// <c>all</c>. Codes of one dimension are alternatives, dimensions narrow each other.
    /// </summary>
    /// <exception cref="FormatException">A code that no dimension has.</exception>
    public Facet Parse(string? text)
    {
        Span<ulong> bits = stackalloc ulong[_dimensions.Length];
        var words = text is null or All ? "" : text;
        foreach (var word in words.Split('+', StringSplitOptions.RemoveEmptyEntries))
        {
            var (dimension, value) = Find(word) ?? throw new FormatException(
                $"\"{word.Trim()}\" is none of: {string.Join(", ", Codes())}.");
            bits[dimension] |= 1UL << value;
        }

        var facet = 0UL;
        for (var i = 0; i < bits.Length; i++)
        {
            facet |= (bits[i] == 0 ? _dimensions[i].AllBits : bits[i]) << (i * Dimension.ValuesMax);
        }

        return new(facet);
    }

    /// <summary>The codes of a facet, joined by +; empty when it is everything.</summary>
    public string Format(Facet facet)
    {
        var codes = new List<string>();
        for (var i = 0; i < _dimensions.Length; i++)
        {
            var bits = (facet.Bits >> (i * Dimension.ValuesMax)) & 0xFFFF;
            if (bits != _dimensions[i].AllBits)
            {
                codes.AddRange(_dimensions[i].Values.Select(value => value.Code)
                    .Where((_, bit) => (bits & (1UL << bit)) != 0));
            }
        }

        return string.Join('+', codes);
    }

    /// <summary>How much of an account of <paramref name="held"/> is what is asked for.</summary>
    public Overlap Overlaps(Facet held, Facet asked)
    {
        for (var i = 0; i < _dimensions.Length; i++)
        {
            var shift = i * Dimension.ValuesMax;
            if (((held.Bits & asked.Bits) >> shift & 0xFFFF) == 0)
            {
                return Overlap.None;
            }
        }

        return (held.Bits & ~asked.Bits) == 0 ? Overlap.Whole : Overlap.Part;
    }

    private (int Dimension, int Value)? Find(string word)
    {
        // "cooperative,union" would read as "cooperative-union", another name of unions alone.
        if (word.Split(',') is { Length: > 1 } parts && parts.All(part => Find(part) is not null))
        {
            return null;
        }

        for (var i = 0; i < _dimensions.Length; i++)
        {
            if (_dimensions[i].Find(word) is var value and >= 0)
            {
                return (i, value);
            }
        }

        return null;
    }

    private IEnumerable<string> Codes() =>
        _dimensions.SelectMany(dimension => dimension.Values.Select(value => value.Code));
}

/// <summary>How an account's facet lies to the one asked for.</summary>
public enum Overlap
{
    /// <summary>Nothing of it counts.</summary>
    None,

    /// <summary>Some of it may count; how much is not known.</summary>
    Part,

    /// <summary>All of it counts.</summary>
    Whole,
}
