using System.CommandLine;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Cli.Verbs;

/// <summary>What is handed to the verbs that check without a ledger: keys and files.</summary>
internal static class AuditInputs
{
    private const long FileMax = 64_000_000;

    public static readonly Option<string?> Key = new("--key")
    {
        Description = "The public key (name+id+base64), or a file that holds it.",
        HelpName = "VKEY",
    };

    /// <summary>The key that the command line names, if it names one.</summary>
    /// <exception cref="Proof.ProofException">It is no key.</exception>
    public static VerifierKey? KeyOf(ParseResult parsed)
    {
        if (parsed.GetValue(Key) is not { } key)
        {
            return null;
        }

        // A key holds plus signs and base64: no file that anybody has is called so.
        return VerifierKey.Parse(
            File.Exists(key) ? File.ReadAllText(key).TrimEnd('\r', '\n') : key);
    }

    /// <summary>The same, where a verb cannot do without.</summary>
    public static VerifierKey DemandKey(ParseResult parsed) => KeyOf(parsed)
        ?? throw new UsageException(
            "Cần --key KHÓA: khóa công khai của sổ mà bạn nhận bằng một đường khác.",
            "--key VKEY is needed: the ledger's public key as it reached you in another way.");

    /// <summary>A file's bytes.</summary>
    public static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"Không có tệp {path}.", $"There is no file {path}.", ExitCodes.NotFound);
        }

        return new FileInfo(path).Length <= FileMax
            ? File.ReadAllBytes(path)
            : throw new UsageException(
                $"Tệp {path} quá lớn để là một chứng minh.",
                $"The file {path} is too large to be a proof.");
    }

    /// <summary>The checkpoint in a file, with its signature checked when there is a key.</summary>
    public static Checkpoint CheckpointOf(string path, VerifierKey? key)
    {
        var bytes = Read(path);
        return key is null ? Checkpoint.Of(SignedNote.Parse(bytes)) : Checkpoint.Open(bytes, key);
    }

    public static string Named(VerifierKey key) => $"{key.Name}+{key.Id:x8}";
}
