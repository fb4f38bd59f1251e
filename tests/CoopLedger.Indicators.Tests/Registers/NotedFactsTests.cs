using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Registers;
using CoopLedger.Indicators.Tests.Journals;

namespace CoopLedger.Indicators.Tests.Registers;

/// <summary>A fact of which more is kept than postings and a position is read whole in a rebuild.
/// </summary>
public sealed class NotedFactsTests
{
    private const int EventsOfEach = 40;

    [Fact]
    public void What_is_noted_is_read_whole_and_nothing_else_is()
    {
        var noted = RandomFacts.Types.Where(IsNoted).ToList();
        Assert.NotEmpty(noted);

        Assert.Equal(RandomFacts.Types.Where(PartBuilder.ReadsWhole), noted);
    }

    private static bool IsNoted(Type type)
    {
        var facts = new RandomFacts(type.Name.Length);
        var (noted, before) = (new NotedFacts(), new NotedFacts().Trace());
        for (var i = 1; i <= EventsOfEach; i++)
        {
            noted.Apply(i, facts.One(type));
        }

        return noted.Trace() != before;
    }
}
