using System.Text;
using CoopLedger.Ledger.Store;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>What a submit answers, and what the log keeps of it.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public async Task A_recorded_fact_is_in_the_receipt_as_the_log_holds_it()
    {
        await using var ledger = new TestLedger();
        var receipt = await ledger.Submit(Wish.Found("a", "2023-01-01"), "key-a");
        Assert.Equal((Outcome.Recorded, false), (receipt.Outcome, receipt.IsRepeat));
        Assert.Null(receipt.Refusal);
        var stored = Assert.Single(receipt.Events);
        Assert.Equal((1, "organisation-a", 0),
            (stored.Position, stored.Stream.Text, stored.Revision));
        Assert.Equal((TestLedger.Actor, "key-a", ledger.Clock.Now),
            (stored.Origin.Actor, stored.Origin.Key, stored.Origin.RecordedAt));
        Assert.Equal(Guid.Empty, stored.Event.Causation);
        Assert.Equal(stored, await ledger.Store.Find(1, CancellationToken.None));
        var founded = Assert.IsType<CooperativeFounded>(stored.ToFact().Event);
        Assert.Equal(OrganisationKind.Cooperative, founded.Kind);
    }

    [Fact]
    public async Task A_fact_that_stands_already_changes_nothing_under_another_key()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"), "first");
        var receipt = await ledger.Submit(Wish.Found("a", "2023-01-01"), "second");
        Assert.Equal((Outcome.Unchanged, false), (receipt.Outcome, receipt.IsRepeat));
        Assert.Empty(receipt.Events);
        Assert.Equal(1, await ledger.Length());
    }

    [Fact]
    public async Task A_refused_command_records_nothing_and_names_its_rule()
    {
        await using var ledger = new TestLedger();
        var receipt = await ledger.Submit(Wish.Admit("nobody", "2023-01-01"));
        Assert.Equal(Outcome.Refused, receipt.Outcome);
        Assert.Equal("organisation.unknown", receipt.Refusal!.Code);
        Assert.NotEmpty(receipt.Refusal.Vietnamese);
        Assert.NotEmpty(receipt.Refusal.English);
        Assert.Equal(0, await ledger.Length());
    }

    [Fact]
    public async Task A_member_that_is_dissolved_leaves_two_events_of_one_append()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Admit("a", "2023-02-01"));
        await ledger.Record(Wish.Initiate("a", "2023-02-01"));
        var receipt = await ledger.Submit(Wish.Dissolve("a", "2023-03-01"), "dissolve");
        Assert.Collection(
            receipt.Events.Select(stored => stored.ToFact().Event),
            first => Assert.IsType<MembershipEnded>(first),
            second => Assert.IsType<CooperativeDissolved>(second));
        Assert.Equal([4, 5], receipt.Events.Select(stored => stored.Position));
        Assert.Equal(
            [EventIds.Of(ledger.Store.LedgerId, "dissolve", 0),
                EventIds.Of(ledger.Store.LedgerId, "dissolve", 1)],
            receipt.Events.Select(stored => stored.Event.Id));
    }

    [Fact]
    public async Task Evidence_is_kept_beside_the_events_with_the_command()
    {
        await using var ledger = new TestLedger();
        var evidence = Evidence.Of(new JObject
        {
            ["documentNumber"] = "123/KH-LMHTX",
            ["issuer"] = "Liên minh HTX tỉnh Phú Thọ",
            ["illustrative"] = true,
        });
        var receipt = await ledger.Submit(Wish.Found("a", "2023-01-01"), "key", evidence);
        var metadata = SubmitMetadata.Read(receipt.Events[0].Origin.Metadata);
        Assert.Equal("found-cooperative", metadata.Command);
        Assert.Equal(64, metadata.Fingerprint.Length);
        Assert.Equal(
            """{"documentNumber":"123/KH-LMHTX","issuer":"Liên minh HTX tỉnh Phú Thọ","""
                + "\"illustrative\":true}",
            metadata.Evidence);
    }

    [Fact]
    public async Task Without_evidence_none_is_kept()
    {
        await using var ledger = new TestLedger();
        var stored = await ledger.Record(Wish.Found("a", "2023-01-01"));
        Assert.Null(SubmitMetadata.Read(stored.Origin.Metadata).Evidence);
        var json = Encoding.UTF8.GetString(stored.Origin.Metadata.Span);
        Assert.DoesNotContain("evidence", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"b":1}}""")]
    [InlineData("""{"a":[1]}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"a":"Ho\u031b\u0323p"}""")]
    public void Evidence_that_is_not_flat_and_composed_is_no_evidence(string json) =>
        Assert.Throws<FormatException>(() => Evidence.Of(JToken.Parse(json)));

    [Fact]
    public void Evidence_has_at_most_32_fields_of_4000_characters()
    {
        var fields = Enumerable.Range(0, Evidence.FieldsMax)
            .Select(i => new JProperty($"f{i}", new string('x', Evidence.TextMax)));
        var most = new JObject(fields);
        Assert.NotEmpty(Evidence.Of(most).ToString());
        most["f0"] = new string('x', Evidence.TextMax + 1);
        Assert.Throws<FormatException>(() => Evidence.Of(most));
        most["f0"] = "x";
        most["one-more"] = "x";
        Assert.Throws<FormatException>(() => Evidence.Of(most));
    }

    [Fact]
    public async Task A_published_figure_is_kept_as_printed()
    {
        await using var ledger = new TestLedger();
        var stored = await ledger.Record(
            Wish.Figure("f", "membership-rate", "75,7%", "2023-08-31"));
        var figure = Assert.IsType<FigureReported>(stored.ToFact().Event);
        Assert.Equal("75,7%", figure.Printed.Value);
    }
}
