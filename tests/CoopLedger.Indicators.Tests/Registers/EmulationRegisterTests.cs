using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Milestones;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Registers;

public sealed class EmulationRegisterTests
{
    [Fact]
    public void Clusters_list_the_alliances_of_the_day_and_years_what_became_of_them()
    {
        var shelf = new Shelf().On(new("cluster-trung-du"), Formed())
            .On(ClusterYear.Stream(new("hai-duong"), new(2023)), Joined("hai-duong"),
                new AllianceScored(new("trung-du"), new("hai-duong"), new(2023),
                    Day("2023-12-01"), new(9550), null),
                new AllianceRanked(new("trung-du"), new("hai-duong"), new(2023),
                    Day("2023-12-01"), new(1), new(6)))
            .On(ClusterYear.Stream(new("hung-yen"), new(2023)), Joined("hung-yen"),
                new ClusterLeft(new("trung-du"), new("hung-yen"), new(2023), Day("2023-06-01"),
                    null));
        Assert.Equal(
            "trung-du=hai-duong #1#2#5#6", shelf.Column("clusters", "units", "2023-12-31"));
        Assert.Equal("trung-du=2 #1#2#5", shelf.Column("clusters", "alliances", "2023-12-31", 5));
        Assert.Equal("trung-du=0 #1", shelf.Column("clusters", "alliances"));
        Assert.Equal(
            "hai-duong:2023=95,50 #2#3#4 | hung-yen:2023= #5#6",
            shelf.Column("cluster-years", "score"));
        Assert.Equal(
            "hai-duong:2023= #2#3#4 | hung-yen:2023=2023-06-01 #5#6",
            shelf.Column("cluster-years", "left"));
    }

    [Fact]
    public void Pacts_list_who_signed_and_who_was_absent()
    {
        PactSigned Signed(string unit) => new(
            new("p"), new("trung-du"), new(2024), new(unit), Day("2023-12-20"));
        PactAbsenceRecorded Absent(string unit) => new(
            new("p"), new("trung-du"), new(2024), new(unit), Day("2023-12-01"), null);
        StreamName Stream(string unit) => PactYear.Stream(new("trung-du"), new(2024), new(unit));
        var shelf = new Shelf().On(Stream("a"), Absent("a")).On(Stream("b"), Absent("b"))
            .On(Stream("b"), Signed("b"));
        Assert.Equal(
            "trung-du:2024:a=absent #1 | trung-du:2024:b=signed #2#3",
            shelf.Column("pacts", "status"));
    }

    [Fact]
    public void Proposals_say_what_came_of_them_and_movements_where_they_are()
    {
        var shelf = new Shelf().On(new("proposal-r:a"), new CommendationProposed(
                new("r"), new("a"), Day("2023-08-01"), RecipientKind.Collective,
                CommendationForm.BangKhen, new("dak-lak"), null, null, null))
            .On(new("commendation-r:a"), new CommendationAwarded(
                new("r"), new("a"), Day("2023-09-20"), RecipientKind.Collective,
                CommendationForm.BangKhen, new("UBND"), new("dak-lak"), null,
                AuthorityLevel.Province))
            .On(new("movement-m"), new MovementLaunched(
                new("m"), Day("2023-12-01"), new("T"), new("VCA"), Day("2024-01-01"),
                Day("2024-12-31"), null));
        Assert.Equal("r:a=2023-09-20 #1#2", shelf.Column("proposals", "awarded"));
        Assert.Equal("r:a= #1", shelf.Column("proposals", "awarded", "2023-09-19"));
        Assert.Equal("r:a=province #2", shelf.Column("commendations", "level"));
        Assert.Equal("m=nation #3", shelf.Column("movements", "place"));
    }

    // I4: not a conflict of sources, two terms of office.
    [Fact]
    public void Office_holders_follow_each_other_and_an_overlap_is_shown_not_refused()
    {
        OfficeHolderRecorded Holder(string person, string on) => new(
            new(person), new("chu-tich"), new("vca"), Day(on), null, OfficeSeats.One, null);
        var stream = Office.Stream(new("vca"), new("chu-tich"), null);
        var shelf = new Shelf().On(stream, Holder("p-1", "2023-08-31"))
            .On(stream, Holder("p-2", "2023-12-01"))
            .On(new("body-vca"), new BodyNamed(new("vca"), Day("2023-01-01"), new("VCA"), null));
        Assert.Equal(
            "p-1=overlap #1 | p-2=overlap #2", shelf.Column("office-holders", "status"));
        Assert.Equal(
            "p-1=in-office #1", shelf.Column("office-holders", "status", "2023-11-30"));
        shelf.On(stream, new OfficeHolderLeft(
            new("p-1"), new("chu-tich"), new("vca"), Day("2023-11-30"), null, null));
        Assert.Equal(
            "p-1=left #1#4 | p-2=in-office #2", shelf.Column("office-holders", "status"));
        Assert.Equal(
            "p-1=VCA #1#4 | p-2=VCA #2", shelf.Column("office-holders", "bodyName"));
    }

