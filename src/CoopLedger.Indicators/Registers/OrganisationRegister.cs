using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;

namespace CoopLedger.Indicators.Registers;

/// <summary>The organisations of every kind, those that ceased to exist included.</summary>
public sealed class OrganisationRegister() : Register<Organisation>(
    "organisations", "organisation", Labels.Of("Tổ chức", "Organisations"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("name", "Tên", "Name"),
        Column.Of("kind", "Loại hình", "Kind"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("founded", "Thành lập", "Founded"), Column.Of("status", "Trạng thái", "Status"),
        Column.Of("memberSince", "Thành viên từ", "Member since"),
        Column.Of("alliance", "Liên minh của", "Alliance of"),
        Column.Of("knownFrom", "Trong số tổng ngày", "Within the total of"),
        Column.Of("sector", "Lĩnh vực", "Sector"), Column.Of("unions", "Liên hiệp", "Unions"),
    ];

    protected override IEnumerable<Cell> Cells(
        Organisation state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.Of(state.Name), Cell.OfCode<OrganisationKind>(state.Kind),
        Cell.Of(state.UnitOn(asOf)), Cell.Of(state.FoundedOn), Status(state),
        Cell.Of(state.MemberSince),
        Cell.Of(state.MemberSince is null ? null : state.MemberUnitOn(asOf)),
        Cell.Of(state.KnownFrom),
        Cell.OfCode(state.Sector), Unions(state),
    ];

    private static Cell Status(Organisation state) => state switch
    {
        { DissolvedOn: not null } => Cell.OfWord("dissolved", "đã giải thể", "dissolved"),
        { MergedInto: not null } => Cell.OfWord("merged", "đã sáp nhập", "merged"),
        { ClosedOn: not null } => Cell.OfWord(
            "converted-outside", "đã chuyển đổi ra ngoài", "converted outside"),
        { Dissolution: not null } => Cell.OfWord("dissolving", "đang giải thể", "dissolving"),
        { SuspendedOn: not null } => Cell.OfWord("dormant", "ngừng hoạt động", "dormant"),
        _ => Cell.OfWord("active", "đang hoạt động", "active"),
    };

    private static Cell Unions(Organisation state) => state.Unions.IsEmpty
        ? Cell.Empty
        : Cell.Of(string.Join(' ', state.Unions.Keys.Select(union => union.Text)
            .Order(StringComparer.Ordinal)));
}
