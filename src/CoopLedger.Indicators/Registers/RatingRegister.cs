using System.Collections.Immutable;
using CoopLedger.Domain.Organisations;

namespace CoopLedger.Indicators.Registers;

/// <summary>The ratings of performance, one row for each organisation and year.</summary>
public sealed class RatingRegister() : Register(
    "ratings", Labels.Of("Xếp loại", "Ratings"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Tổ chức:năm", "Organisation:year"), Column.Of("name", "Tên", "Name"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("rated", "Ngày xếp loại", "Rated"),
        Column.OfNumber("score", "Điểm", "Score"), Column.Of("grade", "Xếp loại", "Grade"),
    ];

    public override IEnumerable<Type> States => [typeof(Organisation)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy) =>
        from stream in projection.Facts.Of<Organisation>(knownBy)
        let ratings = stream.Timeline.Standing
            .Where(fact => fact.Event.On <= asOf && fact.Event is PerformanceRated)
            .OrderBy(fact => ((PerformanceRated)fact.Event).Year.Number).ToList()
        where ratings.Count > 0
        let state = stream.Timeline.At<Organisation>(asOf)
        from fact in ratings
        let rated = (PerformanceRated)fact.Event
        select new RegisterRow(
            [
                Cell.Of($"{rated.Organisation}:{rated.Year}"), Cell.Of(state.Name),
                Cell.Of(rated.Unit), Cell.Of(rated.On), Cell.Of(rated.Score.Points),
                Cell.OfCode<PerformanceGrade>(rated.Grade),
            ],
            [fact.Position]);
}
