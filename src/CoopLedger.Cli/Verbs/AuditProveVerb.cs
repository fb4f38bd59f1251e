using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Corrections;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using CoopLedger.Proof.Notes;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Makes the file that proves one event.</summary>
internal static class AuditProveVerb
{
    private static readonly Argument<string> Event = new("EVENT")
    {
        Description = "Its position (17), its id, or key:KEY.",
    };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "Which checkpoint: the size of one in the ledger, or a file.",
        HelpName = "SIZE|FILE",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write it to a new file (.tlog-proof) instead.",
        HelpName = "FILE",
    };

    public static Command Make()
    {
        var verb = new Command(
            "prove", "Prove that an event is in the ledger, in a file that stands by itself.")
        {
            Event, At, Out,
        };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var reference = ReferenceOf(parsed.GetValue(Event)!);
        var (stored, proof) =
            await Prove(parsed, reference, StoreAccess.Read, cancellationToken)
            ?? await Prove(parsed, reference, StoreAccess.ReadWrite, cancellationToken)
            ?? throw new UnreachableException();
        var file = parsed.GetValue(Out);
        if (file is not null)
        {
            await NewFile.Write(file, proof.ToBytes(), cancellationToken);
        }

        Show(screen, stored, proof, file);
        return ExitCodes.Ok;
    }

    /// <returns>Nothing when a checkpoint must be signed first, for which the ledger has to be
    /// opened to be written.</returns>
    private static async Task<(StoredEvent Stored, InclusionFile Proof)?> Prove(
        ParseResult parsed, FactReference reference, StoreAccess access,
        CancellationToken cancellationToken)
    {
        await using var store = await CommonOptions.Open(parsed, access, cancellationToken);
        var stored = await store.Find(reference, cancellationToken)
            ?? throw new UsageException(
                $"Không có sự kiện {reference} trong sổ.",
                $"There is no event {reference} in the ledger.", ExitCodes.NotFound);
        var note = parsed.GetValue(At) is { } at
            ? await NoteAt(store, at, cancellationToken)
            : await NoteFor(parsed, store, stored.Position, access, cancellationToken);
        return note is { } found ? (stored, EventProof.Of(store, stored, found)) : null;
    }

    private static FactReference ReferenceOf(string text)
    {
        try
        {
            return FactReference.Parse(text);
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"\"{text}\" không chỉ sự kiện nào: hãy viết vị trí (17), mã sự kiện hoặc "
                    + "key:KHÓA.",
                $"\"{text}\" names no event: write a position (17), an event id, or key:KEY.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> NoteAt(
        ILedgerStore store, string at, CancellationToken cancellationToken)
    {
        if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return AuditInputs.Read(at);
        }

        var nearest = await store.LastCheckpoint(size, cancellationToken);
        return nearest?.Size == size ? nearest.Note : throw new UsageException(
            $"Sổ không có điểm kiểm tra cỡ {size}; gần nhất trước đó: {nearest?.Size ?? 0}.",
            $"The ledger has no checkpoint of size {size}; the nearest before it: "
                + $"{nearest?.Size ?? 0}.",
            ExitCodes.NotFound, "checkpoint.not-found");
    }

    /// <summary>The last checkpoint, or a new one when the event is younger.</summary>
    /// <returns>Nothing when a new one is wanted of a ledger that was opened to be read.</returns>
    private static async Task<ReadOnlyMemory<byte>?> NoteFor(
        ParseResult parsed, ILedgerStore store, long position, StoreAccess access,
        CancellationToken cancellationToken)
    {
        var last = await store.LastCheckpoint(long.MaxValue, cancellationToken);
        if (last?.Size >= position)
        {
            return last.Note;
        }

        if (access == StoreAccess.Read)
        {
            return null;
        }

        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        var signed = await new CheckpointSigning(store, store, keys, TimeProvider.System)
            .Sign(cancellationToken);
        return signed.Note;
    }

    private static void Show(
        Screen screen, StoredEvent stored, InclusionFile proof, string? file)
    {
        var size = Checkpoint.Of(SignedNote.Parse(proof.Note.Span)).Tree.Size;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["position"] = stored.Position,
                ["event"] = stored.Event.Id.ToString("D"),
                ["checkpoint"] = size,
                ["hashes"] = proof.Hashes.Length,
                ["proof"] = Encoding.UTF8.GetString(proof.ToBytes()),
                ["file"] = file,
            });
        }
        else if (file is null)
        {
            screen.Line(Encoding.UTF8.GetString(proof.ToBytes())[..^1]);
        }
        else
        {
            screen.Line(screen.Say(
                $"Đã ghi {file}: sự kiện ở vị trí {stored.Position} nằm trong sổ ở điểm kiểm tra "
                    + $"cỡ {size}. Kiểm tra: coopledger audit check {file} --key KHÓA.",
                $"Wrote {file}: the event at position {stored.Position} is in the ledger at the "
                    + $"checkpoint of size {size}. Check: coopledger audit check {file} --key "
                    + "VKEY."));
        }
    }
}
