using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation has another name from a day on; the names before stay in its past.
/// </summary>
[EventName("organisation.renamed.v1"), Label("Đổi tên", "Renamed")]
public sealed record OrganisationRenamed(OrganisationId Organisation, DateOnly On, Text Name)
    : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) => state with { Name = Name };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseUnlessAlive(Organisation, On, "organisation")
        ?? (before.Name == Name
            ? RenameOrganisation.NameUnchanged.BrokenByField("name", Organisation, Name)
            : null);
}

/// <summary>Gives an organisation another name.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Name">The new registered name.</param>
/// <param name="On">The first day of the new name.</param>
[CommandName("rename-organisation"), Label("Đổi tên tổ chức", "Rename an organisation")]
public sealed record RenameOrganisation(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Tên mới", "New name")] Text Name,
    [Label("Ngày đổi tên", "Day of renaming")] DateOnly On) : CommandOf<Organisation>
{
    public static readonly Rule NameUnchanged = new(
        "organisation.name-unchanged",
        "Tổ chức \"{0}\" đã mang tên \"{1}\".",
        "The organisation \"{0}\" is already called \"{1}\".",
        "Book-keeping: a change changes something");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        Decision.Record(new OrganisationRenamed(Organisation, On, Name));
}
