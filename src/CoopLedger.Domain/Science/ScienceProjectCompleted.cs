using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Science;

/// <summary>A project of science and technology was completed.</summary>
[EventName("science.project-completed.v1")]
[Label("Nghiệm thu dự án khoa học công nghệ", "Science project completed")]
public sealed record ScienceProjectCompleted(
    ScienceProjectId Project, DateOnly On, ScienceRole Role, UnitId Unit, Text? Result)
    : EventOf<ScienceProject>
{
    public override int RankInDay => 9;

    public override ScienceProject ApplyTo(ScienceProject state) =>
        state with { Completed = this };

    public override Refusal? CannotFollow(ScienceProject before) => before switch
    {
        { Started: null } => CompleteScienceProject.Unknown.BrokenByField("id", Project, On),
        { Completed: { } completed } =>
            CompleteScienceProject.AlreadyCompleted.BrokenByField("id", Project, completed.On),
        { Started: { } started } when (started.Role, started.Unit) != (Role, Unit) =>
            CompleteScienceProject.Differs.BrokenByField("id", Project),
        _ => null,
    };
}

/// <summary>Records that a project of science and technology was completed.</summary>
/// <param name="Id">The project.</param>
/// <param name="On">The day of acceptance.</param>
/// <param name="Result">What came of it, in a few words; no names of persons.</param>
[CommandName("complete-science-project")]
[Label("Nghiệm thu dự án khoa học công nghệ", "Complete a science project")]
public sealed record CompleteScienceProject(
    [Label("Mã dự án", "Project id")] ScienceProjectId Id,
    [Label("Ngày nghiệm thu", "Day of acceptance")] DateOnly On,
    [Label("Kết quả", "Result")] Text? Result = null) : CommandOf<ScienceProject>
{
    public static readonly Rule Unknown = new(
        "science.unknown",
        "Dự án \"{0}\" chưa bắt đầu tính đến {1}.",
        "The project \"{0}\" has not started by {1}.",
        "Event sourcing: what ends has begun");

    public static readonly Rule AlreadyCompleted = new(
        "science.already-completed",
        "Dự án \"{0}\" đã được nghiệm thu ngày {1}.",
        "The project \"{0}\" was completed on {1}.",
        "Statistics: a project is completed once");

    public static readonly Rule Differs = new(
        "science.completion-differs",
        "Dự án \"{0}\" đã được nghiệm thu với vai trò hoặc đơn vị khác.",
        "The project \"{0}\" was completed with another role or unit.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => ScienceProject.Stream(Id);

    public override Decision Decide(ScienceProject state) => state.Started is not { } started
        ? Decision.Refuse(Unknown.BrokenByField("id", Id, On))
        : Decision.Record(new ScienceProjectCompleted(Id, On, started.Role, started.Unit, Result));
}
