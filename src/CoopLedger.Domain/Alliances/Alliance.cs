using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Alliances;

/// <summary>The level of a cooperative alliance (liên minh hợp tác xã).</summary>
/// <remarks>Source: Charter of the Vietnam Cooperative Alliance, 1328/QĐ-TTg of 23/7/2021. The
/// default value is a provincial one.</remarks>
public enum AllianceLevel
{
    [Label("Cấp tỉnh", "Provincial"), Also("province", "tinh")]
    Provincial,

    [Label("Trung ương", "Central"), Also("vca", "national", "viet-nam")]
    Central,
}

/// <summary>What is known on a day of the alliance of one unit, or of the central one.</summary>
/// <remarks>An alliance has no id of its own: it is that of its unit, one at a time. Whose member
/// an organisation is stands on the organisation's stream.</remarks>
public sealed record Alliance : IState<Alliance>
{
    public static readonly Rule Unknown = new(
        "alliance.unknown",
        "Liên minh HTX của \"{0}\" chưa được ghi nhận thành lập tính đến {1}.",
        "The alliance of \"{0}\" is not on record as established by {1}.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg)");

    public static readonly Rule Closed = new(
        "alliance.closed",
        "Liên minh HTX của \"{0}\" đã hợp nhất vào \"{1}\" ngày {2}.",
        "The alliance of \"{0}\" was merged into that of \"{1}\" on {2}.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg): a merged alliance is no more");

    public static Alliance Initial { get; } = new();

    /// <summary>Its establishment, the last one when it was established again.</summary>
    public AllianceEstablished? Established { get; init; }

    /// <summary>Its end, when it has come.</summary>
    public AllianceMerged? Merged { get; init; }

    public bool IsOpen => Established is not null && Merged is null;

    /// <summary>The stream of a unit's alliance; of the central one when there is no unit.
    /// </summary>
    public static StreamName Stream(UnitId? unit) => new($"alliance-{unit?.Text ?? "vca"}");

    /// <summary>Why the unit's alliance cannot act on the day, if so.</summary>
    internal Refusal? RefuseUnlessOpen(UnitId unit, DateOnly day, string field) =>
        RefuseWhenMerged(unit, field)
        ?? (Established is null ? Unknown.BrokenByField(field, unit, day) : null);

    internal Refusal? RefuseWhenMerged(UnitId unit, string field) =>
        Merged is { } end ? Closed.BrokenByField(field, unit, end.Into, end.On) : null;
}
