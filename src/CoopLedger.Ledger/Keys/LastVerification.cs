using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Keys;

/// <summary>When a ledger was last verified as a whole, and what came of it. Kept beside its keys,
/// since whoever verifies does not write to the ledger.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="IsSound">Whether nothing was wrong.</param>
public sealed record LastVerification(DateTimeOffset At, long Events, bool IsSound)
{
    public const string File = "last-verification.json";

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <returns><see langword="null"/> when none is known, or what is there cannot be read.
    /// </returns>
    public static LastVerification? Read(KeyFolder folder)
    {
        if (folder.Read(File) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(bytes)))
            {
                DateParseHandling = DateParseHandling.None,
            };
            var json = JObject.Load(reader);
            return new(
                DateTimeOffset.ParseExact(
                    (string)json["at"]!, Format, CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal),
                (long)json["events"]!, (bool)json["sound"]!);
        }
        catch (Exception unread)
            when (unread is JsonException or FormatException or ArgumentException)
        {
            return null; // It is a note of ours, which the next verification writes anew.
        }
    }

    /// <summary>Writes it into a folder of keys.</summary>
    /// <exception cref="Store.StoreException"><c>keys.unwritable</c>.</exception>
    public void Write(KeyFolder folder) => folder.Write(File, Encoding.UTF8.GetBytes(
        new JObject
        {
            ["at"] = At.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
            ["events"] = Events,
            ["sound"] = IsSound,
        }.ToString(Formatting.None)));
}
