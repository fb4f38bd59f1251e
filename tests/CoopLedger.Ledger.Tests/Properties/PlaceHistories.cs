using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>What may become of alliances, memberships and units in <see cref="Histories"/>. The
/// units that change hold none of its organisations.</summary>
internal static class PlaceHistories
{
    private static readonly Gen<DateOnly> Day =
        Gen.Choose(0, 36).Select(month => new DateOnly(2021, 1, 1).AddMonths(month));

    private static readonly Gen<UnitId> Unit =
        Gen.Elements("phu-tho", "dak-lak").Select(id => new UnitId(id));

    private static readonly Gen<UnitId> Changing =
        Gen.Elements("son-la", "lai-chau", "dien-bien").Select(id => new UnitId(id));

    /// <summary>Any of them.</summary>
    public static Gen<RecordingCommand> Any { get; } = Gen.Frequency(
        (6, Transfer()), (4, Establish()), (3, Merge()), (1, Rename()), (1, Retype()),
        (1, Absorb()));

    private static Gen<RecordingCommand> Transfer() =>
        from id in Gen.Elements("a", "b", "c", "d")
        from to in Gen.Elements("phu-tho", "dak-lak", "quang-ninh")
        from day in Gen.Choose(18, 36).Select(month => new DateOnly(2021, 1, 1).AddMonths(month))
        select (RecordingCommand)new TransferMembership(new OrganisationId(id), new(to), day);

    private static Gen<RecordingCommand> Establish() =>
        from unit in Unit
        from day in Gen.Choose(1, 3).Select(month => new DateOnly(2021, month, 1))
        select (RecordingCommand)new EstablishAlliance(day, unit);

    private static Gen<RecordingCommand> Merge() =>
        from unit in Unit
        from target in Unit
        from day in Day
        select (RecordingCommand)new MergeAlliance(unit, target, day);

    private static Gen<RecordingCommand> Rename() =>
        from unit in Changing
        from name in Gen.Elements("Tây Bắc", "Sông Đà")
        from day in Day
        select (RecordingCommand)new RenameUnit(unit, day, new(name));

    private static Gen<RecordingCommand> Retype() =>
        from unit in Changing
        from kind in Gen.Elements(Enum.GetValues<UnitKind>())
        from day in Day
        select (RecordingCommand)new RetypeUnit(unit, day, kind);

    private static Gen<RecordingCommand> Absorb() =>
        from unit in Changing
        from target in Changing
        from day in Day
        select (RecordingCommand)new AbsorbUnit(unit, target, day);
}
