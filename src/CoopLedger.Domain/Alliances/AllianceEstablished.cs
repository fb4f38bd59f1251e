using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Alliances;

/// <summary>A cooperative alliance was established.</summary>
[EventName("alliance.established.v1"), Label("Thành lập Liên minh HTX", "Alliance established")]
public sealed record AllianceEstablished(
    UnitId? Unit, AllianceLevel Level, DateOnly On, Text? Document) : EventOf<Alliance>
{
    public override int RankInDay => 0;

    public override Alliance ApplyTo(Alliance state) => new() { Established = this };

    public override Refusal? CannotFollow(Alliance before) =>
        before is { IsOpen: true, Established: { } open }
            ? EstablishAlliance.Exists.BrokenByField("on", Unit?.Text ?? "vca", open.On)
            : null;
}

/// <summary>Establishes the alliance of an administrative unit, or the central one.</summary>
/// <param name="On">The day of founding, from which its age is counted.</param>
/// <param name="Unit">The administrative unit; left out for the central alliance.</param>
/// <param name="Level">The level; told by the unit when left out.</param>
/// <param name="Document">The decision.</param>
[CommandName("establish-alliance"), Label("Thành lập Liên minh HTX", "Establish an alliance")]
public sealed record EstablishAlliance(
    [Label("Ngày thành lập", "Day of founding")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null,
    [Label("Cấp", "Level")] AllianceLevel? Level = null,
    [Label("Văn bản", "Document")] Text? Document = null) : CommandOf<Alliance>
{
    public static readonly Rule Exists = new(
        "alliance.exists",
        "Liên minh HTX của \"{0}\" đã được thành lập ngày {1} và còn hoạt động.",
        "The alliance of \"{0}\" has stood since {1}.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg): one alliance for one unit");

    public static readonly Rule LevelMisfit = new(
        "alliance.level-misfit",
        "Liên minh cấp tỉnh cần đơn vị hành chính; cấp Trung ương thì không (nhận được: {0}).",
        "A provincial alliance needs a unit, the central one has none (it said: {0}).",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg)");

    public override StreamName Stream => Alliance.Stream(Unit);

    public override Decision Decide(Alliance state)
    {
        var level = Unit is null ? AllianceLevel.Central : AllianceLevel.Provincial;
        if ((Level is null && Unit is null) || (Level ?? level) != level)
        {
            return Decision.Refuse(LevelMisfit.BrokenByField(
                "level", Level is { } said ? Code<AllianceLevel>.Of(said) : "—"));
        }

        return Unit is { } unit && AdministrativeUnits.Refuse(unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(new AllianceEstablished(Unit, level, On, Document));
    }
}
