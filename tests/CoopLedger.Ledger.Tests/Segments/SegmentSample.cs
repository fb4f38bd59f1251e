using System.Buffers;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Contracts;
using CoopLedger.Proof.Trees;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>A folder of segments on the disk, and events to put there.</summary>
internal sealed class SegmentSample : IDisposable
{
    public const int Part = 3;

    public SegmentSample()
    {
        Ledger = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(), $"segments-{Guid.NewGuid():N}", "ledger.db");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Ledger)!);
        Folder = SegmentFolder.Beside(Ledger);
    }

    public static Guid LedgerId { get; } = new("11111111-2222-3333-4444-555555555555");

    public static Digest Root { get; } = MerkleHash.Leaf("root"u8);

    /// <summary>The ledger's file; it is not there.</summary>
    public string Ledger { get; }

    public SegmentFolder Folder { get; }

    public string File => System.IO.Path.Combine(Folder.Path, "000003.segment");

    /// <summary>Every event there is, with and without what may be left out.</summary>
    public static IReadOnlyList<(string Name, byte[] Data)> Everything { get; } =
    [
        .. Samples.All.Concat(Samples.Bare).Select(Stored),
    ];

    public static (string Name, byte[] Data) Stored(Event fact) =>
        (EventJson.NameOf(fact), EventJson.Write(fact));

    public static (string Name, byte[] Data) Stored(string name, string data) =>
        (name, Encoding.UTF8.GetBytes(data));

    /// <summary>Events of random kinds with random values.</summary>
    public static IReadOnlyList<(string Name, byte[] Data)> Random(int seed, int count)
    {
        var numbers = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => Varied(
                Everything[numbers.Next(Everything.Count)], numbers)),
        ];
    }

    public static byte[] Built(
        IReadOnlyList<(string Name, byte[] Data)> events, int part = Part)
    {
        var builder = new SegmentBuilder(part, LedgerId, new EventDecoder());
        for (var i = 0; i < events.Count; i++)
        {
            Show(builder, ((long)part * Segment.CountMax) + i + 1, events[i]);
        }

        return builder.Build(Root);
    }

    public static void Show(
        SegmentBuilder builder, long position, (string Name, byte[] Data) stored)
    {
        var made = Envelope.Seal(
            LedgerId, position, new StreamName("loan-1"), 0,
            new NewEvent(Guid.NewGuid(), stored.Name, stored.Data, Guid.Empty),
            new Origin(
                "staff", "key", DateTimeOffset.UnixEpoch, Guid.Empty,
                ReadOnlyMemory<byte>.Empty));
        builder.Visit(EnvelopeView.Of(LedgerId, position, made.Envelope.Span));
    }

    /// <summary>All rows of a segment, each where it stood.</summary>
    public static (string Name, byte[] Data)[] Rows(Segment segment)
    {
        var rows = new (string, byte[])[segment.Count];
        var there = 0;
        foreach (var group in segment.Groups)
        {
            var offsets = new ushort[group.Count];
            group.Offsets(offsets);
            for (var row = 0; row < offsets.Length; row++)
            {
                var written = new ArrayBufferWriter<byte>();
                Assert.Equal(group.Data(row, written), written.WrittenCount);
                rows[offsets[row]] = (group.Name, written.WrittenSpan.ToArray());
                there++;
            }
        }

        Assert.Equal(segment.Count, there);
        return rows;
    }

    /// <summary>Reads all that can be read, for what it throws.</summary>
    public static void ReadAll(Segment segment)
    {
        Rows(segment);
        foreach (var column in segment.Groups.SelectMany(group => group.Columns))
        {
            var rows = segment.Groups.Single(group => group.Columns.Contains(column)).Count;
            if (column.IsNumbers)
            {
                column.Numbers(new long[rows]);
                column.Present(new bool[rows]);
            }
            else
            {
                column.Codes(new int[rows]);
                for (var code = 1; code <= column.DictionaryCount; code++)
                {
                    column.Text(code);
                }
            }
        }
    }

    public Segment Open()
    {
        var segment = Folder.TryOpen(Part, LedgerId, Root, out var why);
        Assert.Null(why);
        return segment ?? throw new InvalidOperationException("There is none.");
    }

    /// <summary>Puts a file in its place without waiting for the disk.</summary>
    public void Put(byte[] bytes)
    {
        Directory.CreateDirectory(Folder.Path);
        System.IO.File.WriteAllBytes(File, bytes);
    }

    public Segment Open(IReadOnlyList<(string Name, byte[] Data)> events)
    {
        Folder.Write(Part, Built(events));
        return Open();
    }

    public void Dispose() =>
        Directory.Delete(System.IO.Path.GetDirectoryName(Ledger)!, recursive: true);

    private static (string Name, byte[] Data) Varied(
        (string Name, byte[] Data) stored, Random numbers)
    {
        for (var i = numbers.Next(6); i > 0; i--)
        {
            var altered = (byte[])stored.Data.Clone();
            var at = numbers.Next(altered.Length);
            altered[at] = numbers.Next(4) switch
            {
                0 => (byte)('a' + numbers.Next(26)),
                1 => (byte)" \\,\"{}"[numbers.Next(6)],
                _ => (byte)('0' + numbers.Next(10)),
            };
            stored = IsEvent(stored.Name, altered) ? (stored.Name, altered) : stored;
        }

        return stored;
    }

    private static bool IsEvent(string name, byte[] data)
    {
        try
        {
            EventJson.Read(name, data);
            return true;
        }
        catch (Exception refusal) when (refusal is JsonException or UnknownEventException)
        {
            return false;
        }
    }
}
