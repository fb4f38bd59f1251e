using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoopLedger.Ledger.Commands;

/// <summary>The doc comments of the commands, which travel inside this assembly.</summary>
internal static partial class DocComments
{
    private static readonly Dictionary<string, XElement> Members = Read();

    public static string Summary(Type type) => Text(Member(type)?.Element("summary"));

    public static string Parameter(Type type, string name) => Text(Member(type)?
        .Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    private static XElement? Member(Type type) => Members.GetValueOrDefault($"T:{type.FullName}");

    private static string Text(XElement? element) =>
        Blanks().Replace(element?.Value ?? "", " ").Trim();

    private static Dictionary<string, XElement> Read()
    {
        using var stream = typeof(DocComments).Assembly
            .GetManifestResourceStream("CoopLedger.Domain.xml")
            ?? throw new InvalidOperationException("CoopLedger.Domain.xml is not embedded.");
        return XDocument.Load(stream).Descendants("member").ToDictionary(
            member => (string)member.Attribute("name")!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
