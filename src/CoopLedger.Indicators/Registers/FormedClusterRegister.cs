using System.Collections.Immutable;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The emulation clusters, each with the alliances that are in it on the day.</summary>
public sealed class FormedClusterRegister() : Register(
    "clusters", Labels.Of("Cụm thi đua", "Emulation clusters"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("name", "Tên", "Name"),
        Column.Of("formed", "Lập ngày", "Formed"),
        Column.OfNumber("alliances", "Số Liên minh", "Alliances"),
        Column.Of("units", "Đơn vị", "Units"),
    ];

    public override IEnumerable<Type> States => [typeof(Cluster), typeof(ClusterYear)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var years = projection.Facts.Of<ClusterYear>(knownBy)
            .SelectMany(stream => stream.Timeline.Standing).ToList();
        foreach (var (formed, position) in
            projection.Facts.Standing<Cluster, ClusterFormed>(asOf, knownBy))
        {
            var units = projection.Clusters.Units(formed.Cluster, asOf, knownBy);
            yield return new(
                [
                    Cell.Of(formed.Cluster), Cell.Of(formed.Name), Cell.Of(formed.On),
                    Cell.Of(units.Count),
                    units.Count == 0 ? Cell.Empty : Cell.Of(string.Join(", ", units)),
                ],
                [
                    .. years.Where(fact => IsOf(formed, asOf.Year, fact.Event))
                        .Select(fact => fact.Position).Append(position).Order(),
                ]);
        }
    }

    private static bool IsOf(ClusterFormed formed, int year, Event fact) => fact switch
    {
        ClusterJoined joined => joined.Cluster == formed.Cluster && joined.Year.Number == year,
        ClusterLeft left => left.Cluster == formed.Cluster && left.Year.Number == year,
        _ => false,
    };
}
