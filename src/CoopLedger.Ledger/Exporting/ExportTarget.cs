using System.Security.Cryptography;
using System.Text;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tiles;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Exporting;

/// <summary>The folder that a log is exported to: files are added, and those of the tree are never
/// changed.</summary>
internal sealed class ExportTarget
{
    private const string PemName = "key.pem";
    private const string Resources = "export/";

    private static readonly string[] Explanations = ["README.md", "recompute.py"];

    private readonly string _folder;

    private ExportTarget(string folder) => _folder = folder;

    public long Files { get; private set; }

    public long Added { get; private set; }

    /// <summary>Opens a folder that is new, empty, or an earlier export of the log.</summary>
    public static ExportTarget Open(
        string folder, IEventLog log, Checkpoint checkpoint, VerifierKey key)
    {
        var target = new ExportTarget(folder);
        if (File.Exists(folder))
        {
            throw NotAnExport(folder);
        }

        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            DemandOwn(folder, log.LedgerId);
            DemandEarlier(folder, log, checkpoint);
        }
        else
        {
            // First, so that what is interrupted is known again as the beginning of an export.
            target.Replace(ExportFolder.KeyName, Line(key));
        }

        return target;
    }

    /// <summary>Writes a file of the tree, or finds it there as it would be written.</summary>
    public void Add(string name, ReadOnlySpan<byte> bytes)
    {
        Files++;
        var place = Path.Combine(_folder, name);
        if (!File.Exists(place))
        {
            Replace(name, bytes);
            Added++;
        }
        else if (!File.ReadAllBytes(place).AsSpan().SequenceEqual(bytes))
        {
            throw new ProofException(
                "export.malformed",
                $"Tệp {place} khác với sổ: một trong hai đã bị sửa. Không ghi đè; hãy chạy audit "
                    + "verify cho cả hai rồi xuất ra thư mục mới.",
                $"The file {place} differs from the ledger: one of them was altered. It is not "
                    + "overwritten; run audit verify on both, then export to a new folder.");
        }
    }

    /// <summary>Writes what explains the folder, and the checkpoint last.</summary>
    public void Finish(ReadOnlySpan<byte> note, VerifierKey key)
    {
        foreach (var name in Explanations)
        {
            Replace(name, Resource(name));
        }

        Replace(ExportFolder.KeyName, Line(key));
        Replace(PemName, Encoding.ASCII.GetBytes(
            PemEncoding.WriteString("PUBLIC KEY", key.PublicKey.Span) + "\n"));
        Replace(ExportFolder.CheckpointName, note);
    }

    private static void DemandOwn(string folder, Guid ledger)
    {
        try
        {
            if (LogOrigin.Is(new ExportFolder(folder).Key().Name, ledger))
            {
                return;
            }
        }
        catch (ProofException)
        {
            throw NotAnExport(folder);
        }

        throw NotAnExport(folder);
    }

    private static void DemandEarlier(string folder, IEventLog log, Checkpoint checkpoint)
    {
        if (!File.Exists(Path.Combine(folder, ExportFolder.CheckpointName)))
        {
            return; // It was interrupted.
        }

        var earlier = Checkpoint.Of(SignedNote.Parse(new ExportFolder(folder).Checkpoint())).Tree;
        if (earlier.Size > checkpoint.Tree.Size)
        {
            throw new StoreException(
                "export.older",
                $"{folder} đã có {earlier.Size} sự kiện, điểm kiểm tra chỉ có "
                    + $"{checkpoint.Tree.Size}. Hãy xuất ra thư mục mới.",
                $"{folder} holds {earlier.Size} events already, the checkpoint only "
                    + $"{checkpoint.Tree.Size}. Export to a new folder.");
        }

        if (MerkleProofs.Root(log.Subtrees, earlier.Size) != earlier.Root)
        {
            throw new ProofException(
                "export.root",
                $"{folder} chứa một lịch sử khác ở cỡ {earlier.Size}: sổ đã bị viết lại, hoặc thư "
                    + "mục đã bị sửa. Không ghi gì.",
                $"{folder} holds another history at size {earlier.Size}: the ledger was rewritten, "
                    + "or the folder altered. Nothing was written.");
        }
    }

    /// <summary>Whoever reads sees the old file or the new one, never a part.</summary>
    private void Replace(string name, ReadOnlySpan<byte> bytes)
    {
        var place = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllBytes(place + ".new", bytes);
        File.Move(place + ".new", place, overwrite: true);
    }

    private static byte[] Line(VerifierKey key) => Encoding.UTF8.GetBytes($"{key}\n");

    private static byte[] Resource(string name)
    {
        using var stream =
            typeof(ExportTarget).Assembly.GetManifestResourceStream(Resources + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static StoreException NotAnExport(string folder) => new(
        "export.not-an-export",
        $"{folder} không trống và không phải bản xuất của sổ này. Hãy chọn thư mục mới; không "
            + "có gì bị đụng đến.",
        $"{folder} is not empty and no export of this ledger. Name a new folder; nothing was "
            + "touched.");
}
