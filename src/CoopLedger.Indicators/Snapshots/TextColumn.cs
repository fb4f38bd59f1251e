using System.Text;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>Texts of one line each as a column: UTF-8, each with its line end.</summary>
internal static class TextColumn
{
    private const char End = '\n';

    public static byte[] Of(IEnumerable<string> texts) =>
        Encoding.UTF8.GetBytes(string.Concat(texts.Select(text => text + End)));

    public static string[] Read(byte[] column) =>
        Encoding.UTF8.GetString(column).Split(End)[..^1];
}
