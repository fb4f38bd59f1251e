using System.Globalization;

namespace CoopLedger.Proof.Tiles;

/// <summary>A piece of a tree as it lies in a file: up to 256 hashes of one level, side by side.
/// </summary>
/// <remarks>Source: C2SP tlog-tiles. A tile of level L holds roots over 256^L leaves each. The
/// file is <c>tile/L/N</c>, with N in groups of three digits of which all but the last begin with
/// an x (<c>x001/x234/067</c>), and <c>.p/W</c> after it while it has fewer than 256. The leaves
/// themselves lie beside the tiles of level 0, in <c>tile/entries/N</c>.</remarks>
/// <param name="Level">From 0 to 7.</param>
/// <param name="Number">Its place on its level, from 0.</param>
/// <param name="Width">The hashes in it, from 1 to 256.</param>
public readonly record struct Tile(int Level, long Number, int Width)
{
    public const int WidthMax = 256;
    public const int Height = 8;
    public const int LevelMax = 7;
    public const string Folder = "tile";

    private const string EntriesFolder = "entries";

    /// <summary>The file of its hashes.</summary>
    public string Path => string.Create(
        CultureInfo.InvariantCulture, $"{Folder}/{Level}/{Place}{Partial}");

    /// <summary>The file of the leaves under it, for a tile of level 0.</summary>
    public string BundlePath => $"{Folder}/{EntriesFolder}/{Place}{Partial}";

    /// <summary>The folder in which narrower, earlier states of its file lie.</summary>
    public static string NarrowerFolder(string fullPath) => fullPath + ".p";

    public bool IsFull => Width == WidthMax;

    /// <summary>The position in the log of the first leaf under one of its hashes.</summary>
    public long PositionOf(int index) =>
        (((Number * WidthMax) + index) << (Level * Height)) + 1;

    /// <summary>The tiles of a tree, level by level from the leaves up, each from the left.
    /// </summary>
    /// <param name="size">The number of leaves, from 0.</param>
    public static IEnumerable<Tile> Of(long size)
    {
        for (var level = 0; level <= LevelMax && CountOf(level, size) > 0; level++)
        {
            for (var number = 0L; number <= (CountOf(level, size) - 1) / WidthMax; number++)
            {
                yield return At(level, number, size);
            }
        }
    }

    /// <summary>The tile at a place of a tree; of width 0 when there is none.</summary>
    public static Tile At(int level, long number, long size) => new(
        level, number,
        (int)Math.Clamp(CountOf(level, size) - (number * WidthMax), 0, WidthMax));

    /// <summary>Reads a path as it would be written.</summary>
    /// <param name="path">With slashes, from the top of the folder.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="isBundle">Whether the file holds its leaves.</param>
    public static bool TryParse(string path, out Tile tile, out bool isBundle)
    {
        (tile, isBundle) = (default, false);
        var cut = path.Split(".p/", 2);
        var parts = cut[0].Split('/');
        var width = WidthMax;
        if (parts.Length is < 3 or > 9
            || (cut.Length == 2 && !int.TryParse(
                cut[1], NumberStyles.None, CultureInfo.InvariantCulture, out width))
            || !long.TryParse(
                string.Concat(parts[2..].Select(part => part.TrimStart('x'))),
                NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        isBundle = parts[1] == EntriesFolder;
        var level = 0;
        if (!isBundle && !int.TryParse(
            parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out level))
        {
            return false;
        }

        tile = new(level, number, width);
        return level <= LevelMax && width is >= 1 and <= WidthMax
            && path == (isBundle ? tile.BundlePath : tile.Path);
    }

    private static long CountOf(int level, long size) => size >> (level * Height);

    private string Partial => IsFull
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $".p/{Width}");

    private string Place
    {
        get
        {
            var place = Digits(Number % 1000);
            for (var rest = Number / 1000; rest > 0; rest /= 1000)
            {
                place = $"x{Digits(rest % 1000)}/{place}";
            }

            return place;
        }
    }

    private static string Digits(long group) =>
        group.ToString("000", CultureInfo.InvariantCulture);
}
