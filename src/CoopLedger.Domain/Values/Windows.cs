using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Values;

/// <summary>Windows of days, both ends included.</summary>
public static class Windows
{
    public static readonly Rule UpsideDown = new(
        "window.upside-down",
        "Ngày bắt đầu {0} sau ngày kết thúc {1}.",
        "The first day {0} is after the last day {1}.",
        "A window runs from its first day to its last");

    /// <summary>Why the days make no window, if so.</summary>
    public static Refusal? Refuse(DateOnly? from, DateOnly to, string field = "from") =>
        from > to ? UpsideDown.BrokenByField(field, from.Value, to) : null;
}
