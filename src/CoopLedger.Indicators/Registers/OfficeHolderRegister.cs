using System.Collections.Immutable;
using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>Who holds or held which office, by opaque reference. Several holders of an office with
/// one seat are told apart as an overlap, which is no error: sources overlap.</summary>
public sealed class OfficeHolderRegister() : Register(
    "office-holders", Labels.Of("Người giữ chức vụ", "Office holders"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Người giữ", "Person"), Column.OfSealed("name", "Họ tên", "Name"),
        Column.Of("office", "Chức vụ", "Office"),
        Column.Of("title", "Chức danh", "Title"), Column.Of("body", "Cơ quan", "Body"),
        Column.Of("bodyName", "Tên cơ quan", "Name of the body"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("from", "Từ", "From"),
        Column.Of("to", "Đến", "To"), Column.Of("status", "Trạng thái", "Status"),
    ];

    public override IEnumerable<Type> States => [typeof(Office), typeof(Body)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var names = projection.Facts.Standing<Body, BodyNamed>(asOf, knownBy)
            .GroupBy(item => item.Event.Body)
            .ToDictionary(group => group.Key, group => group.First().Event.Name);
        return projection.Facts.Of<Office>(knownBy)
            .SelectMany(stream => Rows(stream.Timeline, asOf))
            .OrderBy(row => row.Holder.Person.Text, StringComparer.Ordinal)
            .Select(row => Row(row.Holder, row.End, row.Overlaps, row.Positions, names));
    }

    private static IEnumerable<
        (OfficeHolderRecorded Holder, OfficeHolderLeft? End, bool Overlaps,
            ImmutableArray<long> Positions)> Rows(Timeline timeline, DateOnly asOf)
    {
        var state = timeline.At<Office>(asOf);
        var facts = timeline.Standing.Where(fact => fact.Event.On <= asOf).ToList();
        foreach (var fact in facts)
        {
            if (fact.Event is not OfficeHolderRecorded holder)
            {
                continue;
            }

            var end = facts.SkipWhile(other => other != fact).FirstOrDefault(other =>
                other.Event is OfficeHolderLeft left && left.Person == holder.Person);
            yield return (
                holder, end?.Event as OfficeHolderLeft, end is null && state.Overlaps,
                end is null ? [fact.Position]
                    : [.. ((long[])[fact.Position, end.Position]).Order()]);
        }
    }

    private static RegisterRow Row(
        OfficeHolderRecorded holder, OfficeHolderLeft? end, bool overlaps,
        ImmutableArray<long> positions, Dictionary<BodyId, Domain.Values.Text> names) => new(
        [
            Cell.Of(holder.Person), Cell.OfName(holder.Person), Cell.Of(holder.Office),
            Cell.Of(holder.Title),
            Cell.Of(holder.Body), Cell.Of(names.GetValueOrDefault(holder.Body)),
            Cell.Of(holder.Unit), Cell.Of(holder.On), Cell.Of(end?.On),
            end is not null ? Cell.OfWord("left", "đã thôi", "left")
                : overlaps ? Cell.OfWord("overlap", "trùng chức vụ", "overlap")
                : Cell.OfWord("in-office", "đương nhiệm", "in office"),
        ],
        positions);
}
