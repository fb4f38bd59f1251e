using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Keys;

/// <summary>What a line says of a private person is sealed before anything is made of it.
/// </summary>
public sealed class LineSealingTests : IAsyncLifetime
{
    private readonly TestKeys _test = TestKeys.New();
    private TestLedger _ledger = null!;

    public Task InitializeAsync()
    {
        _ledger = _test.Ledger();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _test.Dispose();
    }

    [Fact]
    public async Task A_name_is_recorded_sealed_and_read_with_the_key()
    {
        await _ledger.Named("nguoi-1", more: ",\"contact\":\"0912 345 678\"");
        var names = await _ledger.Names();
        Assert.Equal(Persons.Name, names.NameOf(new("nguoi-1")).Text);
        Assert.Equal("0912 345 678", names.ContactOf(new("nguoi-1")).Text);
        var naming = (PersonNamed)(await _ledger.Store.Find(1L, CancellationToken.None))!
            .ToFact().Event;
        Assert.Equal("11111111", naming.Name.Ledger);
    }

    [Fact]
    public async Task The_same_file_twice_records_nothing_new()
    {
        var file = $"{Persons.Line("a")}\n{Persons.Line("b")}\n{Persons.Line("a", "Trần Thị Bé")}";
        Assert.Equal(3, (await _ledger.Import(file)).Recorded);
        var again = await _ledger.Import(file);
        Assert.Equal((0, 3, 0), (again.Recorded, again.Unchanged, again.Refused));
        Assert.Equal(3, await _ledger.Length());
    }

    [Fact]
    public async Task The_replacement_of_a_correction_is_sealed_too()
    {
        await _ledger.Named("a", "Nguyễn Văn An");
        await _ledger.Import(
            "{\"command\":\"correct-fact\",\"event\":\"1\",\"on\":\"2025-02-01\","
            + $"\"reason\":\"sai dấu\",\"replacement\":{Persons.Line("a")}}}");
        Assert.Empty(_ledger.Refused);
        Assert.Equal(Persons.Name, (await _ledger.Names()).NameOf(new("a")).Text);
        await Nowhere("Nguyễn Văn An", Persons.Name);
    }

    [Fact]
    public async Task A_sealed_text_is_taken_as_it_is_when_it_opens()
    {
        await _ledger.Named("a");
        var text = await Stored(1);
        var result = await _ledger.Import(
            Persons.Line("a", text, "2025-03-01", ",\"contact\":\"0912 345 678\""));
        Assert.Equal(1, result.Recorded);
        Assert.Equal(text, await Stored(2));
    }

