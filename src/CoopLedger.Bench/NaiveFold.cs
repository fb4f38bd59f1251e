using System.Buffers.Binary;
using System.Text;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Bench;

/// <summary>The totals of each unit as one would write them in an afternoon: a loop over the rows,
/// a JSON document for each, a dictionary by unit.</summary>
/// <remarks>It checks nothing, knows no dates and can explain nothing; it is here to compare
/// with, and its result is checked against the generator's.</remarks>
public static class NaiveFold
{
    /// <summary>What stands in an envelope before the stream's name.</summary>
    private const int FixedLength = 89;

    private const int PartsBeforeData = 4;

    /// <param name="path">A ledger file of a made-up nation, in its present format.</param>
    /// <returns>The totals by the text of the unit's id.</returns>
    public static IReadOnlyDictionary<string, Totals> Run(string path)
    {
        var totals = new Dictionary<string, Totals>(StringComparer.Ordinal);
        using var connection =
            new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var name = rows.GetString(0);
            var data = JObject.Parse(Data((byte[])rows.GetValue(1)));
            if (name == "fact.reversed.v1")
            {
                var reversed = (JObject)data["reversed"]!;
                Add(totals, (string)reversed["name"]!, (JObject)reversed["data"]!, -1);
            }
            else
            {
                Add(totals, name, data, +1);
            }
        }

        return totals;
    }

    private static void Add(
        Dictionary<string, Totals> totals, string name, JObject data, int sign)
    {
        if ((string?)data["unit"] is not { } unit)
        {
            return;
        }

        if (!totals.TryGetValue(unit, out var to))
        {
            totals[unit] = to = new();
        }

        NaiveCounting.Add(to, name, data, sign);
    }

    private static string Sql()
    {
        using var resource =
            typeof(NaiveFold).Assembly.GetManifestResourceStream("naive-fold.sql")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    private static string Data(byte[] envelope)
    {
        var at = FixedLength;
        for (var part = 0; part < PartsBeforeData; part++)
        {
            at += sizeof(int) + Length(envelope, at);
        }

        return Encoding.UTF8.GetString(envelope, at + sizeof(int), Length(envelope, at));
    }

    private static int Length(byte[] envelope, int at) =>
        BinaryPrimitives.ReadInt32BigEndian(envelope.AsSpan(at));
}
