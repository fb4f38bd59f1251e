using System.Text.RegularExpressions;

namespace CoopLedger.Architecture.Tests;

/// <summary>What no code of the product uses, and why.</summary>
public sealed class BannedTests
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>The pattern, why it is banned, and the projects and files that may use it, joined by
    /// a bar.</summary>
    private static readonly (string Pattern, string Why, string? Except)[] Banned =
    [
        (@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b",
            "the clock is a TimeProvider, read once by the write message", null),
        (@"\bStopwatch\.(StartNew|GetTimestamp)\b",
            "time is measured at the edge", "CoopLedger.Cli"),
        (@"\bGuid\.(NewGuid|CreateVersion7)\b",
            // Uuid.NewUuid is a public name of the official client; nothing of ours calls it.
            "decisions make nothing up: ids are derived or given", "CoopLedger.Cli|Uuid.cs"),
        (@"\.(Normalize|IsNormalized)\b",
            "without ICU they do nothing in silence: VietnameseText composes", null),
        (@"\bCultureInfo\.Current(UI)?Culture\b|\bCurrentUICulture\b",
            "figures are the same on every machine", null),
        (@"\bnew Random\b|\bRandom\.Shared\b|\bRandomNumberGenerator\b",
            // Chance keeps clients of a cluster from coming back all at once.
            "the same log gives the same figures", "CoopLedger.Cli|Jitter.cs"),
        (@"\b(float|double)\b",
            "binary fractions drift: use Rational, long or decimal", null),
        (@"\bcatch(\s*\([^)]*\))?\s*\{\s*\}", "a fault is never swallowed", null),
        (@"\bSuppressMessage\b",
            "a rule that needs an exception everywhere is the wrong rule", null),
        (@"\basync\s+void\b", "nobody can wait for it or see it fail", null),
        (@"\bThread\.Sleep\b|\.GetAwaiter\(\)\.GetResult\(\)",
            // Registers are asked at once, and may have to read facts again.
            "waiting is asynchronous", "CoopLedger.Cli|LoggedFacts.cs"),
    ];

    public static TheoryData<int> Rules { get; } = [.. Enumerable.Range(0, Banned.Length)];

    [Fact]
    public void There_are_sources() =>
        Assert.True(Repository.Sources.Count > 80, $"{Repository.Sources.Count}");

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_product_does_not_use_what_is_banned(int rule)
    {
        var (pattern, why, except) = Banned[rule];
        Repository.None(
            from file in Repository.Sources
            where except?.Split('|').Any(
                part => part == file.Project || part == Path.GetFileName(file.Name)) != true
            from Match match in Regex.Matches(file.Code, pattern, Options)
            select $"{file.At(match.Index)}: {match.Value}: {why}.");
    }

    [Theory]
    [InlineData(0, "var day = DateTimeOffset.UtcNow;")]
    [InlineData(1, "Stopwatch.StartNew()")]
    [InlineData(2, "=> Guid.NewGuid();")]
    [InlineData(3, "text.Normalize(NormalizationForm.FormC)")]
    [InlineData(4, "CultureInfo.CurrentCulture")]
    [InlineData(5, "new Random(7)")]
    [InlineData(6, "(double)part / whole")]
    [InlineData(7, "try { } catch (IOException e)\n{\n}")]
    [InlineData(7, "catch { }")]
    [InlineData(8, "[SuppressMessage(\"Design\", \"CA1000\")]")]
    [InlineData(9, "private async void Run()")]
    [InlineData(10, "Run().GetAwaiter().GetResult()")]
    public void Every_ban_finds_what_it_bans(int rule, string code) =>
        Assert.Matches(new Regex(Banned[rule].Pattern, Options), CSharpText.CodeOf(code));
}
