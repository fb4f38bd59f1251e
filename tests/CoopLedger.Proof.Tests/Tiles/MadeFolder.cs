using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tests.Notes;
using CoopLedger.Proof.Tests.Trees;
using CoopLedger.Proof.Tiles;

namespace CoopLedger.Proof.Tests.Tiles;

/// <summary>An exported folder, made from the words of the formats alone.</summary>
internal sealed class MadeFolder : IDisposable
{
    private static readonly Guid Ledger = Guid.Parse(Signed.Origin["coopledger/".Length..]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coopledger-tiles-");

    public MadeFolder(IReadOnlyList<byte[]> entries)
    {
        Grow(entries);
        Write(ExportFolder.KeyName, Encoding.ASCII.GetBytes(Log.Key + "\n"));
    }

    public MadeFolder(int size)
        : this(Entries(size))
    {
    }

    public Signed Log { get; } = new();

    public string Path => _folder.FullName;

    /// <summary>Envelopes of seven streams in turn.</summary>
    public static List<byte[]> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Entry(i + 1, $"loan-{i % 7}", i / 7))];

    public static byte[] Entry(
        long position, string stream, long revision, int? id = null, Guid? ledger = null,
        byte format = 1)
    {
        var bytes = new List<byte> { format };
        bytes.AddRange((ledger ?? Ledger).ToByteArray(bigEndian: true));
        Long(position);
        Long(revision);
        bytes.AddRange(new Guid(id ?? (int)position, 0, 0, new byte[8]).ToByteArray(true));
        Long(1_700_000_000_000 + position);
        bytes.AddRange(new byte[32]);
        foreach (var text in new[]
        {
            stream, "loan.settled.v1", "staff-1", "key",
            string.Create(CultureInfo.InvariantCulture, $$"""{"number":{{position}}}"""), "{}",
        })
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, Encoding.UTF8.GetByteCount(text));
            bytes.AddRange(length);
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
        }

        return [.. bytes];

        void Long(long value)
        {
            var eight = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(eight, value);
            bytes.AddRange(eight);
        }
    }

    /// <summary>Writes the tiles of so many entries, beside those that are there.</summary>
    public void Grow(IReadOnlyList<byte[]> entries)
    {
        var grove = new Grove(entries);
        for (var (level, count) = (0, entries.Count); count > 0; level++, count /= 256)
        {
            for (var number = 0; number * 256 < count; number++)
            {
                var width = Math.Min(256, count - (number * 256));
                var places = Enumerable.Range(number * 256, width).ToList();
                var place = $"{number:000}" + (width == 256 ? "" : $".p/{width}");
                Write($"tile/{level}/{place}",
                    [.. places.SelectMany(i => grove.Hash(level * 8, i).ToArray())]);
                if (level == 0)
                {
                    Write($"tile/entries/{place}", [.. places.SelectMany(i => (byte[])
                    [
                        (byte)(entries[i].Length / 256), (byte)(entries[i].Length % 256),
                        .. entries[i],
                    ])]);
                }
            }
        }

        Write(ExportFolder.CheckpointName, Log.Note(
            new Checkpoint(Signed.Origin, grove.Head(entries.Count)).Text));
    }

    public FolderReport Verify() => FolderVerification.Run(
        new(Path), Log.Key, null, CancellationToken.None);

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
    }

    public void Alter(string name, Func<byte[], byte[]> alter) =>
        Write(name, alter(File.ReadAllBytes(At(name))));

    /// <summary>Demands a fault at a position.</summary>
    public void Fails(string code, long? position)
    {
        var problem = Assert.Throws<ProofException>(() => Verify());
        Assert.Equal((code, position), (problem.Code, problem.Position));
    }

    public void Dispose()
    {
        Log.Dispose();
        _folder.Delete(recursive: true);
    }
}
