using System.Collections.Immutable;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Training;

namespace CoopLedger.Indicators.Registers;

/// <summary>What an alliance did that is recorded once and stands alone: trainings, contests, media
/// outputs and bulletins, each kind in order of id.</summary>
public sealed class ActivityRegister() : Register(
    "activities", Labels.Of("Hoạt động", "Activities"))
{
    private static readonly ImmutableArray<Register> Parts =
    [
        new Trainings(), new Contests(), new Outputs(), new Bulletins(),
    ];

    public override ImmutableArray<Column> Columns => Each;

    public override IEnumerable<Type> States => Parts.SelectMany(part => part.States);

    private static ImmutableArray<Column> Each { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("kind", "Loại hoạt động", "Kind"),
        Column.Of("title", "Tên, chủ đề, kênh", "Title, topic or channels"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("from", "Từ ngày", "From"),
        Column.Of("on", "Ngày", "Day"), Column.OfNumber("count", "Số lượng", "Count"),
    ];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy) =>
        Parts.SelectMany(part => part.Rows(projection, asOf, knownBy));

    /// <summary>The facts of one kind; the count is that of the thing: classes, entries, items,
    /// copies.</summary>
    private abstract class Part<TState>(string area) : Register<TState>(
        area, area, Labels.Of(area, area))
        where TState : IState<TState>
    {
        public sealed override ImmutableArray<Column> Columns => Each;

        protected sealed override IEnumerable<Cell> Cells(
            TState state, ImmutableArray<Fact> facts, DateOnly asOf) => Cells(facts[^1].Event);

        protected abstract IEnumerable<Cell> Cells(Event fact);
    }

    private sealed class Trainings() : Part<TrainingCourse>("training")
    {
        protected override IEnumerable<Cell> Cells(Event fact) => fact is not TrainingHeld held
            ? []
            :
            [
                Cell.OfWord("training", "tập huấn", "training"), Cell.Of(held.Topic),
                Cell.Of(held.Unit), Cell.Of(held.From), Cell.Of(held.On),
                Cell.Of(held.Classes.Value),
            ];
    }

    private sealed class Contests() : Part<Single<ContestHeld>>("contest")
    {
        protected override IEnumerable<Cell> Cells(Event fact) => fact is not ContestHeld held
            ? []
            :
            [
                Cell.OfWord("contest", "cuộc thi", "contest"), Cell.Of(held.Title),
                Cell.Of(held.Unit), Cell.Of(held.From), Cell.Of(held.On),
                Cell.Of(held.Entries?.Value),
            ];
    }

    private sealed class Outputs() : Part<Single<MediaOutputRecorded>>("media")
    {
        protected override IEnumerable<Cell> Cells(Event fact) =>
            fact is not MediaOutputRecorded output
                ? []
                :
                [
                    Cell.OfCode<MediaKind>(output.Kind), Cell.Of(output.Channels.ToString()),
                    Cell.Of(output.Unit), Cell.Of(output.From), Cell.Of(output.On),
                    Cell.Of(output.Count.Value),
                ];
    }

    private sealed class Bulletins() : Part<Single<BulletinIssued>>("bulletin")
    {
        protected override IEnumerable<Cell> Cells(Event fact) => fact is not BulletinIssued issued
            ? []
            :
            [
                Cell.OfWord("bulletin", "bản tin", "bulletin"), Cell.Of(issued.Title),
                Cell.Of(issued.Unit), Cell.Empty, Cell.Of(issued.On),
                Cell.Of(issued.Copies.Value),
            ];
    }
}
