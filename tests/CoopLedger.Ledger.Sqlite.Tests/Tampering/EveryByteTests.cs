namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>Not one byte of what is signed, hashed or kept beside the key can change unseen.
/// </summary>
public sealed class EveryByteTests(SignedLedger made) : IClassFixture<SignedLedger>, IDisposable
{
    private readonly Forgery _forgery = new(made);

    public void Dispose() => _forgery.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task A_flipped_byte_of_a_stored_checkpoint_is_reported_with_its_size(int mask)
    {
        var note = _forgery.Note(520);
        for (var at = 0; at < note.Length; at++)
        {
            _forgery.Set(
                "UPDATE checkpoint SET note = $value WHERE size = 520",
                Forgery.Flipped(note, at, mask));
            var verdict = await Verdict.OfCheckpoints(_forgery.Ledger);
            Assert.True(
                verdict.Code != Attack.Sound
                    && verdict.Text.Contains("size 520", StringComparison.Ordinal),
                $"Byte {at}: {verdict}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task A_flipped_byte_beside_the_key_is_reported(int mask)
    {
        var note = _forgery.Note(700);
        for (var at = 0; at < note.Length; at++)
        {
            await File.WriteAllBytesAsync(
                _forgery.LastSigned, Forgery.Flipped(note, at, mask));
            var verdict = await Verdict.OfCheckpoints(_forgery.Ledger);
            Assert.True(verdict.Code != Attack.Sound, $"Byte {at}: {verdict}");
        }
    }

    [Fact]
    public async Task A_flipped_byte_of_an_envelope_is_reported_though_its_checksum_fits()
    {
        var envelope = made.All[(int)ColumnAttacks.Place - 1].Envelope.ToArray();
        for (var at = 0; at < envelope.Length; at++)
        {
            _forgery.SetEnvelope(ColumnAttacks.Place, Forgery.Flipped(envelope, at, 1 << (at % 8)));
            var verdict = await Verdict.OfEvents(_forgery.Ledger);
            Assert.True(verdict.Position == ColumnAttacks.Place, $"Byte {at}: {verdict}");
        }
    }

    [Fact]
    public async Task The_first_of_two_places_is_reported()
    {
        foreach (var (position, later) in ((long, long)[])[(350, 600), (20, 699), (511, 513)])
        {
            using var forgery = new Forgery(made);
            ColumnAttacks.Seal(forgery, position, ColumnAttacks.Another);
            forgery.Flip("event", "name", $"position = {later}");
            Assert.Equal(position, (await Verdict.Of(forgery.Ledger)).Position);
        }
    }

    // The corpus says that a change of these columns falsifies nothing.
    [Fact]
    public void Nothing_reads_when_a_ledger_was_made_or_in_which_format()
    {
        var texts = typeof(SqliteEventStore).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && name != "create.sql")
            .Select(Statement.TextOf).ToList();
        Assert.True(texts.Count > 20);
        Assert.DoesNotContain(
            texts, text => text.Contains("created_at", StringComparison.Ordinal));
        var reading = Assert.Single(
            texts, text => text.Contains("FROM ledger", StringComparison.Ordinal));
        Assert.StartsWith("SELECT id FROM ledger", reading);
    }
}
