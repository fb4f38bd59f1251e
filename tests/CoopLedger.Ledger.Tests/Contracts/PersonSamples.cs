using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Keys;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of private persons, sealed as they are in a ledger: with a key of zeros,
/// so that the contract also holds what sealing makes of a text.</summary>
internal static class PersonSamples
{
    private static readonly Guid Ledger = new("11111111-2222-3333-4444-555555555555");
    private static readonly DateOnly Day = new(2026, 1, 5);
    private static readonly PersonId Person = new("phu-tho/nguoi-001");

    public static IReadOnlyList<Event> All { get; } =
    [
        new PersonErased(
            Person, Day, ErasureGround.RetentionExpired, new("Đơn yêu cầu số 01/2026"),
            new("lanh-dao-2")),
        new PersonNamed(
            Person, Day, Sealed("name", "Nguyễn Văn Ân"), Sealed("contact", "0912 345 678")),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new PersonErased(Person, Day, ErasureGround.Request, new("Đơn"), null),
        new PersonNamed(Person, Day, Sealed("name", "Nguyễn Văn Ân"), null),
    ];

    private static SealedText Sealed(string field, string plain) => TextSeal.Seal(
        new byte[TextSeal.KeyLength], new(Ledger, Person, field), plain);
}
