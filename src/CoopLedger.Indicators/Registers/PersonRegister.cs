using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;

namespace CoopLedger.Indicators.Registers;

/// <summary>The private persons who were named, those whose data were erased included. The names
/// are sealed; whoever has the keys fills them in.</summary>
public sealed class PersonRegister() : Register<Person>(
    "persons", "person", Labels.Of("Người", "Persons"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã người", "Person"), Column.OfSealed("name", "Họ tên", "Name"),
        Column.OfSealed("contact", "Liên hệ", "Contact"),
        Column.Of("named", "Ghi tên", "Named"), Column.Of("erased", "Xóa", "Erased"),
        Column.Of("ground", "Trường hợp", "Ground"),
        Column.Of("legalBasis", "Căn cứ pháp lý", "Legal basis"),
        Column.Of("approvedBy", "Người duyệt", "Approved by"),
    ];

    protected override IEnumerable<Cell> Cells(
        Person state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var naming = facts.Select(fact => fact.Event).OfType<PersonNamed>().LastOrDefault();
        var person = naming?.Person ?? state.Erasure!.Person;
        return
        [
            Cell.OfName(person), Cell.OfContact(person), Cell.Of(naming?.On),
            Cell.Of(state.Erasure?.On), Cell.OfCode(state.Erasure?.Ground),
            Cell.Of(state.Erasure?.LegalBasis), Cell.Of(state.Erasure?.ApprovedBy),
        ];
    }
}
