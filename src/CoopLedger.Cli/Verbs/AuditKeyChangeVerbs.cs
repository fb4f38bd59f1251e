using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Puts a new signing key in the place of the old one: as a precaution, or because signed
/// events are lost.</summary>
internal static class AuditKeyChangeVerbs
{
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why; no names of persons.",
        Required = true,
    };

    private static readonly Option<string?> On = new("--on")
    {
        Description = "The day (default today).",
        HelpName = "DATE",
    };

    public static Command MakeRotate()
    {
        var verb = new Command(
            "rotate-key", "Replace the signing key; the old one signs that, and is destroyed.")
        {
            Reason, On,
        };
        verb.SetAction(Rotate);
        return verb;
    }

    public static Command MakeContinue()
    {
        var verb = new Command(
            "continue-after-loss",
            "Go on with a ledger of which signed events are lost for good: record that, and sign "
                + "from now on under another name and key.")
        {
            Reason, On,
        };
        verb.SetAction(Continue);
        return verb;
    }

    private static async Task<int> Rotate(ParseResult parsed, CancellationToken cancellationToken)
    {
        var store = await CommonOptions.Open(
            parsed, StoreAccess.ReadWrite, cancellationToken);
        return await Act(
            parsed, store, (change, on, reason, actor) =>
                change.Rotate(on, reason, actor, cancellationToken));
    }

    private static async Task<int> Continue(
        ParseResult parsed, CancellationToken cancellationToken)
    {
        var store = await CommonOptions.PlaceOf(parsed)
            .Open(StoreAccess.ReadWrite, cancellationToken);
        return await Act(
            parsed, store, (change, on, reason, actor) =>
                change.AcknowledgeLoss(on, reason, actor, cancellationToken));
    }

    private static async Task<int> Act(
        ParseResult parsed, ILedgerStore store,
        Func<KeyRotation, DateOnly, Text, string, Task<KeyChange>> change)
    {
        var screen = new Screen(parsed);
        await using var session = Session.On(store);
        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        var rotation = new KeyRotation(
            session.Mediator, store, store, keys, TimeProvider.System);
        var made = await change(
            rotation, DayOf(parsed), ReasonOf(parsed), RecordVerb.DefaultActor);
        if (made.Refusal is { } refusal)
        {
            return Receipts.Refuse(screen, [refusal], ExitCodes.Refused);
        }

        Show(screen, made.Link!, made.Signed!);
        return ExitCodes.Ok;
    }

    private static Text ReasonOf(ParseResult parsed)
    {
        try
        {
            return new(VietnameseText.ToNfc(parsed.GetValue(Reason)!));
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"--reason: một dòng chữ từ 1 đến {Text.LengthMax} ký tự.",
                $"--reason: one line of 1 to {Text.LengthMax} characters.");
        }
    }

    private static DateOnly DayOf(ParseResult parsed) => parsed.GetValue(On) switch
    {
        null => CivilDate.InVietnam(TimeProvider.System.GetUtcNow()),
        var text when CivilDate.TryParse(text, out var day) => day,
        var text => throw new UsageException(
            $"--on: \"{text}\" không phải ngày.", $"--on: \"{text}\" is no day."),
    };

    private static void Show(Screen screen, KeyLink link, SignedCheckpoint signed)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["position"] = link.Position,
                ["oldKey"] = link.Old.ToString(),
                ["newKey"] = link.New.ToString(),
                ["lostSize"] = link.Lost?.Size,
                ["lostRoot"] = link.Lost?.Root.ToString(),
                ["checkpoint"] = signed.Checkpoint.Tree.Size,
            });
            return;
        }

        if (link.Lost is { } lost)
        {
            screen.Line(screen.Say(
                $"Đã ghi ở vị trí {link.Position}: những sự kiện đã ký đến cỡ {lost.Size} bị mất.",
                $"Recorded at position {link.Position}: what was signed up to size {lost.Size} is "
                    + "lost."));
        }
        else
        {
            screen.Line(screen.Say(
                $"Đã thay khóa ở vị trí {link.Position}.",
                $"The key was replaced at position {link.Position}."));
        }

        screen.Line(screen.Say(
            "Khóa cũ đã ký việc này rồi bị hủy. Khóa công khai mới, giao cho kiểm toán viên:",
            "The old key has signed that and is destroyed. New public key, to give to auditors:"));
        screen.Line(link.New.ToString());
    }
}
