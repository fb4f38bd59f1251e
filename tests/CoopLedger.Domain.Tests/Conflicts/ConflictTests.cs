using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Conflicts;

public sealed class ConflictTests
{
    private static readonly ConflictId Id = new("ngay-htx-viet-nam");

    private static readonly RaiseConflict Raise = new(
        Id, ConflictKind.Date, new("Ngày HTX Việt Nam"), new("14/04/1946"), new("bài, đoạn 1"),
        new("11/4"), new("bài, đoạn 5"), Day("2024-04-14"), new("11/4: 1268/QĐ-TTg"),
        new("yen-bai"));

    private static readonly ConflictRaised Raised = new(
        Id, Raise.On, Raise.Kind, Raise.Subject, Raise.First, Raise.FirstSource, Raise.Second,
        Raise.SecondSource, Raise.Reference, Raise.Unit);

    private static readonly AddConflictSide Add =
        new(Id, new("11/4/1946"), new("thư"), Day("2024-04-14"));

    private static readonly ConflictSideAdded Added =
        new(Id, Day("2024-04-14"), new("11/4/1946"), new("thư"));

    private static ResolveConflict Resolve(string on) => new(Id, new("theo 1268/QĐ-TTg"), Day(on));

    private static ConflictResolved Resolved(string on) =>
        new(Id, Day(on), ConflictKind.Date, new("yen-bai"), new("theo 1268/QĐ-TTg"));

    [Fact]
    public void Both_sides_of_a_conflict_are_kept()
    {
        Nothing.When(Raise).Then(Raised);
        var state = Added.ApplyTo(Raised.ApplyTo(Conflict.Initial));
        Assert.Equal(
            "14/04/1946 11/4 11/4/1946", string.Join(' ', state.Sides.Select(side => side.Value)));
        Assert.True(state.IsOpen);
        state = Resolved("2024-05-01").ApplyTo(state);
        Assert.Equal(3, state.Sides.Count());
        Assert.False(state.IsOpen || Conflict.Initial.IsOpen);
        Assert.Empty(Conflict.Initial.Sides);
    }

    [Fact]
    public void A_conflict_is_raised_once_about_what_differs()
    {
        Given(Raised).When(Raise with { Reference = null }).ThenRefused(RaiseConflict.Duplicate);
        Nothing.When(Raise with { Second = Raise.First }).ThenRefused(RaiseConflict.SidesAgree);
        Nothing.When(Raise with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
        Nothing.When(Raise with { Unit = null }).Then(Raised with { Unit = null });
    }

    [Fact]
    public void A_further_source_adds_a_side()
    {
        Given(Raised).When(Add).Then(Added);
        Nothing.When(Add).ThenRefused(Conflict.Unknown);
        Given(Raised, Added).When(Add with { On = Day("2024-05-01") })
            .ThenRefused(AddConflictSide.Known);
        Given(Raised, Resolved("2024-05-01")).When(Add with { On = Day("2024-06-01") })
            .Then(Added with { On = Day("2024-06-01") });
    }

    [Fact]
    public void A_conflict_is_resolved_once()
    {
        Given(Raised).When(Resolve("2024-05-01")).Then(Resolved("2024-05-01"));
        Given(Raised, Resolved("2024-05-01")).When(Resolve("2024-05-02"))
            .ThenRefused(ResolveConflict.AlreadyResolved);
        Nothing.When(Resolve("2024-05-01")).ThenRefused(Conflict.Unknown);
    }

    [Fact]
    public void A_resolved_conflict_is_not_corrected_away_from_its_resolution()
    {
        var story = Given(Raised, Resolved("2024-05-01"));
        story.When(new CorrectFact(
            FactReference.Parse("1"), Day("2024-06-01"), Reason,
            Raise with { Kind = ConflictKind.Other }))
            .ThenLaterFactStands(2, ResolveConflict.Differs);
        story.When(new ReverseFact(FactReference.Parse("1"), Day("2024-06-01"), Reason))
            .ThenLaterFactStands(2, Conflict.Unknown);
    }
}
