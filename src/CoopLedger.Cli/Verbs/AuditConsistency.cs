using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tiles;
using CoopLedger.Proof.Trees;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Proves that the ledger of a later checkpoint continues that of an earlier one.
/// </summary>
internal static class AuditConsistency
{
    private static readonly Argument<string> Old = new("OLD")
    {
        Description = "The earlier checkpoint, a file.",
    };

    private static readonly Argument<string> New = new("NEW")
    {
        Description = "The later checkpoint, a file.",
    };

    private static readonly Option<string?> Proof = new("--proof")
    {
        Description = "Check this proof; no ledger is needed.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Make the proof from an exported folder; no ledger is needed.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write the proof to a new file, for others to check.",
        HelpName = "FILE",
    };

    public static Command Make()
    {
        var consistency = new Command(
            "consistency", "Prove that a later checkpoint continues an earlier one.")
        {
            Old, New, AuditInputs.Key, Proof, From, Out,
        };
        consistency.SetAction(Act);
        return consistency;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (screen, key) = (new Screen(parsed), AuditInputs.KeyOf(parsed));
        var old = AuditInputs.CheckpointOf(parsed.GetValue(Old)!, key);
        var @new = AuditInputs.CheckpointOf(parsed.GetValue(New)!, key);
        var proof = await ProofOf(parsed, old.Tree, @new.Tree, cancellationToken);
        proof.Verify(old, @new);
        if (parsed.GetValue(Out) is { } file)
        {
            await NewFile.Write(file, proof.ToBytes(), cancellationToken);
        }

        Show(screen, proof, @new, key);
        return ExitCodes.Ok;
    }

    private static async Task<ConsistencyFile> ProofOf(
        ParseResult parsed, TreeHead old, TreeHead @new, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Proof) is { } file)
        {
            return ConsistencyFile.Parse(AuditInputs.Read(file));
        }

        if (parsed.GetValue(From) is { } folder)
        {
            var export = new ExportFolder(folder);
            var size = Checkpoint.Of(SignedNote.Parse(export.Checkpoint())).Tree.Size;
            return Made(new TileSubtrees(size, export.Hashes), size, old, @new);
        }

        await using var store = await CommonOptions.Open(
            parsed, StoreAccess.Read, cancellationToken);
        var head = await store.ReadHead(cancellationToken);
        return Made(store.Subtrees, head.Position, old, @new);
    }

    private static ConsistencyFile Made(
        ISubtrees subtrees, long size, TreeHead old, TreeHead @new)
    {
        if (@new.Size > size)
        {
            throw new ProofException(
                "proof.index",
                $"Điểm kiểm tra sau có {@new.Size} sự kiện, ở đây chỉ còn {size}: các sự kiện cuối "
                    + "đã mất, hoặc đây là bản sao cũ.",
                $"The later checkpoint has {@new.Size} events, and here are only {size}: the last "
                    + "events are gone, or this is an older copy.");
        }

        // Sizes that nothing can be proved of are told by the verification.
        return new(
            old.Size, @new.Size, old.Size >= 1 && old.Size <= @new.Size
                ? MerkleProofs.Consistency(subtrees, old.Size, @new.Size)
                : []);
    }

    private static void Show(
        Screen screen, ConsistencyFile proof, Checkpoint @new, VerifierKey? key)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["consistent"] = true,
                ["origin"] = @new.Origin,
                ["old"] = proof.Old,
                ["new"] = proof.New,
                ["key"] = key is null ? null : AuditInputs.Named(key),
            });
            return;
        }

        var (old, all) =
            (VietnameseNumber.Format(proof.Old), VietnameseNumber.Format(proof.New));
        screen.Line(screen.Say(
            $"Sổ {@new.Origin} nối tiếp: {old} sự kiện đầu không bị sửa, bỏ hay đổi chỗ; nay có "
                + $"{all} sự kiện.",
            $"The ledger {@new.Origin} continues: its first {old} events were not altered, removed "
                + $"or moved; there are {all} now."));
        screen.Line(key is null
            ? screen.Say(
                "Chú ý: chữ ký chưa được kiểm tra; hãy thêm --key.",
                "Note: the signatures were not checked; add --key.")
            : screen.Say("Ký bởi: ", "Signed by: ") + AuditInputs.Named(key));
    }
}
