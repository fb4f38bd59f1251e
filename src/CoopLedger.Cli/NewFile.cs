namespace CoopLedger.Cli;

/// <summary>Files that the user asks for: written whole, and never over another.</summary>
internal static class NewFile
{
    /// <exception cref="UsageException"><c>file.exists</c>: something is there already.
    /// </exception>
    public static async Task Write(
        string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        DemandFree(path);
        var draft = path + ".new";
        await File.WriteAllBytesAsync(draft, bytes, cancellationToken);
        File.Move(draft, path, overwrite: false);
    }

    /// <exception cref="UsageException"><c>file.exists</c>.</exception>
    public static void DemandFree(string path)
    {
        if (Path.Exists(path))
        {
            throw new UsageException(
                $"Đã có tệp {path}, và nó được giữ nguyên. Hãy chọn tên khác.",
                $"There is a file {path} already, and it is left as it is. Choose another name.",
                ExitCodes.Conflict, "file.exists");
        }
    }
}
