using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Bodies;

/// <summary>A body: a committee, an alliance, an authority. It keeps its id whatever it is called.
/// </summary>
public sealed record BodyId(string Text) : Id(Text);

/// <summary>A body goes by a name. A body has as many names as sources gave it.</summary>
[EventName("body.named.v1"), Label("Tên gọi của cơ quan", "Body named")]
public sealed record BodyNamed(BodyId Body, DateOnly On, Text Name, Text? Source) : EventOf<Body>
{
    public override int RankInDay => 0;

    public override Body ApplyTo(Body state) => new() { Names = state.Names.Add(this) };

    public override Refusal? CannotFollow(Body before) =>
        before.Names.FirstOrDefault(named => named.Name == Name) is { } known
            ? NameBody.Duplicate.BrokenByField("name", Body, Name, known.On)
            : null;
}

/// <summary>The names of a body on a day.</summary>
public sealed record Body : IState<Body>
{
    public static Body Initial { get; } = new();

    /// <summary>In the order in which they were true; the first is the one it is listed by.
    /// </summary>
    public ImmutableArray<BodyNamed> Names { get; init; } = [];
}

/// <summary>Gives a body a name, or one more: an alias is no other body.</summary>
/// <param name="Id">The body's id.</param>
/// <param name="Name">The name, as printed.</param>
/// <param name="On">The day from which the name is known.</param>
/// <param name="Source">Where it is so called.</param>
[CommandName("name-body"), Label("Đặt tên cơ quan", "Name a body")]
public sealed record NameBody(
    [Label("Mã cơ quan", "Body id")] BodyId Id,
    [Label("Tên gọi", "Name")] Text Name,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Nguồn", "Source")] Text? Source = null) : CommandOf<Body>
{
    public static readonly Rule Duplicate = new(
        "body.name-known",
        "Cơ quan \"{0}\" đã có tên \"{1}\" từ ngày {2}.",
        "The body \"{0}\" has had the name \"{1}\" since {2}.",
        "Event sourcing: one fact for one name");

    public override StreamName Stream => new($"body-{Id}");

    public override Decision Decide(Body state) =>
        Decision.Record(new BodyNamed(Id, On, Name, Source));
}
