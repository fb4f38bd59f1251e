using System.Text.RegularExpressions;

namespace CoopLedger.Architecture.Tests;

/// <summary>What checks a ledger can neither write nor sign (docs/adr/0019).</summary>
public sealed class ProofTests
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>What writes, signs, runs or connects.</summary>
    private static readonly string[] Acting =
    [
        @"\bFile(Info)?\.(Write|Append|Create|Replace|Copy|Set|Encrypt|OpenWrite|Open\()",
        @"\bFileMode\.(Create|CreateNew|Append|OpenOrCreate|Truncate)\b",
        @"\bFileAccess\.(Write|ReadWrite)\b",
        @"\bDirectory\.Create",
        @"\.(Delete|Move|MoveTo|CopyToAsync|SetLength|WriteByte|WriteAsync)\(",
        @"\b(StreamWriter|BinaryWriter|FileStreamOptions)\b|\bnew FileStream\b",
        @"\b(Try)?Sign(Data|Hash)\w*\(|\bImportPkcs8|\bECPrivateKey|\bImportFromPem\b|\bGenerateKey",
        @"\b(Process|ProcessStartInfo)\b",
        @"\bSystem\.Net\b|\b(Socket|TcpClient|UdpClient|HttpClient|WebRequest|NamedPipe\w*)\b",
        @"\b(DllImport|LibraryImport|NativeLibrary|Marshal|unsafe)\b",
        @"\bAssembly\.Load|\bActivator\b|\bType\.GetType\(|\bSystem\.Reflection\b",
        @"\bEnvironment\.(Set|Exit|FailFast)",
    ];

    /// <summary>What of the ledger can append, or belongs to what does.</summary>
    private static readonly string[] Appending =
    [
        @"\bIEventStore\b",
        @"\.Append\(",
        @"\bCoopLedger\.Ledger\.(Writing|Importing|Keys)\b|\busing CoopLedger\.Ledger\.Sqlite\b",
        @"\b(Submit|IMediator|KeyFolder)\b",
    ];

    public static TheoryData<int> ActingRules { get; } = [.. Enumerable.Range(0, Acting.Length)];

    public static TheoryData<int> AppendingRules { get; } =
        [.. Enumerable.Range(0, Appending.Length)];

    [Theory]
    [MemberData(nameof(ActingRules))]
    public void What_proves_does_nothing_but_read(int rule) =>
        Nothing("src/CoopLedger.Proof/", 15, Acting[rule]);

    [Theory]
    [MemberData(nameof(AppendingRules))]
    public void What_verifies_a_ledger_cannot_append(int rule) =>
        Nothing("src/CoopLedger.Ledger/Audit/", 1, Appending[rule]);

    [Theory]
    [MemberData(nameof(ActingRules))]
    public void What_verifies_a_ledger_touches_no_file(int rule) =>
        Nothing("src/CoopLedger.Ledger/Audit/", 1, Acting[rule]);

    [Theory]
    [InlineData(0, "File.WriteAllBytes(path, bytes);")]
    [InlineData(0, "File.AppendAllText(path, text);")]
    [InlineData(0, "using var file = File.Create(path);")]
    [InlineData(0, "File.Open(path, mode)")]
    [InlineData(0, "File.OpenWrite(path)")]
    [InlineData(1, "FileMode.Create")]
    [InlineData(1, "FileMode.OpenOrCreate")]
    [InlineData(1, "FileMode.Append")]
    [InlineData(2, "FileAccess.Write")]
    [InlineData(2, "FileAccess.ReadWrite")]
    [InlineData(3, "Directory.CreateDirectory(path)")]
    [InlineData(4, "folder.Delete(recursive: true)")]
    [InlineData(4, "File.Move(one, other)")]
    [InlineData(4, "await stream.CopyToAsync(file)")]
    [InlineData(4, "stream.WriteByte(0)")]
    [InlineData(5, "new StreamWriter(path)")]
    [InlineData(5, "new FileStream(path, mode)")]
    [InlineData(6, "key.SignData(data, hash)")]
    [InlineData(6, "key.TrySignHash(hash, into, out _)")]
    [InlineData(6, "key.ImportPkcs8PrivateKey(bytes, out _)")]
    [InlineData(7, "Process.Start(program)")]
    [InlineData(8, "using System.Net.Http;")]
    [InlineData(8, "new HttpClient()")]
    [InlineData(8, "new Socket(type)")]
    [InlineData(9, "[LibraryImport(\"libc\")]")]
    [InlineData(10, "Activator.CreateInstance(type)")]
    [InlineData(11, "Environment.Exit(0)")]
    public void Every_rule_finds_what_acts(int rule, string code) =>
        Assert.Matches(new Regex(Acting[rule], Options), CSharpText.CodeOf(code));

    [Theory]
    [InlineData(0, "IEventStore store")]
    [InlineData(1, "await store.Append(stream, 0, events)")]
    [InlineData(2, "using CoopLedger.Ledger.Writing;")]
    [InlineData(2, "using CoopLedger.Ledger.Importing;")]
    [InlineData(2, "using CoopLedger.Ledger.Keys;")]
    [InlineData(3, "new Submit(command)")]
    public void Every_rule_finds_what_appends(int rule, string code) =>
        Assert.Matches(new Regex(Appending[rule], Options), CSharpText.CodeOf(code));

    private static void Nothing(string folder, int filesMin, string pattern)
    {
        var files = Repository.Sources
            .Where(file => file.Name.StartsWith(folder, StringComparison.Ordinal)).ToList();
        Assert.True(files.Count >= filesMin, $"{folder}: {files.Count} files");
        Repository.None(
            from file in files
            from Match match in Regex.Matches(file.Code, pattern, Options)
            select $"{file.At(match.Index)}: {match.Value}");
    }
}
