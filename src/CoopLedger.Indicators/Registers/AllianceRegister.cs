using System.Collections.Immutable;
using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;

namespace CoopLedger.Indicators.Registers;

/// <summary>The cooperative alliances, those that were merged included, with the memberships
/// recorded one by one.</summary>
/// <remarks>A merger ends no membership: a merged alliance whose members have not all gone on in
/// the other one is told of it (<see cref="MembersNotConserved"/>). The members of a unit that
/// was absorbed count in its successor by themselves.</remarks>
public sealed class AllianceRegister() : Register(
    "alliances", Labels.Of("Liên minh HTX", "Cooperative alliances"))
{
    /// <summary>The code of the warning that a merged alliance still has members.</summary>
    public const string MembersNotConserved = "alliance.members-not-conserved";

    /// <summary>The code of the note that the unit of an alliance has been absorbed, while nobody
    /// recorded what became of the alliance.</summary>
    public const string UnitEnded = "alliance.unit-ended";

    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Đơn vị", "Unit"), Column.Of("level", "Cấp", "Level"),
        Column.Of("established", "Thành lập", "Established"),
        Column.OfNumber("ageYears", "Số năm", "Age in years"),
        Column.OfNumber("members", "Thành viên ghi từng tổ chức", "Members on record"),
        Column.Of("mergedInto", "Hợp nhất vào", "Merged into"),
        Column.Of("mergedOn", "Ngày hợp nhất", "Merged on"),
        Column.Of("warning", "Lưu ý", "Warning"),
    ];

    public override IEnumerable<Type> States => [typeof(Alliance), typeof(Organisation)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var territories = projection.Territories(knownBy);
        var members = projection.Facts.Of<Organisation>(knownBy)
            .Select(stream => stream.Timeline.At<Organisation>(asOf))
            .Where(state => state is { MemberSince: not null, Unit: not null })
            .CountBy(state => state.MemberOf ?? state.Unit!)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        return
            from stream in projection.Facts.Of<Alliance>(knownBy)
            let facts = stream.Timeline.Standing.Where(fact => fact.Event.On <= asOf).ToList()
            where facts.Count > 0
            let state = stream.Timeline.At<Alliance>(asOf)
            select Row(
                stream.IdAfter("alliance"), state, facts, asOf,
                Members(state, territories, members, asOf), territories);
    }

    private static RegisterRow Row(
        string id, Alliance state, List<Fact> facts, DateOnly asOf, long? members,
        Territories territories) => new(
        [
            Cell.Of(id), Cell.OfCode(state.Established?.Level), Cell.Of(state.Established?.On),
            Cell.Of(state.Established is { } begun
                ? WholeYears(begun.On, state.Merged?.On ?? asOf)
                : (long?)null),
            Cell.Of(members), Cell.Of(state.Merged?.Into), Cell.Of(state.Merged?.On),
            Note(state, members, territories, asOf),
        ],
        [.. facts.Select(fact => fact.Position).Order()]);

    private static Cell Note(
        Alliance state, long? members, Territories territories, DateOnly asOf) => state switch
        {
            { Merged: not null } when members > 0 => Cell.OfWord(
                MembersNotConserved, "còn thành viên chưa được chuyển",
                "members not yet transferred"),
            { Merged: null, Established.Unit: { } unit }
                when territories.HolderOn(unit, asOf) is var holder && holder != unit =>
                Cell.OfWord(
                    UnitEnded, $"đơn vị nay thuộc {holder}: thành viên tính ở đó",
                    $"its unit is now part of {holder}, where the members count"),
            _ => Cell.Empty,
        };

    /// <summary>The members of an alliance: those that count in its unit on the day; of a merged
    /// one, those of its unit's that do not count in the alliance it went into.</summary>
    private static long? Members(
        Alliance state, Territories territories, Dictionary<UnitId, int> members, DateOnly asOf)
    {
        if (state.Established?.Unit is not { } unit)
        {
            return null; // The central alliance has provincial ones as members.
        }

        var own = territories.WithAbsorbed(unit, asOf).ToHashSet();
        return members.Where(pair => state.Merged is { } end
                ? own.Contains(pair.Key) && Holder(pair.Key) != Holder(end.Into)
                : Holder(pair.Key) == unit)
            .Sum(pair => (long)pair.Value);

        UnitId Holder(UnitId of) => territories.HolderOn(of, asOf);
    }

    private static long WholeYears(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }
}
