using System.CommandLine;
using System.Text;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Proof.Entries;
using CoopLedger.Proof.Notes;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Checks one proof or one checkpoint, without any ledger.</summary>
internal static class AuditCheck
{
    private static readonly Argument<string> Path = new("FILE")
    {
        Description = "A proof (.tlog-proof) or a signed checkpoint.",
    };

    public static Command Make()
    {
        var check = new Command("check", "Check a proof or a checkpoint; no ledger is needed.")
        {
            Path, AuditInputs.Key,
        };
        check.SetAction(parsed => Act(parsed));
        return check;
    }

    private static int Act(ParseResult parsed)
    {
        var (screen, key) = (new Screen(parsed), AuditInputs.DemandKey(parsed));
        var bytes = AuditInputs.Read(parsed.GetValue(Path)!);
        if (bytes.AsSpan().StartsWith("c2sp.org/tlog-proof"u8))
        {
            var file = InclusionFile.Parse(bytes);
            var checkpoint = file.Verify(key);
            Event(screen, EventEntry.Of(file, checkpoint), checkpoint, key);
        }
        else
        {
            Tree(screen, Checkpoint.Open(bytes, key), key);
        }

        return ExitCodes.Ok;
    }

    private static void Event(
        Screen screen, EventEntry entry, Checkpoint checkpoint, VerifierKey key)
    {
        if (screen.IsJson)
        {
            var json = Json(checkpoint, key);
            json["proves"] = "event";
            json["event"] = new JObject
            {
                ["position"] = entry.Position,
                ["stream"] = entry.Stream,
                ["revision"] = entry.Revision,
                ["id"] = entry.Id.ToString(),
                ["name"] = entry.Name,
                ["recordedAt"] = entry.RecordedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
                ["actor"] = entry.Actor,
                ["data"] = Encoding.UTF8.GetString(entry.Data.Span),
                ["metadata"] = Encoding.UTF8.GetString(entry.Metadata.Span),
            };
            screen.Json(json);
            return;
        }

        var day = CivilDate.Format(CivilDate.InVietnam(entry.RecordedAt));
        screen.Line(screen.Say(
            "Đã chứng minh: sự kiện dưới đây nằm trong sổ mà khóa đã ký, nguyên văn từng byte.",
            "Proved: the event below is in the ledger that the key has signed, byte for byte."));
        screen.Line(screen.Say("Vị trí: ", "Position: ")
            + VietnameseNumber.Format(entry.Position));
        screen.Line(screen.Say("Luồng: ", "Stream: ") + entry.Stream);
        screen.Line(screen.Say("Sự kiện: ", "Event: ") + entry.Name);
        screen.Line(screen.Say("Ghi ngày: ", "Recorded on: ") + day);
        screen.Line(screen.Say("Người ghi: ", "Recorded by: ") + entry.Actor);
        screen.Line(screen.Say("Nội dung: ", "Data: ") + Plain(entry.Data));
        Signed(screen, checkpoint, key);
        screen.Line(screen.Say(
            "Không chứng minh rằng điều được ghi là đúng, hay sổ không thiếu gì.",
            "It does not prove that what was recorded is true, or that nothing is missing."));
    }

    private static void Tree(Screen screen, Checkpoint checkpoint, VerifierKey key)
    {
        if (screen.IsJson)
        {
            var json = Json(checkpoint, key);
            json["proves"] = "checkpoint";
            screen.Json(json);
            return;
        }

        screen.Line(screen.Say(
            "Đã chứng minh: khóa đã ký điểm kiểm tra này.",
            "Proved: the key has signed this checkpoint."));
        Signed(screen, checkpoint, key);
    }

    private static void Signed(Screen screen, Checkpoint checkpoint, VerifierKey key)
    {
        var size = VietnameseNumber.Format(checkpoint.Tree.Size);
        screen.Line(screen.Say("Sổ: ", "Ledger: ") + checkpoint.Origin);
        screen.Line(screen.Say($"Cỡ: {size} sự kiện", $"Size: {size} events"));
        screen.Line(screen.Say("Gốc Merkle: ", "Merkle root: ") + checkpoint.Tree.Root);
        screen.Line(screen.Say("Ký bởi: ", "Signed by: ") + AuditInputs.Named(key));
    }

    private static JObject Json(Checkpoint checkpoint, VerifierKey key) => new()
    {
        ["proves"] = "",
        ["origin"] = checkpoint.Origin,
        ["size"] = checkpoint.Tree.Size,
        ["root"] = checkpoint.Tree.Root.ToString(),
        ["key"] = AuditInputs.Named(key),
    };

    /// <summary>What a stranger's file says must not speak to the terminal.</summary>
    private static string Plain(ReadOnlyMemory<byte> data) => string.Concat(
        Encoding.UTF8.GetString(data.Span).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
