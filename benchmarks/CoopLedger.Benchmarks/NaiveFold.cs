using System.Buffers.Binary;
using System.Text;
using CoopLedger.Bench;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Benchmarks;

/// <summary>The same totals as one would write them in an afternoon: a loop over the rows, a
/// JSON document for each, a dictionary by unit.</summary>
/// <remarks>It checks nothing, knows no dates and can explain nothing; it is here to compare
/// with.</remarks>
internal static class NaiveFold
{
    /// <summary>What stands in an envelope before the stream's name.</summary>
    private const int FixedLength = 89;

    private const int PartsBeforeData = 4;

    public static Dictionary<string, Totals> Run(string path)
    {
        var totals = new Dictionary<string, Totals>(StringComparer.Ordinal);
        using var connection =
            new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, envelope FROM event ORDER BY position";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var name = rows.GetString(0);
            var data = JObject.Parse(Data((byte[])rows.GetValue(1)));
            if (name == "fact.reversed.v1")
            {
                var reversed = (JObject)data["reversed"]!;
                Add(totals, (JObject)reversed["data"]!, -Of(
                    (string)reversed["name"]!, (JObject)reversed["data"]!));
            }
            else
            {
                Add(totals, data, Of(name, data));
            }
        }

        return totals;
    }

    private static void Add(Dictionary<string, Totals> totals, JObject data, Totals added)
    {
        var unit = (string)data["unit"]!;
        totals[unit] = totals.GetValueOrDefault(unit) + added;
    }

    private static Totals Of(string name, JObject data) => name switch
    {
        "cooperative.founded.v1" => new() { Registered = 1, Active = 1 },
        "cooperative.operations-suspended.v1" => new() { Active = -1 },
        "cooperative.operations-resumed.v1" => new() { Active = 1 },
        "member.admitted.v1" => new() { Members = 1 },
        "member.membership-ended.v1" => new() { Members = -1 },
        "loan.disbursed.v1" or "loan.disbursed.v2" =>
            new() { Loans = 1, LoanAmount = (long)data["amount"]! },
        "commendation.awarded.v1" or "commendation.awarded.v2" =>
            new() { Commendations = 1 },
        "training.held.v1" or "training.held.v2" =>
            new() { Participations = (long)data["participations"]! },
        _ => default,
    };

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
