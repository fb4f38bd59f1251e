using System.Text;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Milestones;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>A segment gives back what the log holds, to the byte.</summary>
public sealed class SegmentTests : IDisposable
{
    private readonly SegmentSample _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Every_event_there_is_comes_back_as_it_was_stored()
    {
        Assert.True(SegmentSample.Everything.Count > 150);
        using var segment = _sample.Open(SegmentSample.Everything);
        Assert.Equal(SegmentSample.Part, segment.Part);
        AssertSame(SegmentSample.Everything, SegmentSample.Rows(segment));
    }

    [Fact]
    public void Every_version_ever_shipped_comes_back_as_it_was_stored()
    {
        var shipped = Directory
            .GetFiles(
                Path.Combine(Repository.Root, "tests/CoopLedger.Ledger.Tests/Corpus"),
                "*.stored.jsonl")
            .SelectMany(file => File.ReadLines(file).Select(line => SegmentSample.Stored(
                Path.GetFileName(file)[..^".stored.jsonl".Length], line)))
            .ToList();
        Assert.True(shipped.Count > EventJson.All.Count);
        using var segment = _sample.Open(shipped);
        AssertSame(shipped, SegmentSample.Rows(segment));
    }

    [Fact]
    public void What_has_no_escapes_falls_apart_into_columns()
    {
        var plain = SegmentSample.Everything
            .Where(stored => !stored.Data.Contains((byte)'\\')).ToList();
        using var segment = _sample.Open(plain);
        Assert.Equal(
            plain.Select(stored => stored.Name).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            segment.Groups.Select(group => group.Name), StringComparer.Ordinal);
        Assert.All(segment.Groups, group =>
        {
            Assert.Equal(EventJson.TypeOf(group.Name), group.Event);
            Assert.Equal(
                RecordShape.Of(group.Event!).Fields.Select(field => field.Name),
                group.Columns.Select(column => column.Name), StringComparer.Ordinal);
        });
    }

    [Fact]
    public void Columns_hold_what_the_fields_say()
    {
        using var segment = _sample.Open(SegmentSample.Everything);
        var met = new HashSet<FieldForm>();
        foreach (var group in segment.Groups.Where(group => group.Event is not null))
        {
            foreach (var field in RecordShape.Of(group.Event!).Fields)
            {
                var column = group.Column(field.Name)!;
                met.Add(column.Form);
                Assert.Equal(
                    Enumerable.Range(0, group.Count).Select(row => Value(
                        field, EventJson.Read(group.Name, group.Data(row).ToArray()))),
                    ValuesOf(column, group.Count));
            }

            Assert.Null(group.Column("nothing"));
        }

        Assert.Equal(Enum.GetValues<FieldForm>().Length, met.Count);
    }

    [Fact]
    public void Positions_are_those_of_the_part()
    {
        using var segment = _sample.Open(SegmentSample.Everything);
        foreach (var group in segment.Groups)
        {
            var offsets = new ushort[group.Count + 1];
            group.Offsets(offsets);
            Assert.All(offsets[..group.Count], offset =>
                Assert.Equal(group.Name, SegmentSample.Everything[offset].Name));
        }
    }

    [Theory]
    [InlineData("""{"unit":"phu-tho","fromYear":2020, "toYear":2025,"on":"2023-12-01"}""")]
    [InlineData("""{"unit":"phu-tho","toYear":2025,"fromYear":2020,"on":"2023-12-01"}""")]
    [InlineData("""{"unit":"phu-tho","fromYear": 2020,"toYear":2025,"on":"2023-12-01"}""")]
    [InlineData("""{"unit":"phu-tho","fromYear":2020,"toYear":2025,"on":"2023-12-01" }""")]
    [InlineData("""{"unit":"ph\u0075-tho","fromYear":2020,"toYear":2025,"on":"2023-12-01"}""")]
    public void What_is_written_in_another_way_is_kept_whole(string data)
    {
        const string Name = "alliance.term-opened.v2";
        var plain = SegmentSample.Everything.First(stored => stored.Name == Name);
        var other = SegmentSample.Stored(Name, data);
        using var segment = _sample.Open([plain, other]);
        Assert.Equal(
            [typeof(AllianceTermOpened), null], segment.Groups.Select(group => group.Event));
        Assert.Null(segment.Groups[1].Column("unit"));
        Assert.Empty(segment.Groups[1].Columns);
        AssertSame([plain, other], SegmentSample.Rows(segment));
    }

    [Fact]
    public void What_an_upcaster_reads_is_kept_whole_and_a_version_that_lacks_fields_is_not()
    {
        using var segment = _sample.Open(
        [
            SegmentSample.Stored("alliance.term-opened.v1", File.ReadLines(Path.Combine(
                Repository.Root, "tests/CoopLedger.Ledger.Tests/Corpus",
                "alliance.term-opened.v1.stored.jsonl")).First()),
            SegmentSample.Stored("loan.disbursed.v1", File.ReadLines(Path.Combine(
                Repository.Root, "tests/CoopLedger.Ledger.Tests/Corpus",
                "loan.disbursed.v1.stored.jsonl")).First()),
        ]);
        Assert.Equal([null, typeof(LoanDisbursed)], segment.Groups.Select(group => group.Event));
    }

