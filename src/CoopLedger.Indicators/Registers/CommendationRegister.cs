using System.Collections.Immutable;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;

namespace CoopLedger.Indicators.Registers;

/// <summary>The commendations, those that were revoked included.</summary>
public sealed class CommendationRegister() : Register<Commendation>(
    "commendations", "commendation", Labels.Of("Khen thưởng", "Commendations"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Đối tượng:thành tích", "Recipient:achievement"),
        Column.OfSealed("recipientName", "Họ tên", "Name of the recipient"),
        Column.Of("recipientKind", "Loại đối tượng", "Kind of recipient"),
        Column.Of("form", "Hình thức", "Form"), Column.Of("authority", "Cấp", "Authority"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("awarded", "Ngày tặng", "Awarded"),
        Column.Of("revoked", "Ngày hủy", "Revoked"),
        Column.Of("level", "Cấp có thẩm quyền", "Level"),
        Column.OfNumber("prizeVnd", "Tiền thưởng (đồng)", "Prize (dong)"),
    ];

    protected override IEnumerable<Cell> Cells(
        Commendation state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var award = facts.Select(fact => fact.Event).OfType<CommendationAwarded>().LastOrDefault();
        return
        [
            Cell.OfName(PersonOf(award)),
            Cell.OfCode(award?.RecipientKind), Cell.OfCode(award?.Form), Cell.Of(award?.Authority),
            Cell.Of(award?.Unit), Cell.Of(award?.On),
            state.Award is null ? Cell.Of(state.Revocation?.On) : Cell.Empty,
            Cell.OfCode(award?.Level), Cell.Of(award?.Prize?.Dong),
        ];
    }

    // A recipient who is a person is named under the recipient's id.
    private static PersonId? PersonOf(CommendationAwarded? award) =>
        award is { RecipientKind: not RecipientKind.Collective }
            ? new(award.Recipient.Text)
            : null;
}
