using System.Collections.Immutable;
using CoopLedger.Ledger.Acceptance;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>Whatever is done to a signed ledger behind its back, a verification says so, and
/// where.</summary>
public sealed class TamperTests(SignedLedger made) : IClassFixture<SignedLedger>, IDisposable
{
    private static readonly ImmutableDictionary<string, Attack> Corpus =
        ((IEnumerable<Attack>)
            [.. ColumnAttacks.All(), .. RowAttacks.All(), .. HistoryAttacks.All(),
                .. CheckpointAttacks.All()])
        .ToImmutableDictionary(each => each.Name, StringComparer.Ordinal);

    private readonly Forgery _forgery = new(made);

    public static TheoryData<string> Names => [.. Corpus.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => _forgery.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tampering_is_reported_with_its_place(string name)
    {
        var attack = Corpus[name];
        await attack.Do(_forgery);
        var verdict = await Verdict.Of(_forgery.Ledger, [.. _forgery.Against]);
        Assert.True(
            (attack.Code, attack.Position) == (verdict.Code, verdict.Position)
                && verdict.Text.Contains(attack.Says, StringComparison.Ordinal),
            $"{attack} was wanted, {verdict} was said.");
    }

    [Fact]
    public async Task What_nobody_touched_is_sound()
    {
        SignedLedger.Signed.ToList().ForEach(_forgery.KeepElsewhere);
        Assert.Equal(
            Attack.Sound, (await Verdict.Of(_forgery.Ledger, [.. _forgery.Against])).Code);
        Assert.Equal(2, _forgery.Number("SELECT count(*) FROM tile"));
        Assert.True(_forgery.Number("SELECT count(DISTINCT stream) FROM event") > 50);
        await using var store = SqliteEventStore.Open(_forgery.Ledger, StoreAccess.Read);
        foreach (var (one, other) in made.All.Zip(await store.All()))
        {
            Assert.True(one.Envelope.Span.SequenceEqual(other.Envelope.Span));
        }
    }

    [Fact]
    public async Task A_history_that_is_written_again_as_it_was_is_sound()
    {
        _forgery.Rewrite(Forgery.Sealed(made.All));
        Assert.Equal(Attack.Sound, (await Verdict.Of(_forgery.Ledger)).Code);
    }

    [Fact]
    public void Every_column_is_in_the_corpus()
    {
        var columns = ((string)Raw.Read(
            _forgery.Ledger,
            """
            SELECT group_concat(found.name || '.' || inside.name, ' ')
            FROM sqlite_schema AS found, pragma_table_info(found.name) AS inside
            WHERE found.type = 'table' AND found.name NOT LIKE 'sqlite_%'
            """)!).Split(' ');
        Assert.Equal(21, columns.Length);
        var covered = Corpus.Values.Select(each => each.Column)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(columns, column => Assert.Contains(column, covered));
    }
}
