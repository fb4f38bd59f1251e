using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Milestones;

namespace CoopLedger.Indicators.Registers;

/// <summary>Congresses, terms and anniversaries, by day.</summary>
public sealed class MilestoneRegister() : Register(
    "milestones", Labels.Of("Đại hội, nhiệm kỳ, kỷ niệm", "Congresses, terms, anniversaries"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("type", "Loại", "Type"),
        Column.OfNumber("number", "Lần thứ, số năm", "Ordinal or years"),
        Column.Of("subject", "Về", "Subject"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("from", "Từ", "From"), Column.Of("on", "Ngày", "Day"),
    ];

    public override IEnumerable<Type> States =>
    [
        typeof(Single<CongressHeld>), typeof(Single<AllianceTermOpened>),
        typeof(Single<AnniversaryObserved>),
    ];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy) =>
        projection.Facts.Singles<CongressHeld>(asOf, knownBy).Select(Row)
            .Concat(projection.Facts.Singles<AllianceTermOpened>(asOf, knownBy).Select(Row))
            .Concat(projection.Facts.Singles<AnniversaryObserved>(asOf, knownBy).Select(Row));

    private static RegisterRow Row((CongressHeld Event, long Position) item) => new(
        [
            Cell.Of($"{item.Event.Body}:{item.Event.Ordinal.Value}"),
            Cell.OfWord("congress", "đại hội", "congress"),
            Cell.Of(item.Event.Ordinal.Value),
            Cell.Of(item.Event.Title?.Value ?? item.Event.Body.Text), Cell.Empty,
            Cell.Of(item.Event.From), Cell.Of(item.Event.On),
        ],
        [item.Position]);

    private static RegisterRow Row((AllianceTermOpened Event, long Position) item) => new(
        [
            Cell.Of($"{item.Event.FromYear}:{item.Event.Unit}".TrimEnd(':')),
            Cell.OfWord("term", "nhiệm kỳ", "term"), Cell.Empty,
            Cell.Of($"{item.Event.FromYear}–{item.Event.ToYear}"), Cell.Of(item.Event.Unit),
            Cell.Empty,
            Cell.Of(item.Event.On),
        ],
        [item.Position]);

    private static RegisterRow Row((AnniversaryObserved Event, long Position) item) => new(
        [
            Cell.Of(item.Event.Anniversary),
            Cell.OfWord("anniversary", "kỷ niệm", "anniversary"),
            Cell.Of(item.Event.Years.Value), Cell.Of(item.Event.Subject),
            Cell.Of(item.Event.Unit), Cell.Of(item.Event.FoundedOn), Cell.Of(item.Event.On),
        ],
        [item.Position]);
}
