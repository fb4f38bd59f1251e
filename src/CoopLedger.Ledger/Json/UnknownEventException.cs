using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Json;

/// <summary>The log holds an event that this program does not know. It must not be skipped.
/// </summary>
/// <param name="name">The stored name.</param>
/// <param name="nearest">The name most like it that is known; another version of the same event
/// before all.</param>
public sealed class UnknownEventException(string name, string nearest) : Exception(
    $"There is no event \"{name}\" in this program; the nearest it knows is \"{nearest}\". Three "
    + "ways on: use a newer program, add an upcaster for the name (docs/versioning.md), or read "
    + "the raw bytes (coopledger events --raw).")
{
    public string Name { get; } = name;

    public string NearestName { get; } = nearest;

    /// <summary>The sentence in Vietnamese.</summary>
    public string Vietnamese =>
        $"Chương trình này không biết loại sự kiện \"{Name}\"; gần nhất là \"{NearestName}\". Có "
        + "ba cách đi tiếp: dùng phiên bản chương trình mới hơn, thêm bộ chuyển đổi cho tên này "
        + "(docs/versioning.md), hoặc đọc nguyên văn (coopledger events --raw).";

    internal static string Nearest(string name, IEnumerable<string> known) => known
        .OrderBy(other => Area(other) == Area(name) ? 0 : 1)
        .ThenBy(other => Area(other) == Area(name) ? 0 : VietnameseText.Distance(other, name))
        .ThenByDescending(other => other, StringComparer.Ordinal).First();

    private static string Area(string name) =>
        name.LastIndexOf('.') is > 0 and var end ? name[..end] : name;
}
