using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>What may become of the organisations of <see cref="Histories"/>.</summary>
internal static class OrganisationHistories
{
    private static readonly Gen<DateOnly> Day =
        Gen.Choose(0, 36).Select(month => new DateOnly(2021, 1, 1).AddMonths(month));

    private static readonly Gen<OrganisationId> Organisation =
        Gen.Elements("a", "b", "c", "d").Select(id => new OrganisationId(id));

    private static readonly Gen<DissolutionObstacle> Obstacle =
        Gen.Elements(DissolutionObstacle.Seal, DissolutionObstacle.LostBooks);

    /// <summary>Any of them.</summary>
    public static Gen<RecordingCommand> Any { get; } = Gen.Frequency(
        (5, Initiate()), (4, Of((id, day) => new DissolveCooperative(id, day))),
        (4, Meet()), (3, Clear()), (2, Of((id, day) => new WithdrawDissolution(id, day))),
        (3, Join()), (2, Leave()), (2, Convert()), (2, Relocate()),
        (1, Of((id, day) => new ConvertOutside(id, day))),
        (2, Merge()), (3, Split()), (3, Rate()),
        (1, Of((id, day) => new RenameOrganisation(id, new($"HTX {day.Month}"), day))),
        (1, Of((id, day) => new ClassifySector(id, (Sector)(day.Month % 4), day))),
        (1, Of((id, day) => new ClassifyScale(
            id, ScaleRegime.Circular, (ScaleClass)(day.Month % 4), day))));

    /// <summary>A life that is told to its end.</summary>
    public static Gen<Command[]> Story { get; } =
        from id in Gen.Elements("g", "h", "i", "j")
        from month in Gen.Choose(0, 14)
        from life in Gen.Elements<Func<OrganisationId, OrganisationId, DateOnly, Command[]>>(
            Dissolved, Withdrawn, Merged, Outside)
        select life(
            new(id), new($"{id}2"), new DateOnly(2021, 1, 1).AddMonths(month));

    private static Command[] Dissolved(OrganisationId id, OrganisationId other, DateOnly day) =>
    [
        Wish.Found(id.Text, CivilDate.Iso(day)),
        new InitiateDissolution(id, DissolutionMode.Voluntary, day.AddMonths(1)),
        new RecordDissolutionObstacle(id, DissolutionObstacle.Seal, day.AddMonths(2)),
        new ClearDissolutionObstacle(id, DissolutionObstacle.Seal, day.AddMonths(3)),
        new DissolveCooperative(id, day.AddMonths(4)),
    ];

    private static Command[] Withdrawn(OrganisationId id, OrganisationId other, DateOnly day) =>
    [
        Wish.Found(id.Text, CivilDate.Iso(day)),
        new InitiateDissolution(id, DissolutionMode.Compulsory, day.AddMonths(1)),
        new RecordDissolutionObstacle(id, DissolutionObstacle.LostBooks, day.AddMonths(2)),
        new WithdrawDissolution(id, day.AddMonths(3)),
        new SuspendOperations(id, day.AddMonths(4)),
        new ResumeOperations(id, day.AddMonths(5)),
        new RatePerformance(id, new(day.Year + 1), new(70), day.AddMonths(15)),
        new ConvertOrganisation(id, OrganisationKind.Enterprise, day.AddMonths(16)),
    ];

    private static Command[] Merged(OrganisationId id, OrganisationId other, DateOnly day) =>
    [
        Wish.Found(id.Text, CivilDate.Iso(day)),
        Wish.Found(other.Text, CivilDate.Iso(day), "dak-lak", OrganisationKind.Union),
        new StartUnionMembership(id, other, day.AddMonths(1)),
        new RelocateOrganisation(id, new("dak-lak"), day.AddMonths(2)),
        new EndUnionMembership(id, other, day.AddMonths(3)),
        new SplitOrganisation(new($"{id}3"), id, new("HTX tách"), day.AddMonths(4)),
        new MergeOrganisation(id, new($"{id}3"), day.AddMonths(5)),
    ];

    private static Command[] Outside(OrganisationId id, OrganisationId other, DateOnly day) =>
    [
        Wish.Found(other.Text, CivilDate.Iso(day)),
        Wish.Admit(other.Text, CivilDate.Iso(day.AddMonths(1))),
        new RenameOrganisation(other, new("HTX đổi tên"), day.AddMonths(2)),
        new ClassifySector(other, Sector.Finance, day.AddMonths(3)),
        new ClassifyScale(other, ScaleRegime.Circular, ScaleClass.Small, day.AddMonths(4)),
        new ConvertOutside(other, day.AddMonths(5)),
    ];

    private static Gen<RecordingCommand> Of(
        Func<OrganisationId, DateOnly, RecordingCommand> make) =>
        from id in Organisation
        from day in Day
        select make(id, day);

    private static Gen<RecordingCommand> Initiate() =>
        from mode in Gen.Elements(Enum.GetValues<DissolutionMode>())
        from wish in Of((id, day) => new InitiateDissolution(id, mode, day))
        select wish;

    private static Gen<RecordingCommand> Meet() =>
        from obstacle in Obstacle
        from wish in Of((id, day) => new RecordDissolutionObstacle(id, obstacle, day))
        select wish;

    private static Gen<RecordingCommand> Clear() =>
        from obstacle in Obstacle
        from wish in Of((id, day) => new ClearDissolutionObstacle(id, obstacle, day))
        select wish;

    private static Gen<RecordingCommand> Join() =>
        from union in Organisation
        from wish in Of((id, day) => new StartUnionMembership(id, union, day))
        select wish;

    private static Gen<RecordingCommand> Leave() =>
        from union in Organisation
        from wish in Of((id, day) => new EndUnionMembership(id, union, day))
        select wish;

    private static Gen<RecordingCommand> Convert() =>
        from kind in Gen.Elements(Enum.GetValues<OrganisationKind>())
        from wish in Of((id, day) => new ConvertOrganisation(id, kind, day))
        select wish;

    private static Gen<RecordingCommand> Relocate() =>
        from unit in Gen.Elements("phu-tho", "dak-lak")
        from wish in Of((id, day) => new RelocateOrganisation(id, new(unit), day))
        select wish;

    private static Gen<RecordingCommand> Merge() =>
        from other in Organisation
        from wish in Of((id, day) => new MergeOrganisation(id, other, day))
        select wish;

    private static Gen<RecordingCommand> Split() =>
        from id in Gen.Elements("d", "e", "f")
        from wish in Of((old, day) => new SplitOrganisation(
            new(id), old, new("HTX tách"), day))
        select wish;

    private static Gen<RecordingCommand> Rate() =>
        from points in Gen.Choose(0, 100)
        from wish in Of((id, day) => new RatePerformance(id, new(day.Year), new(points), day))
        select wish;
}
