using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Science;

/// <summary>A project of science and technology began, in which the alliance has a part.</summary>
[EventName("science.project-started.v1")]
[Label("Triển khai dự án khoa học công nghệ", "Science project started")]
public sealed record ScienceProjectStarted(
    ScienceProjectId Project,
    DateOnly On,
    Text Title,
    ScienceRole Role,
    UnitId Unit,
    OrganisationId? Organisation,
    Vnd? Budget) : EventOf<ScienceProject>
{
    public override int RankInDay => 0;

    public override ScienceProject ApplyTo(ScienceProject state) => state with { Started = this };

    public override Refusal? CannotFollow(ScienceProject before) => before.Started is { } started
        ? StartScienceProject.Duplicate.BrokenByField("id", Project, started.On)
        : null;
}

/// <summary>Records that a project of science and technology began.</summary>
/// <param name="Id">The project's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Role">The alliance's part: projects that it leads or carries out jointly and those
/// that it only supports are counted apart.</param>
/// <param name="Unit">The administrative unit in which it counts.</param>
/// <param name="On">The day it began.</param>
/// <param name="Organisation">The organisation that carries it out, founded by that day and not
/// dissolved.</param>
/// <param name="BudgetVnd">The budget.</param>
[CommandName("start-science-project")]
[Label("Triển khai dự án khoa học công nghệ", "Start a science project")]
public sealed record StartScienceProject(
    [Label("Mã dự án", "Project id")] ScienceProjectId Id,
    [Label("Tên dự án", "Title")] Text Title,
    [Label("Vai trò", "Role")] ScienceRole Role,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày bắt đầu", "First day")] DateOnly On,
    [Label("Tổ chức thực hiện", "Organisation")] OrganisationId? Organisation = null,
    [Label("Kinh phí", "Budget")] Vnd? BudgetVnd = null)
    : CommandOf<ScienceProject, Organisation>
{
    public static readonly Rule Duplicate = new(
        "science.duplicate",
        "Dự án \"{0}\" đã được ghi nhận bắt đầu ngày {1} với nội dung khác.",
        "The project \"{0}\" is on record as started on {1}, and differs.",
        "Statistics: a project is counted once");

    public override StreamName Stream => ScienceProject.Stream(Id);

    public override StreamName? Reads => Organisation is { } organisation
        ? Organisations.Organisation.Stream(organisation)
        : null;

    public override Decision Decide(ScienceProject state, Organisation other)
    {
        var fact = new ScienceProjectStarted(Id, On, Title, Role, Unit, Organisation, BudgetVnd);
        if (state.Started == fact)
        {
            return Decision.Nothing; // Whatever has become of the organisation since.
        }

        var refusal = AdministrativeUnits.Refuse(Unit, On)
            ?? (Organisation is { } organisation
                ? other.RefuseUnlessAlive(organisation, On, "organisation")
                : null);
        return refusal is null ? Decision.Record(fact) : Decision.Refuse(refusal);
    }
}
