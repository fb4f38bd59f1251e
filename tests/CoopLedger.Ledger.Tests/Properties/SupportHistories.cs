using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Science;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.ValueChains;
using CoopLedger.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>Plausible commands of support and activities.</summary>
internal static class SupportHistories
{
    private static readonly Gen<DateOnly> Day =
        Gen.Choose(0, 36).Select(month => new DateOnly(2021, 1, 1).AddMonths(month));

    // What ends something is late, so that it often finds what has begun.
    private static readonly Gen<DateOnly> Late =
        Gen.Choose(20, 36).Select(month => new DateOnly(2021, 1, 1).AddMonths(month));

    private static readonly Gen<OrganisationId> Organisation =
        Gen.Elements("a", "b").Select(id => new OrganisationId(id));

    private static readonly Gen<UnitId> Unit =
        Gen.Elements("phu-tho", "dak-lak").Select(id => new UnitId(id));

    private static readonly Gen<string> Id = Gen.Elements("s1", "s2");

    private static readonly Gen<Count> Count = Gen.Choose(1, 9).Select(many => new Count(many));

    /// <summary>A command of any of them.</summary>
    public static Gen<RecordingCommand> Any { get; } = Gen.Frequency(
        (4, Grant()), (3, RevokeGrant()), (2, Promote()), (2, Start()), (2, Complete()),
        (4, Certify()), (4, Lapse()), (4, Link()), (3, Unlink()), (3, Single()), (2, Know()));

    private static Gen<RecordingCommand> Grant() =>
        from id in Organisation
        from kind in Gen.Elements(SupportKind.Machinery, SupportKind.Training)
        from grant in Id
        from dong in Gen.Choose(1, 3)
        from day in Day
        select (RecordingCommand)new GrantSupport(id, kind, new(grant), new(dong), day);

    private static Gen<RecordingCommand> RevokeGrant() =>
        from id in Organisation
        from kind in Gen.Elements(SupportKind.Machinery, SupportKind.Training)
        from grant in Id
        from day in Late
        select (RecordingCommand)new RevokeSupport(id, kind, new(grant), day);

    private static Gen<RecordingCommand> Promote() =>
        from id in Organisation
        from fair in Id
        from types in Count
        from day in Day
        from place in Gen.Elements<PromotionPlace?>(null, PromotionPlace.OutsideProvince)
        select (RecordingCommand)new ParticipateInPromotion(id, new(fair), types, day, place);

    private static Gen<RecordingCommand> Start() =>
        from id in Id
        from unit in Unit
        from role in Gen.Elements(Enum.GetValues<ScienceRole>())
        from day in Day
        select (RecordingCommand)new StartScienceProject(new(id), new("Dự án"), role, unit, day);

    private static Gen<RecordingCommand> Complete() =>
        from id in Id
        from day in Late
        select (RecordingCommand)new CompleteScienceProject(new(id), day);

    private static Gen<RecordingCommand> Certify() =>
        from id in Organisation
        from isGrant in Gen.Elements(true, false)
        from area in Gen.Choose(0, 9)
        from day in Day
        let hectares = area == 0 ? (Hectares?)null : new Hectares(area)
        let standard = CertificationStandard.Organic
        select isGrant
            ? (RecordingCommand)new GrantCertification(
                new($"c-{id}"), id, standard, new("chè"), day, hectares)
            : new SupportCertification(new($"c-{id}"), id, standard, new("chè"), day, hectares);

    private static Gen<RecordingCommand> Lapse() =>
        from id in Organisation
        from day in Late
        select (RecordingCommand)new LapseCertification(new($"c-{id}"), day);

    private static Gen<RecordingCommand> Link() =>
        from supplier in Organisation
        from buyer in Organisation
        from day in Day
        select (RecordingCommand)new LinkValueChain(
            new("chain"), supplier, buyer, new("gạo"), day);

    private static Gen<RecordingCommand> Unlink() =>
        from supplier in Organisation
        from day in Late
        select (RecordingCommand)new UnlinkValueChain(new("chain"), supplier, day);

    private static Gen<RecordingCommand> Single() =>
        from which in Gen.Choose(0, 2)
        from id in Id
        from unit in Unit
        from many in Count
        from day in Day
        select which switch
        {
            0 => (RecordingCommand)new RecordMediaOutput(
                new(id), unit, ChannelSet.Parse("portal+social"), MediaKind.News, many, day),
            1 => new IssueBulletin(new(id), unit, new("Bản tin"), many, day),
            _ => new HoldContest(new(id), unit, new("Cuộc thi"), day),
        };

    private static Gen<RecordingCommand> Know() =>
        from id in Organisation
        from unit in Unit
        from month in Gen.Choose(0, 3)
        select (RecordingCommand)new RegisterKnownOrganisation(
            id, new("HTX"), unit, new DateOnly(2021, 1, 1).AddMonths(month));
}
