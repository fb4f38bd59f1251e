using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Persons;

/// <summary>The data of a private person were erased: the person's key is destroyed once this is
/// recorded. Whatever counts stays as it is.</summary>
[EventName("person.erased.v1"), Label("Xóa dữ liệu cá nhân", "Person erased")]
public sealed record PersonErased(
    PersonId Person, DateOnly On, ErasureGround Ground, Text LegalBasis, PersonId? ApprovedBy)
    : EventOf<Person>
{
    public override int RankInDay => 9;

    public override Rule? FinalBy => ErasePerson.Final;

    public override Person ApplyTo(Person state) =>
        state with { Naming = null, Erasure = this };

    public override Refusal? CannotFollow(Person before) => before.Erasure is { } erasure
        ? Persons.Person.Erased.BrokenByField("person", Person, erasure.On)
        : null;
}

/// <summary>Erases the name and the contact of a private person for good: the erasure is recorded,
/// then the person's key is destroyed. It cannot be undone.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="On">The day of the erasure.</param>
/// <param name="LegalBasis">The article, the request or the decision that it rests on; no names
/// of persons.</param>
/// <param name="Ground">On which ground; the person's request when left out.</param>
/// <param name="ApprovedBy">Who approved it: an opaque id, never a name.</param>
[CommandName("erase-person"), Label("Xóa dữ liệu cá nhân", "Erase a person's data")]
public sealed record ErasePerson(
    [Label("Mã người", "Person")] PersonId Person,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Căn cứ pháp lý", "Legal basis")] Text LegalBasis,
    [Label("Trường hợp", "Ground")] ErasureGround? Ground = null,
    [Label("Người duyệt", "Approved by")] PersonId? ApprovedBy = null) : RecordingCommand
{
    public static readonly Rule Final = new(
        "person.erasure-is-final",
        "Sự kiện {0} là việc xóa dữ liệu cá nhân: khóa đã hủy, không đảo và không đính chính được.",
        "The event {0} is an erasure: the key is destroyed, it is neither reversed nor corrected.",
        "Law 91/2025/QH15, art. 14 (as the press reports it): what was erased is not restored");

    public static readonly Rule BeforeNaming = new(
        "person.erasure-before-naming",
        "Ngày xóa {1} trước ngày ghi tên {2} của người \"{0}\"; hãy ghi ngày xóa không sớm hơn.",
        "The erasure of \"{0}\" is dated {1}, before the naming of {2}; date it no earlier.",
        "Convention of the field: only what was kept is erased");

    public override StreamName Stream => Persons.Person.Stream(Person);

    // Every day of the stream counts, and what was reversed, too: its sealed text is still there.
    internal override Decision DecideFrom(Timeline own, Timeline other)
    {
        var state = own.At<Person>(DateOnly.MaxValue);
        if (state.Erasure is not null)
        {
            return Decision.Nothing; // Whatever was said of it: there is one erasure.
        }

        return own.IsEmpty
            ? Decision.Refuse(Persons.Person.Unknown.BrokenByField("person", Person))
            : state.Naming?.On > On
            ? Decision.Refuse(
                BeforeNaming.BrokenByField("on", Person, On, state.Naming.On))
            : Decision.Record(new PersonErased(
                Person, On, Ground ?? ErasureGround.Request, LegalBasis, ApprovedBy));
    }
}
