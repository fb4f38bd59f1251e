using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>A fact that another tool must agree to, skipped where there is no OpenSSL.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
        OpenSslTests.Run(Environment.CurrentDirectory, "version") is (0, _)
            ? null
            : "There is no openssl on the PATH.");

    public OpenSslFactAttribute() => Skip = Obstacle.Value!;
}

/// <summary>What is signed here another tool can check, with nothing of ours.</summary>
public sealed class OpenSslTests
{
    [OpenSslFact]
    public void OpenSsl_checks_the_signature_of_a_note()
    {
        using var log = new Signed();
        var folder = Directory.CreateTempSubdirectory("coopledger-proof-");
        try
        {
            var note = SignedNote.Parse(log.Checkpoint());
            Write(folder, "text", Encoding.UTF8.GetBytes(note.Text));
            Write(folder, "signature", note.Signatures[0].Signature.ToArray());
            Write(folder, "key.pem", Encoding.ASCII.GetBytes(
                PemEncoding.WriteString("PUBLIC KEY", log.Key.PublicKey.Span) + "\n"));
            string[] check =
                ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "text"];
            Assert.Equal((0, "Verified OK\n"), Run(folder.FullName, check));
            Write(folder, "text", Encoding.UTF8.GetBytes(note.Text + "\n"));
            Assert.Equal(1, Run(folder.FullName, check).ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static (int ExitCode, string Out) Run(string folder, params string[] arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo("openssl", arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            return (run.ExitCode, said);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }

    private static void Write(DirectoryInfo folder, string name, byte[] bytes) =>
        File.WriteAllBytes(Path.Combine(folder.FullName, name), bytes);
}
