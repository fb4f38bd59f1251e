using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation was put into a group of sectors.</summary>
[EventName("organisation.sector-classified.v1"), Label("Phân loại ngành", "Sector classified")]
public sealed record SectorClassified(OrganisationId Organisation, DateOnly On, Sector Sector)
    : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) => state with { Sector = Sector };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseUnlessAlive(Organisation, On, "organisation");
}

/// <summary>Puts an organisation into a group of sectors.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Sector">The group of sectors of Decree 113/2024/NĐ-CP.</param>
/// <param name="On">The day of classification.</param>
[CommandName("classify-sector"), Label("Phân loại ngành", "Classify the sector")]
public sealed record ClassifySector(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Lĩnh vực", "Sector")] Sector Sector,
    [Label("Ngày phân loại", "Day of classification")] DateOnly On) : CommandOf<Organisation>
{
    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        Decision.Record(new SectorClassified(Organisation, On, Sector));
}
