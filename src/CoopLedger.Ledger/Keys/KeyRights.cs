namespace CoopLedger.Ledger.Keys;

/// <summary>Refuses keys that others than their owner can reach.</summary>
internal static class KeyRights
{
    /// <summary>Demands that the folder and, where they are there, some of its files are closed
    /// to others. On Windows nothing is checked.</summary>
    /// <exception cref="Store.StoreException"><c>keys.too-open</c>.</exception>
    public static void Demand(KeyFolder folder, params ReadOnlySpan<string> names)
    {
        if (OperatingSystem.IsWindows() || !folder.Exists)
        {
            return;
        }

        DemandClosed(folder.Path, "700");
        foreach (var name in names)
        {
            var path = System.IO.Path.Combine(folder.Path, name);
            if (File.Exists(path))
            {
                DemandClosed(path, "600");
            }
        }
    }

    /// <summary>The rights as <c>chmod</c> writes them, such as 600; a dash on Windows.</summary>
    public static string ModeOf(string path) => OperatingSystem.IsWindows()
        ? "-"
        : Convert.ToString((int)File.GetUnixFileMode(path), 8).PadLeft(3, '0');

    private static void DemandClosed(string path, string wanted)
    {
        var mode = ModeOf(path);
        if (!mode.EndsWith("00", StringComparison.Ordinal))
        {
            throw KeyErrors.TooOpen(path, mode, wanted);
        }
    }
}
