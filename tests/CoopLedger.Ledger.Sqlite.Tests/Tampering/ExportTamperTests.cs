using System.Collections.Immutable;
using CoopLedger.Bench;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Exporting;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tiles;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>Whatever is done to an exported folder, its verification says so, and where.</summary>
public sealed class ExportTamperTests : IClassFixture<ExportTamperTests.Exported>, IDisposable
{
    private const string Malformed = "export.malformed";

    /// <summary>What is there to be read by people and by other tools. It is not signed, and
    /// nothing is concluded from it.</summary>
    private static readonly ImmutableArray<string> Accompanying =
        ["README.md", "key.pem", "recompute.py"];

    private readonly TestFolder _folder = new();
    private readonly Exported _made;

    public ExportTamperTests(Exported made)
    {
        _made = made;
        foreach (var name in made.Names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.Copy(Path.Combine(made.Folder, name), At(name));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folder_as_it_was_made_is_sound()
    {
        Assert.Equal(SignedLedger.Events, Verify().Checkpoint.Tree.Size);
        Assert.Equal(
            "README.md checkpoint key.pem key.vkey recompute.py tile/0/000 tile/0/001 "
                + "tile/0/002.p/188 tile/1/000.p/2 tile/entries/000 tile/entries/001 "
                + "tile/entries/002.p/188",
            string.Join(' ', _made.Names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_bit_flipped_anywhere_in_a_file_is_found()
    {
        foreach (var name in _made.Names.Where(IsRead))
        {
            var bytes = File.ReadAllBytes(At(name));
            foreach (var at in (int[])[0, 1, bytes.Length / 3, bytes.Length / 2, bytes.Length - 1])
            {
                File.WriteAllBytes(At(name), Forgery.Flipped(bytes, at));
                var problem = Assert.Throws<ProofException>(Verify);
                Assert.True(
                    !name.StartsWith("tile/", StringComparison.Ordinal)
                        || (problem.Position >= _made.FirstOf(name)
                            && problem.Message.Contains("tile/", StringComparison.Ordinal)),
                    $"{name}, byte {at}: {problem.Position} {problem.Message}");
            }

            File.WriteAllBytes(At(name), bytes);
        }
    }

    [Fact]
    public void A_bit_flipped_in_the_folders_own_key_is_found_by_who_has_no_other()
    {
        var bytes = File.ReadAllBytes(At(ExportFolder.KeyName));
        for (var at = 0; at < bytes.Length; at++)
        {
            File.WriteAllBytes(At(ExportFolder.KeyName), Forgery.Flipped(bytes, at));
            Assert.Throws<ProofException>(() => FolderVerification.Run(
                new(_folder.Root), new ExportFolder(_folder.Root).Key(), null,
                CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("tile/0/000", "tile/0/001", 1)]
    [InlineData("tile/entries/000", "tile/entries/001", 1)]
    [InlineData("tile/0/002.p/188", "tile/1/000.p/2", 513)]
    public void Two_files_swapped_are_found(string one, string other, long position)
    {
        Swap(one, other);
        var problem = Assert.Throws<ProofException>(Verify);
        Assert.Equal((Malformed, position), (problem.Code, problem.Position));
    }

    [Fact]
    public void Two_whole_tiles_swapped_with_their_events_are_found()
    {
        Swap("tile/0/000", "tile/0/001");
        Swap("tile/entries/000", "tile/entries/001");
        var problem = Assert.Throws<ProofException>(Verify);
        Assert.Equal(1, problem.Position);
    }

    [Theory]
    [InlineData("tile/entries/001", 1, 512)]
    [InlineData("tile/entries/001", 1_000_000, 257)]
    [InlineData("tile/0/001", 32, 257)]
    [InlineData("checkpoint", 1, null)]
    public void A_file_cut_off_is_found(string name, int by, int? position)
    {
        var bytes = File.ReadAllBytes(At(name));
        File.WriteAllBytes(At(name), bytes[..Math.Max(bytes.Length - by, 0)]);
        Assert.Equal(position, (int?)Assert.Throws<ProofException>(Verify).Position);
    }

    [Theory]
    [InlineData("tile/0/000", 1)]
    [InlineData("tile/1/000.p/2", 1)]
    [InlineData("tile/entries/002.p/188", 513)]
    [InlineData("checkpoint", null)]
    public void A_file_deleted_is_found(string name, int? position)
    {
        File.Delete(At(name));
        Assert.Equal(position, (int?)Assert.Throws<ProofException>(Verify).Position);
    }

    [Fact]
    public void An_entry_doubled_is_found()
    {
        var bytes = File.ReadAllBytes(At("tile/entries/001"));
        var first = 2 + ((bytes[0] << 8) | bytes[1]);
        File.WriteAllBytes(At("tile/entries/001"), [.. bytes[..first], .. bytes]);
        var problem = Assert.Throws<ProofException>(Verify);
        Assert.Equal((Malformed, 258), (problem.Code, problem.Position));
        File.WriteAllBytes(At("tile/entries/001"), [.. bytes, .. bytes[..first]]);
        Assert.Equal(513, Assert.Throws<ProofException>(Verify).Position);
    }

    [Fact]
    public void A_file_too_many_is_found()
    {
        File.Copy(At("tile/0/000"), At("tile/0/003"));
        Assert.Contains("tile/0/003", Assert.Throws<ProofException>(Verify).Message);
    }

    [Fact]
    public void A_checkpoint_that_a_stranger_signed_is_found()
    {
        File.WriteAllBytes(At("checkpoint"), _made.StrangersNote);
        Assert.Equal("note.unsigned", Assert.Throws<ProofException>(Verify).Code);
    }

    private static bool IsRead(string name) =>
        name != ExportFolder.KeyName && !Accompanying.Contains(name, StringComparer.Ordinal);

    private FolderReport Verify() =>
        FolderVerification.Run(new(_folder.Root), _made.Key, null, CancellationToken.None);

    private string At(string name) => _folder.Path(name);

    private void Swap(string one, string other)
    {
        File.Move(At(one), At("kept"));
        File.Move(At(other), At(one));
        File.Move(At("kept"), At(other));
    }

    /// <summary>The signed ledger as a folder, made once.</summary>
    public sealed class Exported : IAsyncLifetime, IDisposable
    {
        private readonly SignedLedger _ledger = new();

        public string Folder => Path.Combine(_ledger.Root, "export");

        public VerifierKey Key { get; private set; } = null!;

        public byte[] StrangersNote { get; private set; } = [];

        public IReadOnlyList<string> Names =>
        [
            .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')),
        ];

        public long FirstOf(string name) => name.Contains("/001", StringComparison.Ordinal) ? 257
            : name.Contains("/002", StringComparison.Ordinal) ? 513 : 1;

        public async Task InitializeAsync()
        {
            await _ledger.InitializeAsync();
            var path = Path.Combine(_ledger.Root, "ledger.db");
            Key = SignedLedger.KeysOf(path).ReadVerifier(LogOrigin.Of(Nation.LedgerId))!;
            await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
            var note = (await store.LastCheckpoint(SignedLedger.Events, CancellationToken.None))!;
            await LogExport.Write(store, note.Note, Key, Folder, null, CancellationToken.None);
            StrangersNote = File.ReadAllBytes(Path.Combine(
                _ledger.Root, "stranger.db.keys", Keys.LedgerKeys.LastSignedFile));
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _ledger.Dispose();
    }
}
