using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tiles;

/// <summary>Reads a ledger that was exported to a folder: <c>checkpoint</c>, <c>key.vkey</c> and
/// the files below <c>tile</c>.</summary>
/// <param name="path">The folder.</param>
public sealed class ExportFolder(string path)
{
    public const string CheckpointName = "checkpoint";
    public const string KeyName = "key.vkey";

    private const int KeyMax = 10_000;

    /// <summary>The signed checkpoint.</summary>
    /// <exception cref="ProofException"><c>export.missing</c>.</exception>
    public byte[] Checkpoint() => Read(CheckpointName, SignedNote.LengthMax);

    /// <summary>The key that the folder itself gives: it proves no more than that the folder
    /// agrees with itself.</summary>
    /// <exception cref="ProofException">There is none, or it is no key.</exception>
    public VerifierKey Key() => VerifierKey.Parse(
        System.Text.Encoding.UTF8.GetString(Read(KeyName, KeyMax)).TrimEnd('\r', '\n'));

    /// <summary>The hashes of a tile.</summary>
    /// <exception cref="ProofException">It is missing, or of another length.</exception>
    public ReadOnlyMemory<byte> Hashes(Tile tile)
    {
        var length = tile.Width * Digest.Length;
        var bytes = Read(tile.Path, length, tile.PositionOf(0));
        return bytes.Length == length
            ? bytes
            : throw Malformed(
                tile.Path, tile.PositionOf(0), $"dài {bytes.Length} byte, phải là {length}",
                $"it has {bytes.Length} bytes, not {length}");
    }

    /// <summary>The file of the leaves under a tile of level 0.</summary>
    /// <exception cref="ProofException">It is missing or too long.</exception>
    public ReadOnlyMemory<byte> Bundle(Tile tile) =>
        Read(tile.BundlePath, EntryBundle.LengthMax, tile.PositionOf(0));

    /// <summary>The widths of the earlier, narrower states of a file that are still there.
    /// </summary>
    public IEnumerable<string> Narrower(string name)
    {
        var folder = Tile.NarrowerFolder(Full(name.Split(".p/", 2)[0]));
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(Relative).Where(other => other != name)
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>The names of all files below <c>tile</c>, in no order.</summary>
    public IEnumerable<string> TileNames() => Directory.Exists(Full(Tile.Folder))
        ? Directory.EnumerateFiles(Full(Tile.Folder), "*", SearchOption.AllDirectories)
            .Select(Relative)
        : [];

    /// <summary>A file's bytes, if it is there and not too long.</summary>
    internal byte[] Read(string name, int lengthMax, long? position = null)
    {
        try
        {
            using var file = File.OpenRead(Full(name));
            if (file.Length > lengthMax)
            {
                throw Malformed(
                    name, position, $"dài hơn {lengthMax} byte",
                    $"it has more than {lengthMax} bytes");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception missing) when (missing is FileNotFoundException
            or DirectoryNotFoundException or EndOfStreamException)
        {
            throw new ProofException(
                "export.missing",
                $"Thiếu tệp {name} trong {path}. Hãy lấy lại bản xuất đầy đủ.",
                $"The file {name} is missing from {path}. Get the whole export again.")
            {
                Position = position,
            };
        }
    }

    internal static ProofException Malformed(
        string name, long? position, string vietnamese, string english) => new(
        "export.malformed", $"Tệp {name} không đúng: {vietnamese}.",
        $"The file {name} is wrong: {english}.")
        {
            Position = position,
        };

    private string Full(string name) => Path.Combine(path, name);

    private string Relative(string file) =>
        Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/');
}
