using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Bodies;

/// <summary>An office of a body, such as <c>chu-tich</c>.</summary>
public sealed record OfficeId(string Text) : Id(Text);

/// <summary>How many can hold an office at a time.</summary>
/// <remarks>Convention of the field: one chair, several deputies. The default value is one.
/// </remarks>
public enum OfficeSeats
{
    [Label("Một người", "One"), Also("single", "mot")]
    One,

    [Label("Nhiều người", "Several"), Also("many", "nhieu")]
    Several,
}

/// <summary>Who holds an office of a body, in a unit or for the nation, on a day.</summary>
/// <remarks>Two holders of an office with one seat are no error of entry: sources overlap. The
/// register of office holders says so.</remarks>
public sealed record Office : IState<Office>
{
    public static Office Initial { get; } = new();

    /// <summary>The recordings of those who hold it.</summary>
    public ImmutableDictionary<PersonId, OfficeHolderRecorded> Holders { get; init; } =
        ImmutableDictionary<PersonId, OfficeHolderRecorded>.Empty;

    /// <summary>Whether several hold an office that has one seat.</summary>
    public bool Overlaps =>
        Holders.Count > 1 && Holders.Values.Any(holder => holder.Seats == OfficeSeats.One);

    public static StreamName Stream(BodyId body, OfficeId office, UnitId? unit) =>
        new($"office-{body}:{office}" + (unit is null ? "" : $":{unit}"));
}
