using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>The kind of an administrative unit of the first level.</summary>
/// <remarks>Source: Constitution of 2013, art. 110. The default value is a province.</remarks>
public enum UnitKind
{
    [Label("Tỉnh", "Province"), Also("tinh")]
    Province,

    [Label("Thành phố trực thuộc Trung ương", "Municipality")]
    [Also("city", "thanh-pho", "tp", "thanh-pho-truc-thuoc-tw")]
    Municipality,
}

/// <summary>A province or a city under the central government.</summary>
/// <param name="Id">Ours, for good.</param>
/// <param name="Name">The name, in Vietnamese; two units of different times may share it.</param>
/// <param name="Kind">The kind it began with.</param>
/// <param name="Code">The official code while in force; seven codes were re-used in 2025.</param>
/// <param name="From">The first day in force, if one is known.</param>
/// <param name="To">The last day in force, if it has ended.</param>
/// <param name="AbsorbedInto">The unit that took its whole territory the day after.</param>
public sealed record AdministrativeUnit(
    UnitId Id, string Name, UnitKind Kind, string Code, DateOnly? From, DateOnly? To,
    UnitId? AbsorbedInto)
{
    public bool IsInForceOn(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>The administrative units, as reference data with the days they were in force.</summary>
/// <remarks>Source: the head of <c>administrative-units.csv</c> in this folder.</remarks>
public static class AdministrativeUnits
{
    public static readonly Rule Unknown = new(
        "unit.unknown",
        "Không có đơn vị hành chính \"{0}\". Gần nhất: {1}.",
        "There is no administrative unit \"{0}\". Nearest: {1}.",
        "Decision 19/2025/QĐ-TTg; the units in force before it");

    public static readonly Rule NotInForce = new(
        "unit.not-in-force",
        "Đơn vị \"{0}\" không tồn tại vào ngày {1}; ngày đó dùng: {2}.",
        "The unit \"{0}\" did not exist on {1}; on that day use: {2}.",
        "Resolution 202/2025/QH15");

    public static readonly Rule CodeUnknown = new(
        "unit.code-unknown",
        "Không có đơn vị nào mang mã \"{0}\" vào ngày {1}. Mã có hai chữ số, kể cả số 0 đứng đầu.",
        "No unit had the code \"{0}\" on {1}. A code has two digits, a leading zero included.",
        "Decision 19/2025/QĐ-TTg; the code list in force before it");

    public static readonly Rule CodeAmbiguous = new(
        "unit.code-ambiguous",
        "Mã \"{0}\" cần có ngày đi kèm; mã này từng chỉ: {1}.",
        "The code \"{0}\" needs a day beside it; it has meant: {1}.",
        "Decision 19/2025/QĐ-TTg: seven codes name another unit since 1/7/2025");

    /// <summary>Every unit there has been, in the order of the file.</summary>
    public static ImmutableArray<AdministrativeUnit> All { get; } = Read();

    private static readonly Dictionary<UnitId, AdministrativeUnit> ById =
        All.ToDictionary(unit => unit.Id);

    public static AdministrativeUnit? Find(UnitId id) => ById.GetValueOrDefault(id);

    /// <summary>The unit itself and every unit whose whole territory it has taken over.</summary>
    public static IEnumerable<UnitId> WithAbsorbed(UnitId id) =>
        Territories.Reference.WithAbsorbed(id, DateOnly.MaxValue);

    /// <summary>The unit that holds this unit's whole territory on a day: itself while it is in
    /// force, then the one that absorbed it.</summary>
    /// <returns>The unit itself when nothing is known of what holds it.</returns>
    public static UnitId HolderOn(UnitId id, DateOnly day) =>
        Territories.Reference.HolderOn(id, day);

    /// <summary>The unit that had an official code on a day.</summary>
    /// <param name="code">Two digits, such as <c>01</c>; a text, for its leading zero.</param>
    /// <param name="day">The day: without one a code names nothing for sure.</param>
    /// <returns><see langword="null"/> when no unit had the code that day.</returns>
    public static AdministrativeUnit? ByCode(string code, DateOnly day) =>
        All.FirstOrDefault(unit => unit.Code == code && unit.IsInForceOn(day));

    /// <summary>Why a code names no unit, if so: nobody had it on the day, or no day is given.
    /// </summary>
    public static Refusal? RefuseCode(string code, DateOnly? day, string field = "unit")
    {
        if (day is { } known)
        {
            return ByCode(code, known) is null
                ? CodeUnknown.BrokenByField(field, code, known)
                : null;
        }

        var meant = string.Join(", ", All.Where(unit => unit.Code == code).Select(unit => unit.Id));
        return CodeAmbiguous.BrokenByField(field, code, meant.Length == 0 ? "—" : meant);
    }

    /// <summary>Why facts of <paramref name="day"/> cannot be placed in the unit, if so.</summary>
    public static Refusal? Refuse(UnitId id, DateOnly day, string field = "unit") => Find(id) switch
    {
        null => Unknown.BrokenByField(field, id, string.Join(", ", Nearest(id))),
        var unit when !unit.IsInForceOn(day) =>
            NotInForce.BrokenByField(field, id, day, string.Join(", ", Instead(unit, day))),
        _ => null,
    };

    // Who types a code means the units that have or had it.
    private static IEnumerable<UnitId> Nearest(UnitId id) => All
        .OrderBy(unit => unit.Code == id.Text ? 0 : 1)
        .ThenBy(unit => VietnameseText.Distance(unit.Id.Text, id.Text))
        .ThenBy(unit => unit.Id.Text, StringComparer.Ordinal)
        .Take(3).Select(unit => unit.Id);

    private static IEnumerable<UnitId> Instead(AdministrativeUnit unit, DateOnly day) =>
        All.Where(other => other.IsInForceOn(day) && other.Id != unit.Id
            && (other.Id == unit.AbsorbedInto || other.AbsorbedInto == unit.Id))
            .Select(other => other.Id);

    private static ImmutableArray<AdministrativeUnit> Read()
    {
        using var stream = typeof(AdministrativeUnits).Assembly
            .GetManifestResourceStream("administrative-units.csv")
            ?? throw new InvalidOperationException("administrative-units.csv is not embedded.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')).Skip(1)
                .Select(line => line.TrimEnd('\r').Split(',')).Select(Unit),
        ];
    }

    private static AdministrativeUnit Unit(string[] cells) => new(
        new UnitId(cells[0]), cells[1],
        Code<UnitKind>.TryParse(cells[2], out var kind) ? kind
            : throw new FormatException($"administrative-units.csv: no kind \"{cells[2]}\"."),
        cells[3], Day(cells[4]), Day(cells[5]),
        cells[6].Length == 0 ? null : new UnitId(cells[6]));

    private static DateOnly? Day(string cell) => cell.Length == 0 ? null
        : CivilDate.TryParseIso(cell, out var day) ? day
        : throw new FormatException($"administrative-units.csv: \"{cell}\" is no ISO date.");
}
