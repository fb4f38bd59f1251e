using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tests.Notes;
using CoopLedger.Proof.Tests.Trees;
using CoopLedger.Proof.Tiles;

namespace CoopLedger.Proof.Tests.Tiles;

/// <summary>An exported folder is checked by itself, and what is wrong in it is found with the
/// first bad position.</summary>
public sealed class FolderTests
{
    private const int Size = 600;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 2)]
    [InlineData(256, 7, 3)]
    [InlineData(Size, 7, 7)]
    public void A_folder_that_is_whole_is_sound(int size, long streams, long files)
    {
        using var folder = new MadeFolder(size);
        var report = folder.Verify();
        Assert.Equal((streams, files), (report.Streams, report.Files));
        Assert.Equal(size, report.Checkpoint.Tree.Size);
        Assert.Equal(folder.Log.Key, new ExportFolder(folder.Path).Key());
    }

    [Fact]
    public void A_folder_that_has_grown_keeps_its_earlier_files_and_is_sound()
    {
        using var folder = new MadeFolder(100);
        folder.Grow(MadeFolder.Entries(250));
        folder.Grow(MadeFolder.Entries(Size));
        Assert.True(File.Exists(folder.At("tile/entries/000.p/100")));
        Assert.Equal(11, folder.Verify().Files);
        folder.Alter("tile/entries/000.p/100", Flip(50));
        folder.Fails("export.malformed", 1);
        folder.Alter("tile/entries/000.p/100", Flip(50));
        folder.Alter("tile/0/000.p/250", bytes => bytes[..^32]);
        folder.Fails("export.malformed", 1);
    }

    [Fact]
    public void Every_flipped_byte_of_a_small_folder_is_found()
    {
        using var folder = new MadeFolder(5);
        var (files, flipped) = (folder.Names.Where(name => name != "key.vkey").ToList(), 0);
        Assert.Equal(
            "checkpoint tile/0/000.p/5 tile/entries/000.p/5", string.Join(' ', files));
        foreach (var name in files)
        {
            var good = File.ReadAllBytes(folder.At(name));
            for (var at = 0; at < good.Length; at++, flipped++)
            {
                folder.Write(name, Flip(at)(good));
                var problem = Assert.Throws<ProofException>(() => folder.Verify());
                Assert.True(name == "checkpoint" || problem.Position is >= 1 and <= 6, name);
            }

            folder.Write(name, good);
        }

        Assert.True(flipped > 900, $"{flipped}");
        folder.Verify();
    }

    [Fact]
    public void A_flipped_byte_is_found_at_its_position()
    {
        using var folder = new MadeFolder(Size);
        Found("tile/0/000", 32 * 7, 8);
        Found("tile/0/001", (32 * 255) + 31, 512);
        Found("tile/0/002.p/88", 0, 513);
        Found("tile/1/000.p/2", 0, 1);
        Found("tile/1/000.p/2", 32, 257);
        Found("tile/entries/000", 20, 1);
        Found("tile/entries/002.p/88", 90, 513);

        void Found(string name, int at, long position)
        {
            folder.Alter(name, Flip(at));
            folder.Fails("export.malformed", position);
            folder.Alter(name, Flip(at));
        }
    }

    [Theory]
    [InlineData("checkpoint", null)]
    [InlineData("tile/0/000", 1L)]
    [InlineData("tile/0/002.p/88", 513L)]
    [InlineData("tile/1/000.p/2", 1L)]
    [InlineData("tile/entries/001", 257L)]
    public void A_missing_file_is_found(string name, long? position)
    {
        using var folder = new MadeFolder(Size);
        File.Delete(folder.At(name));
        folder.Fails("export.missing", position);
    }

    [Theory]
    [InlineData("tile/0/003")]
    [InlineData("tile/0/002")]
    [InlineData("tile/0/002.p/89")]
    [InlineData("tile/2/000.p/1")]
    [InlineData("tile/entries/003.p/1")]
    [InlineData("tile/entries/002.p/89")]
    [InlineData("tile/entries/readme")]
    [InlineData("tile/stray")]
    public void A_file_too_many_is_found(string name)
    {
        using var folder = new MadeFolder(Size);
        folder.Write(name, new byte[32]);
        folder.Fails("export.malformed", null);
    }

    [Theory]
    [InlineData("tile/0/000", 1, 1L)]
    [InlineData("tile/0/002.p/88", -32, 513L)]
    [InlineData("tile/entries/002.p/88", -1, 600L)]
    [InlineData("tile/entries/002.p/88", 1, 601L)]
    public void A_file_of_another_length_is_found(string name, int more, long position)
    {
        using var folder = new MadeFolder(Size);
        folder.Alter(name, bytes => more > 0 ? [.. bytes, .. new byte[more]] : bytes[..^-more]);
        folder.Fails("export.malformed", position);
    }

    /// <summary>Somebody with the key has signed a history that is none.</summary>
    [Fact]
    public void Events_that_are_no_history_are_found_though_they_are_signed()
    {
        Found(5, MadeFolder.Entry(4, "loan-9", 0, id: 99)); // A position twice.
        Found(5, MadeFolder.Entry(6, "loan-9", 0)); // A position too far.
        Found(5, MadeFolder.Entry(5, "loan-9", 1)); // A stream that begins at 1.
        Found(8, MadeFolder.Entry(8, "loan-0", 0)); // A revision twice.
        Found(8, MadeFolder.Entry(8, "loan-0", 2)); // A revision left out.
        Found(5, MadeFolder.Entry(5, "loan-4", 0, id: 3)); // An id twice.
        Found(5, MadeFolder.Entry(5, "loan-4", 0, ledger: Guid.Empty)); // Another ledger.
        Found(5, MadeFolder.Entry(5, "loan-4", 0, format: 2));
        Found(5, MadeFolder.Entry(5, "loan-4", 0)[..^1]);
        Found(5, [.. MadeFolder.Entry(5, "loan-4", 0), 0]);
        Found(5, []);
        Found(1, [1]);

        static void Found(int position, byte[] entry)
        {
            var entries = MadeFolder.Entries(10);
            entries[position - 1] = entry;
            using var folder = new MadeFolder(entries);
            folder.Fails("export.entry", position);
        }
    }

    [Fact]
    public void A_checkpoint_of_other_events_is_found()
    {
        using var folder = new MadeFolder(10);
        var other = new Grove(MadeFolder.Entries(10).Select(entry => entry.Reverse().ToArray()));
        folder.Write("checkpoint", folder.Log.Note(
            new Checkpoint(Signed.Origin, other.Head(10)).Text));
        folder.Fails("export.root", null);
    }

    [Fact]
    public void A_checkpoint_of_another_key_or_log_is_found()
    {
        using var folder = new MadeFolder(10);
        using var other = new Signed();
        folder.Write("checkpoint", other.Checkpoint(10));
        folder.Fails("note.unsigned", null);
        using var stranger = new Signed("log.example/xa");
        folder.Write("checkpoint", stranger.Checkpoint(10));
        Signed.Fails("export.malformed", () => FolderVerification.Run(
            new(folder.Path), stranger.Key, null, CancellationToken.None));
    }

    [Fact]
    public void No_folder_is_no_export()
    {
        using var folder = new MadeFolder(1);
        var nowhere = new ExportFolder(folder.At("nowhere"));
        Signed.Fails("export.missing", () => FolderVerification.Run(
            nowhere, folder.Log.Key, null, CancellationToken.None));
        Signed.Fails("export.missing", () => nowhere.Key());
    }

    private static Func<byte[], byte[]> Flip(int at) => bytes =>
        [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];
}
