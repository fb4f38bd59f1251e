using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Milestones;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of emulation, documents, bodies, conferences and contradictions.</summary>
internal static class EmulationSamples
{
    private static readonly DateOnly Day = new(2023, 12, 1);
    private static readonly DateOnly Before = new(2023, 11, 30);
    private static readonly UnitId Unit = new("hai-duong");
    private static readonly ClusterId Cluster = new("trung-du-bac-bo");
    private static readonly Year Year = new(2024);
    private static readonly PactId Pact = new("giao-uoc-2024");
    private static readonly BodyId Body = new("ban-chi-dao-kttt");
    private static readonly PersonId Person = new("nguoi-001");
    private static readonly OfficeId Office = new("truong-ban");
    private static readonly ConflictId Conflict = new("i1");
    private static readonly Text Words = new("Nghị quyết “20-NQ/TW”");

    public static IReadOnlyList<Event> All { get; } =
    [
        new AllianceRanked(Cluster, Unit, Year, Day, new(2), new(6)),
        new AllianceScored(Cluster, Unit, Year, Day, new(9550), new(9550)),
        new AllianceTermOpened(Unit, new(2020), new(2025), Day),
        new AnniversaryObserved(new("a-30"), Day, Words, Before, new(30), Unit),
        new BodyNamed(Body, Day, Words, Words),
        new ClusterLeft(Cluster, Unit, Year, Day, Words),
        new CommendationProposed(
            new("tap-the-1"), new("thi-dua-2023"), Day, RecipientKind.Household,
            CommendationForm.GiayKhen, Unit, Words, Before, Day),
        new ConferenceHeld(
            new("tong-ket-2023"), Day, ConferenceKind.PlanReview, Unit, Words, Words, Words,
            new(120), Before),
        new ConflictRaised(
            Conflict, Day, ConflictKind.Issuer, Words, new("A"), new("B"), new("C"), new("D"),
            Words, Unit),
        new ConflictResolved(Conflict, Day, ConflictKind.Issuer, Unit, Words),
        new ConflictSideAdded(Conflict, Day, Words, Words),
        new CongressHeld(Body, new(1), Day, Before, Words),
        new DirectiveIssued(new("chi-dao"), new(2), Day, Unit, Words, Words, Person),
        new DocumentCited(
            new("c-1"), Day, Words, DocumentKind.ActionProgramme, new("54"), Words, Words,
            new("54-ctr-tu")),
        new DocumentIssued(
            new("09-nq-cp"), Day, DocumentKind.OfficialLetter, new("09/NQ-CP"), Words, Before,
            Words, Day),
        new DocumentReplaced(new("luat-2012"), Day, new("luat-2023")),
        new MovementLaunched(
            new("nong-cot"), Day, Words, Words, Before, Day, Place.Of(Cluster)),
        new OfficeHolderLeft(Person, Office, Body, Day, Unit, Words),
        new OfficeHolderRecorded(Person, Office, Body, Day, Unit, OfficeSeats.Several, Words),
        new PactAbsenceRecorded(Pact, Cluster, Year, Unit, Day, Words),
        new PactSigned(Pact, Cluster, Year, Unit, Day),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new AllianceScored(Cluster, Unit, Year, Day, default, null),
        new AllianceTermOpened(null, new(2020), new(2025), Day),
        new AnniversaryObserved(new("a"), Day, Words, Before, new(1), null),
        new BodyNamed(Body, Day, Words, null),
        new ClusterLeft(Cluster, Unit, Year, Day, null),
        new CommendationProposed(
            new("r"), new("a"), Day, RecipientKind.Collective, CommendationForm.BangKhen, Unit,
            null, null, null),
        new CommendationRevoked(
            new("r"), new("a"), Day, RecipientKind.Collective, CommendationForm.BangKhen, Unit,
            RevocationGround.Fraud),
        new ConferenceHeld(
            new("c"), Day, ConferenceKind.EmulationReview, Unit, null, null, null, null, null),
        new ConflictRaised(
            Conflict, Day, ConflictKind.Date, Words, new("A"), new("B"), new("C"), new("D"),
            null, null),
        new ConflictResolved(Conflict, Day, ConflictKind.Date, null, Words),
        new CongressHeld(Body, new(1), Day, null, null),
        new DirectiveIssued(new("d"), new(1), Day, Unit, Words, Words, null),
        new DocumentCited(
            new("c"), Day, Words, DocumentKind.Resolution, null, null, null, null),
        new DocumentIssued(
            new("d"), Day, DocumentKind.Resolution, null, Words, null, null, null),
        new MovementLaunched(new("m"), Day, Words, Words, Before, Day, null),
        new OfficeHolderLeft(Person, Office, Body, Day, null, null),
        new OfficeHolderRecorded(Person, Office, Body, Day, null, null, null),
        new PactAbsenceRecorded(Pact, Cluster, Year, Unit, Day, null),
    ];
}