    [Fact]
    public void An_embedded_event_is_a_text_with_its_name()
    {
        var reversed = SegmentSample.Everything.First(stored =>
            stored.Name == "fact.reversed.v1" && !stored.Data.Contains((byte)'\\'));
        using var segment = _sample.Open([reversed, reversed]);
        var column = segment.Groups[0].Column("reversed")!;
        Assert.Equal(FieldForm.Object, column.Form);
        Assert.Equal(1, column.DictionaryCount);
        var text = Encoding.UTF8.GetString(column.Text(1));
        Assert.StartsWith("{\"name\":\"", text, StringComparison.Ordinal);
        Assert.Contains(
            $"\"reversed\":{text},", Encoding.UTF8.GetString(reversed.Data),
            StringComparison.Ordinal);
        Assert.IsType<FactReversed>(EventJson.Read(reversed.Name, segment.Groups[0].Data(1)
            .ToArray()));
    }

    [Fact]
    public void The_same_events_give_the_same_bytes() => Assert.Equal(
        SegmentSample.Built(SegmentSample.Everything),
        SegmentSample.Built(SegmentSample.Everything));

    [Fact]
    public void Random_events_come_back_as_they_were_stored() => Prop
        .ForAll(
            Arb.From(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(1, 400))),
            made =>
            {
                var events = SegmentSample.Random(made.Item1, made.Item2);
                using var segment = _sample.Open(events);
                AssertSame(events, SegmentSample.Rows(segment));
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_whole_part_comes_back_as_it_was_stored()
    {
        var events = SegmentSample.Random(7, 997);
        events = [.. Enumerable.Range(0, Segment.CountMax).Select(i => events[i % 997])];
        using var segment = _sample.Open(events);
        AssertSame(events, SegmentSample.Rows(segment));
    }

    [Fact]
    public void A_part_whose_texts_all_differ_comes_back_too()
    {
        var one = SegmentSample.Everything.First(stored => stored.Name == "member.admitted.v1");
        var text = Encoding.UTF8.GetString(one.Data);
        var first = text.IndexOf("\":\"", StringComparison.Ordinal) + 3;
        var rest = text[text.IndexOf('"', first)..];
        List<(string Name, byte[] Data)> events =
        [
            .. Enumerable.Range(0, Segment.CountMax).Select(i => SegmentSample.Stored(
                one.Name, $"{text[..first]}htx-{i}{rest}")),
        ];
        using var segment = _sample.Open(events);
        Assert.Equal(Segment.CountMax, segment.Groups.Single().Column("organisation")!
            .DictionaryCount);
        AssertSame(events, SegmentSample.Rows(segment));
    }

    [Fact]
    public void A_reader_of_the_log_and_a_builder_stop_at_the_same_event()
    {
        var builder = Builder();
        SegmentSample.Show(builder, builder.After + 1, SegmentSample.Everything[0]);
        var damaged = Assert.Throws<LedgerDamagedException>(() => SegmentSample.Show(
            builder, builder.After + 2, SegmentSample.Stored("member.admitted.v1", "{}")));
        Assert.Equal(builder.After + 2, damaged.Position);
        Assert.Throws<LedgerDamagedException>(() => SegmentSample.Show(
            builder, builder.After + 2, SegmentSample.Stored("nothing.happened.v1", "{}")));
    }

    [Fact]
    public void A_part_is_built_of_all_its_events_in_order_and_of_no_others()
    {
        var builder = Builder();
        Assert.Throws<InvalidOperationException>(() => builder.Build(SegmentSample.Root));
        foreach (var position in (long[])[builder.After, builder.After + 2])
        {
            Assert.Throws<InvalidOperationException>(() => SegmentSample.Show(
                builder, position, SegmentSample.Everything[0]));
        }
    }

    private static SegmentBuilder Builder() =>
        new(SegmentSample.Part, SegmentSample.LedgerId, new EventDecoder());

    private static void AssertSame(
        IReadOnlyList<(string Name, byte[] Data)> expected,
        IReadOnlyList<(string Name, byte[] Data)> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i].Name != actual[i].Name
                || !expected[i].Data.AsSpan().SequenceEqual(actual[i].Data))
            {
                Assert.Fail($"{i}: {Text(expected[i])} came back as {Text(actual[i])}");
            }
        }
    }

    private static string Text((string Name, byte[] Data) stored) =>
        $"{stored.Name} {Encoding.UTF8.GetString(stored.Data)}";

    private static object? Value(RecordShape.Field field, Event fact) => field.Get(fact) switch
    {
        null => null,
        Event embedded => $$"""{"name":"{{EventJson.NameOf(embedded)}}","data":"""
            + Encoding.UTF8.GetString(EventJson.Write(embedded)) + "}",
        DateOnly day => (long)day.DayNumber,
        var value => field.Type!.ToScalar(value) switch
        {
            bool flag => flag ? "true" : "false",
            long number when field.Type.Name == "decimal" => $"{number}",
            decimal number => FormattableString.Invariant($"{number}"),
            var scalar => scalar,
        },
    };

    private static List<object?> ValuesOf(SegmentColumn column, int rows)
    {
        if (column.IsNumbers)
        {
            var (numbers, present) = (new long[rows], new bool[rows]);
            column.Numbers(numbers);
            column.Present(present);
            Assert.Equal(column.HasAbsent, present.Contains(false));
            return [.. numbers.Zip(present, (number, there) => there ? (object?)number : null)];
        }

        var codes = new int[rows];
        column.Codes(codes);
        return
        [
            .. codes.Select(code =>
                code == 0 ? null : (object?)Encoding.UTF8.GetString(column.Text(code))),
        ];
    }
}
