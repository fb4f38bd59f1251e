using System.Collections.Immutable;
using System.Text.Json;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Tests;

/// <summary>What has been recorded, on the command's stream and on the one it reads.</summary>
internal sealed record Story
{
    private Story(ImmutableArray<Event> own, ImmutableArray<Event> other)
    {
        Own = own;
        Other = other;
    }

    public ImmutableArray<Event> Own { get; init; }

    private ImmutableArray<Event> Other { get; init; }

    /// <summary>A stream on which nothing is recorded.</summary>
    public static Story Nothing { get; } = new([], []);

    /// <summary>The events of the command's stream, in the order recorded: the first one has
    /// position 1.</summary>
    public static Story Given(params ImmutableArray<Event> own) => new(own, []);

    /// <summary>The events of the other stream that the command reads.</summary>
    public Story Beside(params ImmutableArray<Event> other) => this with { Other = other };

    public Attempt When(Command command) => new(this, command, Decide(command));

    internal Decision Decide(Command command) => command switch
    {
        RecordingCommand wish => Decider.Decide(wish, Timeline(Own, 0), Timeline(Other, 500)),
        CorrectFact wish => Decide(wish, Target(wish), wish.TargetStream == default
            ? wish with { TargetStream = wish.Replacement.Stream }
            : wish),
        Correction wish => Decide(wish, Target(wish), wish),
        _ => throw new NotSupportedException(),
    };

    internal static Guid IdAt(long position) =>
        Guid.Parse($"00000000-0000-4000-8000-{position:D12}");

    private static Timeline Timeline(ImmutableArray<Event> events, int offset) =>
        Domain.Facts.Timeline.Of(events.Select((fact, i) =>
            new Domain.Facts.Fact(fact, IdAt(offset + i + 1), offset + i + 1)));

    private Decision Decide(Correction _, Domain.Facts.Fact target, Correction placed) =>
        placed.DecideFrom(Timeline(Own, 0), target, Timeline(Other, 500));

    private Domain.Facts.Fact Target(Correction wish) =>
        Timeline(Own, 0).Find(wish.Event.Id ?? IdAt(wish.Event.Position!.Value))!;
}

/// <summary>A command given on a story, and what came of it.</summary>
internal sealed record Attempt(Story Story, Command Command, Decision Decision)
{
    /// <summary>Exactly these events, in this order; and the command again changes nothing.
    /// </summary>
    public void Then(params ImmutableArray<Event> expected)
    {
        Assert.Equal<Event>(expected, Recorded());
        Assert.NotEmpty(expected);
        var after = Story with { Own = Story.Own.AddRange(expected) };
        after.When(Command).ThenNothing();
    }

    /// <summary>A repeat: neither an event nor a refusal.</summary>
    public void ThenNothing() => Assert.Empty(Recorded());

    /// <summary>This rule, said in two languages, blaming a field that the command has.</summary>
    public void ThenRefused(Rule rule)
    {
        var refusal = Refusal();
        Assert.Same(rule, refusal.Rule);
        Assert.DoesNotContain('{', refusal.Vietnamese);
        Assert.DoesNotContain('{', refusal.English);
        Assert.StartsWith($"{rule.Code}: ", refusal.ToString(), StringComparison.Ordinal);
        if (refusal.Field is { } field)
        {
            Assert.Contains(field, Fields(Command), StringComparer.Ordinal);
        }
    }

    /// <summary>A recorded fact could no longer stand: the one at a position, by a rule.</summary>
    public void ThenLaterFactStands(long position, Rule broken)
    {
        ThenRefused(Decider.LaterFact);
        Assert.Equal($"{position}", Refusal().Met[0]);
        Assert.Equal(broken.Code, Refusal().Met[2]);
    }

    public Refusal Refusal() => Assert.IsType<Decision.Refused>(Decision).Refusal;

    private ImmutableArray<Event> Recorded()
    {
        if (Decision is Decision.Refused(var refusal))
        {
            Assert.Fail($"It was refused. {refusal}");
        }

        return Assert.IsType<Decision.Recorded>(Decision).Events;
    }

    private static IEnumerable<string> Fields(Command command) => command.GetType()
        .GetConstructors().SelectMany(constructor => constructor.GetParameters())
        .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!))
        .Concat(command is CorrectFact { Replacement: var inner } ? Fields(inner) : []);
}
