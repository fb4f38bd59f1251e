using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Persons;

public sealed class PersonTests
{
    private static readonly PersonId Somebody = new("nguoi-1");
    private static readonly Text Basis = new("Đơn yêu cầu 01/2026");
    private static readonly SealedText First = Sealed(1);
    private static readonly SealedText Second = Sealed(2);
    private static readonly SealedText Telephone = Sealed(3);

    private static readonly PersonErased Gone =
        new(Somebody, Day("2026-02-01"), ErasureGround.Request, Basis, null);

    private static NamePerson NameOf(string on, SealedText name, SealedText? contact = null) =>
        new(Somebody, Day(on), name, contact);

    private static PersonNamed Named(string on, SealedText name, SealedText? contact = null) =>
        new(Somebody, Day(on), name, contact);

    private static ErasePerson Erase(string on = "2026-02-01") => new(Somebody, Day(on), Basis);

    [Fact]
    public void A_person_is_named() =>
        Nothing.When(NameOf("2026-01-05", First, Telephone))
            .Then(Named("2026-01-05", First, Telephone));

    [Fact]
    public void A_later_naming_takes_the_place_of_the_earlier_and_keeps_the_contact() =>
        Given(Named("2026-01-05", First, Telephone)).When(NameOf("2026-01-09", Second))
            .Then(Named("2026-01-09", Second, Telephone));

    [Fact]
    public void The_same_name_on_a_later_day_is_nothing_new() =>
        Given(Named("2026-01-05", First)).When(NameOf("2026-01-09", First)).ThenNothing();

    [Fact]
    public void A_person_is_erased() =>
        Given(Named("2026-01-05", First)).When(Erase() with
        {
            Ground = ErasureGround.RetentionExpired,
            ApprovedBy = new("lanh-dao-2"),
        })
            .Then(Gone with
            {
                Ground = ErasureGround.RetentionExpired,
                ApprovedBy = new("lanh-dao-2"),
            });

    [Fact]
    public void An_erasure_is_by_request_when_nothing_is_said() =>
        Given(Named("2026-01-05", First)).When(Erase()).Then(Gone);

    [Fact]
    public void Erasing_twice_changes_nothing_whatever_is_said_the_second_time() =>
        Given(Named("2026-01-05", First), Gone)
            .When(new ErasePerson(
                Somebody, Day("2026-03-01"), new("Quyết định 2"), ErasureGround.AuthorityDecision))
            .ThenNothing();

    [Theory]
    [InlineData("2026-01-10")]
    [InlineData("2026-02-01")]
    [InlineData("2026-05-01")]
    public void Nobody_is_named_again_after_an_erasure_whatever_the_day(string on) =>
        Given(Named("2026-01-05", First), Gone).When(NameOf(on, Second))
            .ThenRefused(Person.Erased);

    [Fact]
    public void A_naming_is_not_corrected_after_the_erasure() =>
        Given(Named("2026-01-05", First), Gone)
            .When(new CorrectFact(
                FactReference.To(IdAt(1)), Day("2026-03-01"), Reason, NameOf("2026-01-05", Second)))
            .ThenRefused(Person.Erased);

    [Fact]
    public void Who_was_never_named_is_not_erased() =>
        Nothing.When(Erase()).ThenRefused(Person.Unknown);

    [Fact]
    public void A_name_that_was_entered_by_mistake_and_reversed_is_still_erased()
    {
        var named = Named("2026-01-05", First);
        Given(named, new FactReversed(IdAt(1), 1, named, Day("2026-01-06"), Reason, false))
            .When(Erase()).Then(Gone);
    }

    [Fact]
    public void An_erasure_is_not_dated_before_the_naming() =>
        Given(Named("2026-01-05", First)).When(Erase("2026-01-04"))
            .ThenRefused(ErasePerson.BeforeNaming);

    [Fact]
    public void An_erasure_is_not_reversed() =>
        Given(Named("2026-01-05", First), Gone)
            .When(new ReverseFact(FactReference.To(IdAt(2)), Day("2026-03-01"), Reason))
            .ThenRefused(ErasePerson.Final);

    [Fact]
    public void An_erasure_is_not_corrected() =>
        Given(Named("2026-01-05", First), Gone)
            .When(new CorrectFact(
                FactReference.To(IdAt(2)), Day("2026-03-01"), Reason, Erase("2026-02-02")))
            .ThenRefused(ErasePerson.Final);

    [Fact]
    public void A_naming_is_corrected_before_the_erasure()
    {
        var named = Named("2026-01-05", First);
        Given(named)
            .When(new CorrectFact(
                FactReference.To(IdAt(1)), Day("2026-01-06"), Reason, NameOf("2026-01-05", Second)))
            .Then(
                new FactReversed(IdAt(1), 1, named, Day("2026-01-06"), Reason, true),
                Named("2026-01-05", Second));
    }

    private static SealedText Sealed(byte mark)
    {
        var bytes = new byte[92];
        bytes[0] = mark;
        return SealedText.Of(new Guid("11111111-2222-3333-4444-555555555555"), bytes);
    }
}
