using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Training;

/// <summary>The alliance's part in a training.</summary>
/// <remarks>A class that two bodies hold together is counted by both, so the part is recorded.
/// The default value is the organiser.</remarks>
public enum TrainingRole
{
    [Label("Chủ trì", "Organiser"), Also("organizer", "lead", "own", "host", "to-chuc")]
    Organiser,

    [Label("Phối hợp", "Co-organiser")]
    [Also("co-organizer", "co-organised", "co-organized", "joint", "partner", "support")]
    CoOrganiser,
}

/// <summary>Classes were held: how many, with how many participations (lượt), which are not
/// people. The people are known only when somebody told them.</summary>
[EventName("training.held.v2", Formerly = "training.held.v1")]
[Label("Tập huấn", "Training held")]
public sealed record TrainingHeld(
    TrainingId Training,
    DateOnly On,
    DateOnly? From,
    UnitId Unit,
    Count Classes,
    Count Participations,
    TrainingRole Role,
    Text? Topic,
    Count? DistinctPeople = null,
    Text? Organisers = null) : EventOf<TrainingCourse>
{
    public override int RankInDay => 0;

    public override TrainingCourse ApplyTo(TrainingCourse state) => new() { HeldOn = On };

    public override Refusal? CannotFollow(TrainingCourse before) =>
        before.HeldOn is { } held
            ? HoldTraining.Duplicate.BrokenByField("id", Training, held)
            : null;
}

/// <summary>What is known of a training on a day.</summary>
public sealed record TrainingCourse : IState<TrainingCourse>
{
    public static TrainingCourse Initial { get; } = new();

    public DateOnly? HeldOn { get; init; }
}

/// <summary>Records classes that were held.</summary>
/// <param name="Id">The training's id.</param>
/// <param name="Unit">The administrative unit in which it counts.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Participations">The number of participations (lượt người): a person who attends
/// two classes counts twice.</param>
/// <param name="On">The last day; the day on which it counts.</param>
/// <param name="From">The first day, not after the last.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="Role">The alliance's part; the organiser when left out.</param>
/// <param name="DistinctPeople">How many different people took part, at most as many as there are
/// participations.</param>
/// <param name="Organisers">The bodies that held it together; no names of persons.</param>
[CommandName("hold-training"), Label("Tổ chức tập huấn", "Hold training")]
public sealed record HoldTraining(
    [Label("Mã lớp", "Training id")] TrainingId Id,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Số lớp", "Classes")] Count Classes,
    [Label("Lượt người", "Participations")] Count Participations,
    [Label("Ngày kết thúc", "Last day")] DateOnly On,
    [Label("Từ ngày", "First day")] DateOnly? From = null,
    [Label("Chủ đề", "Topic")] Text? Topic = null,
    [Label("Vai trò", "Role")] TrainingRole? Role = null,
    [Label("Số người", "Distinct people")] Count? DistinctPeople = null,
    [Label("Các đơn vị tổ chức", "Organisers")] Text? Organisers = null) : CommandOf<TrainingCourse>
{
    public static readonly Rule Duplicate = new(
        "training.duplicate",
        "Lớp tập huấn \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The training \"{0}\" is already on record for {1}, and differs.",
        "Statistics: a class is counted once");

    public static readonly Rule MorePeopleThanParticipations = new(
        "training.more-people-than-participations",
        "{0} người không thể chỉ có {1} lượt tham gia.",
        "{0} people cannot have taken part {1} times in all.",
        "Statistics: a participation is one person at one class");

    public override StreamName Stream => new($"training-{Id}");

    public override Decision Decide(TrainingCourse state) =>
        (AdministrativeUnits.Refuse(Unit, On) ?? Windows.Refuse(From, On) ?? TooMany())
            is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new TrainingHeld(
                Id, On, From, Unit, Classes, Participations, Role ?? TrainingRole.Organiser,
                Topic, DistinctPeople, Organisers));

    private Refusal? TooMany() =>
        DistinctPeople is { } people && people.Value > Participations.Value
            ? MorePeopleThanParticipations.BrokenByField("distinctPeople", people, Participations)
            : null;
}
