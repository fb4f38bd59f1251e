using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Persons;

/// <summary>The name of a private person was recorded, sealed with the person's own key. A later
/// one takes its place.</summary>
[EventName("person.named.v1"), Label("Ghi tên người", "Person named")]
public sealed record PersonNamed(
    PersonId Person, DateOnly On, SealedText Name, SealedText? Contact) : EventOf<Person>
{
    public override int RankInDay => 0;

    public override Person ApplyTo(Person state) => state with { Naming = this };

    public override Refusal? CannotFollow(Person before) => before.Erasure is { } erasure
        ? Persons.Person.Erased.BrokenByField("person", Person, erasure.On)
        : null;
}

/// <summary>Records the name of a private person, or mends it. The name is written in plain text
/// here and sealed before it is recorded: the ledger never holds it.</summary>
/// <param name="Person">The opaque id that facts use for the person; it does not tell the name.
/// </param>
/// <param name="On">The day.</param>
/// <param name="Name">The name, 1 to 200 characters; it is sealed.</param>
/// <param name="Contact">How to reach the person (telephone, address); it is sealed. What is on
/// record stays when it is left out.</param>
[CommandName("name-person"), Label("Ghi tên người", "Name a person")]
public sealed record NamePerson(
    [Label("Mã người", "Person")] PersonId Person,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Họ tên", "Name")] SealedText Name,
    [Label("Liên hệ", "Contact")] SealedText? Contact = null) : RecordingCommand
{
    public override StreamName Stream => Persons.Person.Stream(Person);

    internal override Decision DecideFrom(Timeline own, Timeline other)
    {
        if (own.At<Person>(DateOnly.MaxValue).Erasure is { } erasure)
        {
            return Decision.Refuse(
                Persons.Person.Erased.BrokenByField("person", Person, erasure.On));
        }

        var known = own.At<Person>(On).Naming;
        var contact = Contact ?? known?.Contact;
        return known is not null && (known.Name, known.Contact) == (Name, contact)
            ? Decision.Nothing
            : Decision.Record(new PersonNamed(Person, On, Name, contact));
    }
}
