using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Exporting;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Tiles;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Exporting;

/// <summary>A log written to a folder can be checked there without it, and the folder only ever
/// grows.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo _top = Directory.CreateTempSubdirectory("coopledger-export-");
    private readonly MemoryEventStore _log = new(new Guid(1, 2, 3, new byte[8]));
    private readonly Seal _seal;

    public ExportTests() => _seal = new Seal(_log.LedgerId);

    private string Folder => Path.Combine(_top.FullName, "export");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(300)]
    public async Task An_export_is_sound(int size)
    {
        await _log.Fill(size);
        var result = await Export();
        Assert.Equal((size, result.Files), (result.Checkpoint.Tree.Size, result.Added));
        var report = Verify();
        Assert.Equal(size, report.Streams);
        Assert.Equal(result.Files, report.Files);
        Assert.Equal(_seal.Key, new ExportFolder(Folder).Key());
        Assert.Equal(
            "README.md checkpoint key.pem key.vkey recompute.py" + (size == 0 ? "" : " tile"),
            string.Join(' ', Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task An_export_up_to_an_earlier_checkpoint_ends_there()
    {
        await _log.Fill(300);
        await Export(_seal.Sign(_log, 270));
        Assert.Equal(270, Verify().Checkpoint.Tree.Size);
    }

    [Fact]
    public async Task An_export_into_the_same_folder_only_adds()
    {
        await _log.Fill(300);
        await Export(_seal.Sign(_log, 100));
        var before = Read("tile");
        Assert.Equal(2, before.Count);
        var result = await Export();
        Assert.Equal((5, 5), (result.Files, result.Added));
        var after = Read("tile");
        Assert.Equal(7, after.Count);
        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
        Assert.Equal(7, Verify().Files);
        Assert.Equal(0, (await Export()).Added);
        Assert.Equal(after.Keys, Read("tile").Keys);
    }

    [Fact]
    public async Task An_export_that_was_interrupted_is_gone_on_with()
    {
        await _log.Fill(300);
        await Export();
        var whole = Read("");
        foreach (var name in (string[])["checkpoint", "tile/1/000.p/1", "tile/entries/000"])
        {
            File.Delete(Path.Combine(Folder, name));
        }

        Assert.Equal(2, (await Export()).Added);
        Verify();
        Assert.Equal(whole.Keys, Read("").Keys);
    }

    [Theory]
    [InlineData("tile/entries/000")]
    [InlineData("tile/0/001.p/44")]
    public async Task A_file_that_differs_is_not_written_over(string name)
    {
        await _log.Fill(300);
        await Export();
        var path = Path.Combine(Folder, name);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[70] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await Refused<ProofException>(problem => problem.Code, "export.malformed");
    }

    [Fact]
    public async Task A_folder_that_is_no_export_of_the_log_is_left_alone()
    {
        await _log.Fill(3);
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "letter.txt"), "mine");
        await Refused<StoreException>(problem => problem.Code, "export.not-an-export");
        await File.WriteAllTextAsync(Path.Combine(Folder, "key.vkey"), "mine");
        await Refused<StoreException>(problem => problem.Code, "export.not-an-export");
        using var other = new Seal(Guid.Empty);
        await File.WriteAllTextAsync(Path.Combine(Folder, "key.vkey"), $"{other.Key}\n");
        await Refused<StoreException>(problem => problem.Code, "export.not-an-export");
        Directory.Delete(Folder, recursive: true);
        await File.WriteAllTextAsync(Folder, "a file");
        await Refused<StoreException>(problem => problem.Code, "export.not-an-export");
    }

    [Fact]
    public async Task An_earlier_checkpoint_does_not_shrink_a_folder()
    {
        await _log.Fill(20);
        await Export();
        await Refused<StoreException>(
            problem => problem.Code, "export.older", _seal.Sign(_log, 19));
    }

    [Fact]
    public async Task A_rewritten_log_is_not_exported_beside_the_old_one()
    {
        await _log.Fill(20);
        await Export();
        var rewritten = new MemoryEventStore(_log.LedgerId);
        await rewritten.Fill(30);
        var note = await _seal.Sign(rewritten);
        var before = Read("");
        var problem = await Assert.ThrowsAsync<ProofException>(() => LogExport.Write(
            rewritten, note, _seal.Key, Folder, null, CancellationToken.None));
        Assert.Equal("export.root", problem.Code);
        Assert.Equal(before, Read(""));
    }

    [Fact]
    public async Task Nothing_is_exported_under_a_checkpoint_of_something_else()
    {
        await _log.Fill(20);
        var head = await _log.ReadHead(CancellationToken.None);
        await Refused<ProofException>(
            problem => problem.Code, "proof.root", _seal.Sign(new TreeHead(19, head.Root)));
        await Refused<ProofException>(
            problem => problem.Code, "proof.root", _seal.Sign(new TreeHead(21, head.Root)));
        await Refused<ProofException>(
            problem => problem.Code, "checkpoint.origin",
            _seal.Sign(new TreeHead(20, head.Root), "coopledger/another"));
        using var other = new Seal(_log.LedgerId);
        await Refused<ProofException>(
            problem => problem.Code, "note.unsigned", await other.Sign(_log));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task An_event_larger_than_an_export_can_hold_is_named()
    {
        await _log.Fill(2);
        await _log.Append(
            new StreamName("loan-large"), Sample.None, Sample.Event(new string(' ', 70_000)));
        await Refused<StoreException>(problem => problem.Code, "export.too-large");
    }

    public void Dispose()
    {
        _seal.Dispose();
        _top.Delete(recursive: true);
    }

    private async Task<ExportResult> Export(byte[]? note = null) => await LogExport.Write(
        _log, note ?? await _seal.Sign(_log), _seal.Key, Folder, null, CancellationToken.None);

    private FolderReport Verify() => FolderVerification.Run(
        new(Folder), _seal.Key, null, CancellationToken.None);

    private async Task Refused<T>(Func<T, string> codeOf, string code, byte[]? note = null)
        where T : Exception
    {
        var before = Read("");
        Assert.Equal(code, codeOf(await Assert.ThrowsAsync<T>(() => Export(note))));
        if (code != "export.too-large")
        {
            Assert.Equal(before, Read(""));
        }
    }

    private SortedDictionary<string, string> Read(string below)
    {
        var top = Path.Combine(Folder, below);
        return Directory.Exists(top)
            ? new(Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(Folder, file),
                file => Encoding.Latin1.GetString(File.ReadAllBytes(file)),
                StringComparer.Ordinal), StringComparer.Ordinal)
            : new(StringComparer.Ordinal);
    }
}
