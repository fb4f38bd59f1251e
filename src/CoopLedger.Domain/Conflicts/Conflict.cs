using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Conflicts;

/// <summary>A contradiction between sources.</summary>
public sealed record ConflictId(string Text) : Id(Text);

/// <summary>What sources contradict each other about.</summary>
/// <remarks>Convention of the field. The default value is a date.</remarks>
public enum ConflictKind
{
    [Label("Ngày tháng", "Date"), Also("ngay")]
    Date,

    [Label("Cơ quan ban hành", "Issuer"), Also("co-quan")]
    Issuer,

    [Label("Khoảng thời gian", "Window"), Also("thoi-gian")]
    Window,

    [Label("Số lượng", "Count"), Also("so")]
    Count,

    [Label("Tên gọi", "Name"), Also("ten")]
    Name,

    [Label("Đơn vị tính", "Unit"), Also("don-vi")]
    Unit,

    [Label("Định nghĩa", "Definition")]
    Definition,

    [Label("Kỳ báo cáo", "Period"), Also("ky")]
    Period,

    [Label("Khác", "Other")]
    Other,
}

/// <summary>What is known of a contradiction on a day: all its sides, and its resolution. No side
/// is ever dropped.</summary>
public sealed record Conflict : IState<Conflict>
{
    public static readonly Rule Unknown = new(
        "conflict.unknown",
        "Chưa có mâu thuẫn \"{0}\" tính đến {1}.",
        "There is no conflict \"{0}\" by {1}.",
        "Event sourcing: what was not raised is not resolved");

    public static Conflict Initial { get; } = new();

    public ConflictRaised? Raised { get; init; }

    /// <summary>The further sides, in the order in which they were true.</summary>
    public ImmutableArray<ConflictSideAdded> Further { get; init; } = [];

    public ConflictResolved? Resolved { get; init; }

    public bool IsOpen => Raised is not null && Resolved is null;

    /// <summary>What the sources say, in the order in which it was recorded.</summary>
    public IEnumerable<(Text Value, Text Source)> Sides => Raised is not { } raised
        ? []
        : [
            (raised.First, raised.FirstSource), (raised.Second, raised.SecondSource),
            .. Further.Select(side => (side.Value, side.Source)),
        ];

    public static StreamName Stream(ConflictId id) => new($"conflict-{id}");
}
