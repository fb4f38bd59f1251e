using CoopLedger.Domain.Facts;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>Refusals for machines, in both languages.</summary>
internal static class RefusalJson
{
    public static JObject Of(Refusal refusal) => new()
    {
        ["code"] = refusal.Code,
        ["field"] = refusal.Field,
        ["vi"] = refusal.Vietnamese,
        ["en"] = refusal.English,
        ["source"] = refusal.Rule.Source,
    };
}