    [Fact]
    public async Task A_sealed_text_of_another_person_field_or_ledger_is_refused()
    {
        await _ledger.Named("a");
        await _ledger.Named("b");
        var text = await Stored(1);
        await Refused(Persons.Line("b", text), LineSealing.DoesNotOpen, "name");
        await Refused(Persons.Line("c", text), LineSealing.NoKey, "name");
        await Refused(
            Persons.Line("a", more: $",\"contact\":\"{text}\""), LineSealing.DoesNotOpen,
            "contact");
        await Refused(
            Persons.Line("a", text.Replace("11111111", "11111112", StringComparison.Ordinal)),
            LineSealing.OtherLedger, "name");
        await Refused(Persons.Line("a", text[..^9]), InputRules.NotSealed, "name");
        Assert.Equal("a b", string.Join(' ', _test.Keys.All));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Nguyễn Văn Ân")]
    [InlineData("Nguyễn Văn\\nÂn")]
    [InlineData("Nguye\u0302\u0303n Va\u0306n An")]
    public async Task A_text_is_one_line_composed_and_not_padded(string name)
    {
        await Refused(Persons.Line("a", name), LineSealing.BadText, "name");
        await Refused(Persons.Line("a", new string('a', 201)), LineSealing.BadText, "name");
        Assert.Empty(_test.Keys.All);
    }

    [Theory]
    [InlineData("\"evidence\":\"Đơn của NGUYỄN VĂN ÂN, ngày 3/1\"", "evidence")]
    [InlineData("\"evidence\":{\"note\":\"nguyen van an\"}", "evidence.note")]
    [InlineData("\"key\":\"nguyen-van-an-1\"", "key")]
    [InlineData("\"actor\":\"nguyen.van.an\"", "actor")]
    public async Task A_name_that_also_stands_in_plain_text_is_refused(string more, string where)
    {
        var refusal = await Refused(
            Persons.Line("a", more: "," + more), LineSealing.ToldElsewhere, "name");
        Assert.Contains(where, refusal.Met, StringComparer.Ordinal);
        Assert.Empty(_test.Keys.All);
    }

    [Fact]
    public async Task An_id_that_tells_the_name_is_refused()
    {
        await Refused(Persons.Line("phu-tho/nguyen-van-an"), LineSealing.ToldElsewhere, "name");
        _ledger.Refused.Clear();
        await _ledger.Named("nam-dinh-1", "Nam"); // One short word means too many things.
    }

    [Fact]
    public async Task A_key_is_made_for_a_line_in_order_alone()
    {
        await _ledger.Import(Persons.Line("a", on: "05/01/2025"));
        await _ledger.Import(Persons.Line("b", more: ",\"colour\":\"red\""));
        await _ledger.Import(Persons.Line("C"));
        Assert.Equal(3, _ledger.Refused.Count);
        Assert.Empty(_test.Keys.All);
    }

    [Fact]
    public async Task A_key_is_not_made_again_for_somebody_who_was_erased()
    {
        var line = Persons.Line("a", more: ",\"contact\":\"0912 345 678\"");
        await _ledger.Import(line);
        await _ledger.Erased("a");
        Assert.Empty(_test.Keys.All);
        await Refused(line, Person.Erased, "person");
        Assert.Empty(_test.Keys.All);
        Assert.Equal(2, await _ledger.Length());
    }

    [Fact]
    public async Task Without_keys_a_name_is_refused_and_not_repeated()
    {
        await using var ledger = new TestLedger();
        await ledger.Import(Persons.Line("a"));
        var refusal = Assert.Single(Assert.Single(ledger.Refused).Refusals);
        Assert.Same(InputRules.NotSealed, refusal.Rule);
        Assert.DoesNotContain("Nguy", refusal.ToString() + refusal.Vietnamese);
    }

    [Fact]
    public async Task Without_a_folder_to_write_nothing_is_recorded()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Root, "keys"), "no folder");
        var refused = await Assert.ThrowsAsync<StoreException>(
            () => _ledger.Import(Persons.Line("a")));
        Assert.Equal("keys.unwritable", refused.Code);
        Assert.Equal(0, await _ledger.Length());
    }

    [Fact]
    public void A_masked_line_tells_nothing_and_others_are_left_alone()
    {
        Assert.DoesNotContain("Nguy", LineSealing.Masked(Persons.Line("a")));
        const string other = "{\"command\":\"rename-organisation\",\"name\": 1.50}";
        Assert.Same(other, LineSealing.Masked(other));
        const string broken = "{\"command\":\"name-person\",";
        Assert.Same(broken, LineSealing.Masked(broken));
    }

    private async Task<Refusal> Refused(string line, Rule rule, string field)
    {
        var length = await _ledger.Length();
        _ledger.Refused.Clear();
        await _ledger.Import(line);
        var refusal = Assert.Single(Assert.Single(_ledger.Refused).Refusals);
        Assert.Same(rule, refusal.Rule);
        Assert.Equal(field, refusal.Field);
        Assert.DoesNotContain("Nguy", refusal.English + refusal.Vietnamese);
        Assert.Equal(length, await _ledger.Length());
        return refusal;
    }

    private async Task<string> Stored(long position) =>
        ((PersonNamed)(await _ledger.Store.Find(position, CancellationToken.None))!
            .ToFact().Event).Name.Value;

    private async Task Nowhere(params string[] plain)
    {
        await foreach (var batch in _ledger.Store.ReadAll(0, 100, CancellationToken.None))
        {
            var text = string.Concat(batch.Select(
                stored => Encoding.UTF8.GetString(stored.Envelope.Span)));
            Assert.All(plain, word => Assert.DoesNotContain(word, text));
        }
    }
}
