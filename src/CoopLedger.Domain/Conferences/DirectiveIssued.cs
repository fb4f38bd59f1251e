using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Conferences;

/// <summary>A series of directives given on one occasion: "Một là … Hai là …".</summary>
public sealed record DirectiveSeriesId(string Text) : Id(Text);

/// <summary>One directive, or task, of a series was given.</summary>
[EventName("directive.issued.v1"), Label("Chỉ đạo, nhiệm vụ", "Directive issued")]
public sealed record DirectiveIssued(
    DirectiveSeriesId Series,
    Count Ordinal,
    DateOnly On,
    UnitId Unit,
    Text By,
    Text Text,
    PersonId? Person) : EventOf<DirectiveSeries>
{
    // By their ordinals, so that a corrected one stays in its place.
    public override int RankInDay => Ordinal.Value;

    public override DirectiveSeries ApplyTo(DirectiveSeries state) => new() { Last = this };

    public override Refusal? CannotFollow(DirectiveSeries before) =>
        Ordinal.Value == before.Count + 1 ? null
        : Ordinal.Value <= before.Count
            ? IssueDirective.Duplicate.BrokenByField("ordinal", $"{Ordinal}", Series)
            : IssueDirective.Gap.BrokenByField(
                "ordinal", $"{Ordinal}", Series, $"{before.Count + 1}");
}

/// <summary>The directives of a series up to a day.</summary>
public sealed record DirectiveSeries : IState<DirectiveSeries>
{
    public static DirectiveSeries Initial { get; } = new();

    public DirectiveIssued? Last { get; init; }

    /// <summary>How many there are: their ordinals have no gaps.</summary>
    public int Count => Last?.Ordinal.Value ?? 0;
}

/// <summary>Records one directive of a series; they are recorded in their order.</summary>
/// <param name="Series">The series.</param>
/// <param name="Ordinal">Which of the series: 1 is the first, and none is left out.</param>
/// <param name="Unit">The administrative unit it is given to.</param>
/// <param name="By">The office or body that gives it; no names of persons.</param>
/// <param name="Text">What is to be done, or how it begins.</param>
/// <param name="On">The day.</param>
/// <param name="Person">An opaque reference to who gives it, never a name.</param>
[CommandName("issue-directive"), Label("Ghi chỉ đạo, nhiệm vụ", "Issue a directive")]
public sealed record IssueDirective(
    [Label("Loạt chỉ đạo", "Series")] DirectiveSeriesId Series,
    [Label("Thứ tự", "Ordinal")] Count Ordinal,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Cấp chỉ đạo", "Given by")] Text By,
    [Label("Nội dung", "Text")] Text Text,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Người chỉ đạo", "Person")] PersonId? Person = null) : CommandOf<DirectiveSeries>
{
    public static readonly Rule Gap = new(
        "directive.gap",
        "Chỉ đạo thứ {0} của \"{1}\" để trống một số: số tiếp theo là {2}.",
        "Directive {0} of \"{1}\" leaves a gap: the next one is {2}.",
        "Convention of reports: directives of a series are numbered without gaps");

    public static readonly Rule Duplicate = new(
        "directive.duplicate",
        "Chỉ đạo thứ {0} của \"{1}\" đã được ghi nhận với nội dung khác.",
        "Directive {0} of \"{1}\" is already on record, and differs.",
        "Convention of reports: directives of a series are numbered without gaps");

    public override StreamName Stream => new($"directive-{Series}");

    public override Decision Decide(DirectiveSeries state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(new DirectiveIssued(Series, Ordinal, On, Unit, By, Text, Person));
}
