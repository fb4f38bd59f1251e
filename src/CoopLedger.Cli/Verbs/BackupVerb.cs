using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Copying;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Copies the ledger into a new file, and verifies the copy.</summary>
internal static class BackupVerb
{
    private static readonly Argument<string> Target = new("FILE")
    {
        Description = "A new file; nothing is written over.",
    };

    public static Command Make()
    {
        var verb = new Command(
            "backup",
            "Copy the ledger while others go on writing, and verify the copy. Keys are not in it.")
        {
            Target,
        };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (screen, watch) = (new Screen(parsed), Stopwatch.StartNew());
        var target = Path.GetFullPath(parsed.GetValue(Target)!);
        NewFile.DemandFree(target);
        var draft = $"{target}.{Guid.NewGuid():n}.new";
        try
        {
            var head = await Copy(parsed, draft, cancellationToken);
            Flush(draft);
            var fault = await Verify(draft, head, cancellationToken);
            if (fault is not null)
            {
                screen.Problem(fault.Code, screen.Say(
                    $"Bản sao không nguyên vẹn nên không được giữ lại: {fault.Vietnamese}",
                    $"The copy is not sound and was not kept: {fault.English}"));
                return ExitCodes.VerificationFailed;
            }

            File.Move(draft, target, overwrite: false);
            Durably.FlushFolder(Path.GetDirectoryName(target)!);
            Show(screen, target, head, watch.Elapsed, CommonOptions.KeysOf(parsed));
            return ExitCodes.Ok;
        }
        finally
        {
            Array.ForEach(["", "-wal", "-shm", "-journal"], end => File.Delete(draft + end));
        }
    }

    /// <summary>The file as it stands, page by page; of a cluster's ledger the mirror, once it has
    /// caught up, and the checkpoints, which it does not keep.</summary>
    private static async Task<Head> Copy(
        ParseResult parsed, string draft, CancellationToken cancellationToken)
    {
        var place = CommonOptions.PlaceOf(parsed);
        await using var store = await place.Open(StoreAccess.Read, cancellationToken);
        await OlderCopy.Look(parsed, place, store, StoreAccess.Read, cancellationToken);
        await using var file = SqliteEventStore.Open(place.Path, StoreAccess.Read);
        var head = await file.CopyTo(draft, cancellationToken);
        if (place.IsCluster)
        {
            await using var copy = SqliteEventStore.Open(draft, StoreAccess.ReadWrite);
            await new LogCopy(store, store, copy, copy).Run(head, cancellationToken);
        }

        return head;
    }

    private static async Task<AuditFault?> Verify(
        string path, Head head, CancellationToken cancellationToken)
    {
        await using var copy = SqliteEventStore.Open(path, StoreAccess.Read);
        var report = await LedgerVerification.Run(copy, progress: null, cancellationToken);
        if (!report.IsSound)
        {
            return new("audit.fault", report.Fault!, report.Fault!, report.FaultPosition);
        }

        return await copy.ReadHead(cancellationToken) == head
            ? (await new CheckpointVerification(copy, copy).Run(cancellationToken)).Fault
            : new(
                "backup.differs", "bản sao không đúng với sổ đã chép.",
                "it is not the ledger that was copied.");
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static void Show(
        Screen screen, string target, Head head, TimeSpan time, KeyFolder keys)
    {
        var (bytes, milliseconds) = (new FileInfo(target).Length, (long)time.TotalMilliseconds);
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["file"] = target,
                ["events"] = head.Position,
                ["root"] = head.RootText,
                ["bytes"] = bytes,
                ["milliseconds"] = milliseconds,
            });
            return;
        }

        var (events, size) =
            (VietnameseNumber.Format(head.Position), VietnameseNumber.Format(bytes));
        screen.Line(screen.Say(
            $"Đã sao lưu và kiểm tra {target}: {events} sự kiện, {size} byte, {milliseconds} ms.",
            $"Backed up and verified {target}: {events} events, {size} bytes, {milliseconds} ms."));
        screen.Line(screen.Say("Gốc Merkle: ", "Merkle root: ") + head.RootText);
        screen.Line(screen.Say(
            $"Khóa trong {keys.Path} không có trong bản sao: ai có cả hai thì ký lại được một sổ "
                + "đã sửa. Hãy sao lưu thư mục khóa riêng, ở nơi khác.",
            $"The keys in {keys.Path} are not in it: whoever has both can sign a changed ledger "
                + "anew. Back that folder up apart, in another place."));
    }
}