    // I11, trap 33
    [Fact]
    public void A_body_is_one_row_with_all_its_names()
    {
        BodyNamed Named(string name) =>
            new(new("bcd"), Day("2023-01-01"), new(name), null);
        var shelf = new Shelf().On(
            new("body-bcd"), Named("Ban chỉ đạo phát triển kinh tế tập thể"),
            Named("BCĐ phát triển KTTTT"), Named("Ban đổi mới và phát triển kinh tế tập thể"));
        Assert.Equal(
            "bcd=BCĐ phát triển KTTTT; Ban đổi mới và phát triển kinh tế tập thể #1#2#3",
            shelf.Column("bodies", "aliases"));
        Assert.Equal("bcd=3 #1#2#3", shelf.Column("bodies", "names"));
    }

    [Fact]
    public void Milestones_conferences_and_directives_are_listed_with_their_events()
    {
        var shelf = new Shelf()
            .On(new("congress-vca:1"), new CongressHeld(
                new("vca"), new(1), Day("1993-10-30"), Day("1993-10-29"), null))
            .On(new("term-2020:dak-nong"), new AllianceTermOpened(
                new("dak-nong"), new(2020), new(2025), Day("2024-04-02")))
            .On(new("anniversary-a"), new AnniversaryObserved(
                new("a"), Day("2023-10-29"), new("VCA"), Day("1993-10-29"), new(30), null))
            .On(new("conference-c"), new ConferenceHeld(
                new("c"), Day("2023-12-01"), ConferenceKind.EmulationReview, new("hai-duong"),
                null, null, null, new(120), null))
            .On(new("directive-d"), new DirectiveIssued(
                new("d"), new(1), Day("2024-04-02"), new("dak-nong"), new("UBND"), new("Một là"),
                null));
        Assert.Equal(
            "vca:1=1993-10-29 #1 | 2020:dak-nong= #2 | a=1993-10-29 #3",
            shelf.Column("milestones", "from"));
        Assert.Equal("c=120 #4", shelf.Column("conferences", "attendance"));
        Assert.Equal("d:1=Một là #5", shelf.Column("directives", "text"));
    }

    // Trap 32, I21: one commune, nearly one name, two cooperatives.
    [Fact]
    public void Two_cooperatives_with_nearly_one_name_are_not_merged()
    {
        var (one, two) = (Founded("hung-viet-1"), Founded("hung-viet-2"));
        var shelf = new Shelf()
            .On(new("organisation-hung-viet-1"),
                one with { Name = new("HTX DV NN tổng hợp xã Hùng Việt") })
            .On(new("organisation-hung-viet-2"), two with { Name = new("HTX NN xã Hùng Việt") });
        Assert.Equal(
            "hung-viet-1=HTX DV NN tổng hợp xã Hùng Việt #1 | hung-viet-2=HTX NN xã Hùng Việt #2",
            shelf.Column("organisations", "name"));
    }

    // I1
    [Fact]
    public void A_conflict_is_listed_with_every_side_open_or_resolved()
    {
        var stream = Conflict.Stream(new("i1"));
        var shelf = new Shelf().On(
            stream,
            new ConflictRaised(
                new("i1"), Day("2024-04-14"), ConflictKind.Date, new("Ngày HTX"),
                new("14/04/1946"), new("đoạn 1"), new("11/4"), new("đoạn 5"), new("11/4"), null),
            new ConflictSideAdded(new("i1"), Day("2024-04-14"), new("11/4/1946"), new("thư")));
        Assert.Equal(
            "i1=14/04/1946 [đoạn 1] ≠ 11/4 [đoạn 5] ≠ 11/4/1946 [thư] #1#2",
            shelf.Column("conflicts", "sides"));
        Assert.Equal("i1=open #1#2", shelf.Column("conflicts", "status"));
        shelf.On(stream, new ConflictResolved(
            new("i1"), Day("2024-05-01"), ConflictKind.Date, null, new("11/4")));
        Assert.Equal("i1=resolved #1#2#3", shelf.Column("conflicts", "status"));
        Assert.Equal("i1=open #1#2", shelf.Column("conflicts", "status", knownBy: 2));
    }
}
