using System.Collections.Immutable;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The proposals for commendation, each with what came of it.</summary>
public sealed class ProposalRegister() : Register(
    "proposals", Labels.Of("Đề nghị khen thưởng", "Proposals for commendation"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Đối tượng:thành tích", "Recipient:achievement"),
        Column.Of("recipientKind", "Loại đối tượng", "Kind of recipient"),
        Column.Of("form", "Hình thức", "Form"), Column.Of("by", "Cơ quan đề nghị", "By"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("proposed", "Ngày đề nghị", "Proposed"),
        Column.Of("awarded", "Ngày tặng", "Awarded"),
    ];

    public override IEnumerable<Type> States =>
        [typeof(Single<CommendationProposed>), typeof(Commendation)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var awards = projection.Facts.Standing<Commendation, CommendationAwarded>(asOf, knownBy)
            .ToLookup(award => (award.Event.Recipient, award.Event.Achievement));
        foreach (var (proposed, position) in
            projection.Facts.Singles<CommendationProposed>(asOf, knownBy))
        {
            var awarded = awards[(proposed.Recipient, proposed.Achievement)].ToList();
            yield return new(
                [
                    Cell.Of($"{proposed.Recipient}:{proposed.Achievement}"),
                    Cell.OfCode<RecipientKind>(proposed.RecipientKind),
                    Cell.OfCode<CommendationForm>(proposed.Form), Cell.Of(proposed.By),
                    Cell.Of(proposed.Unit), Cell.Of(proposed.On),
                    awarded.Count == 0 ? Cell.Empty : Cell.Of(awarded[^1].Event.On),
                ],
                [.. awarded.Select(award => award.Position).Append(position).Order()]);
        }
    }
}
