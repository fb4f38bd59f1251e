using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

/// <summary>The nation is its units, however often it is asked for and whatever is recorded in
/// between.</summary>
public sealed class NationTests
{
    private const int Often = 7;

    private static readonly string[] Units =
        [.. AdministrativeUnits.All.Select(unit => unit.Id.Text)];

    private static readonly string[] Days = ["2021-12-31", "2022-06-15", "2023-12-31"];

    [Fact]
    public void The_nation_asked_for_often_is_the_sum_of_what_was_posted_in_its_units()
    {
        var book = new Book();
        Admit(book, "a", "2022-06-15");
        AssertSums(book);
        book.Projection.Journal.Seal();
        AssertSums(book);
        Admit(book, "b", "2022-01-01", OrganisationKind.Union);
        AssertSums(book);
        book.Reverse(3).Reverse(70).Record(Admitted("c", "2019-01-01"));
        AssertSums(book);
        book.Projection.Journal.Seal();
        AssertSums(book);
    }

    [Fact]
    public void What_is_not_known_exactly_stays_so_in_the_nation()
    {
        var book = new Book();
        Admit(book, "a", "2022-06-15");
        book.Record(book.Total("members", 40, precision: TotalPrecision.AtLeast));
        book.Projection.Journal.Seal();
        for (var asking = 0; asking < Often; asking++)
        {
            Assert.Equal(
                Bounds.AtLeast(Units.Length + 40), book.Ask("members").Value);
            Assert.Equal(
                Bounds.AtLeast(40), book.Ask("members", to: "2022-06-14").Value);
            Assert.Equal(0, book.Value("members", to: "2021-12-30"));
        }
    }

    [Fact]
    public void What_an_answer_rests_on_is_shown_however_often_it_is_asked()
    {
        var book = new Book();
        Admit(book, "a", "2022-06-15");
        book.Projection.Journal.Seal();
        for (var asking = 0; asking < Often; asking++)
        {
            Assert.Equal(Units.Length, book.Ask("admitted").Contributions.Length);
            Assert.True(book.Ask("admitted").RestsOnFacts);
            Assert.False(book.Ask("admitted", to: "2022-06-14").RestsOnFacts);
        }
    }

    private static void Admit(
        Book book, string id, string on, OrganisationKind kind = OrganisationKind.Cooperative) =>
        book.Record(Units.SelectMany(unit => (Event[])
        [
            Founded($"{id}-{unit}", "2021-06-01", unit, kind),
            Admitted($"{id}-{unit}", on, unit, kind),
        ]));

    private static void AssertSums(Book book)
    {
        for (var asking = 0; asking < Often; asking++)
        {
            foreach (var day in Days)
            {
                foreach (var knownBy in (long[])[book.Position / 2, book.Position - 1, 9999])
                {
                    AssertSum(book, day, knownBy);
                }
            }
        }
    }

    private static void AssertSum(Book book, string day, long knownBy)
    {
        var (journal, members) = (book.Projection.Journal, Catalogue.Measure("members"));
        foreach (var facet in (string[])["all", "union"])
        {
            var asked = members.Dimensions.Parse(facet);
            var posted = journal.Accounts
                .Where(key => Catalogue.Measures[key.Measure] == members
                    && members.Dimensions.Overlaps(key.Facet, asked) == Overlap.Whole)
                .SelectMany(key => journal.Between(key, DateOnly.MinValue, Day(day), knownBy))
                .Sum(posting => posting.Amount);
            Assert.Equal(
                posted, book.Value("members", to: day, knownBy: knownBy, facet: facet));
        }
    }
}
