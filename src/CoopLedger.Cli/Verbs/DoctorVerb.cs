using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Cli.Doctor;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Checks an installation, for people and for monitors.</summary>
internal static class DoctorVerb
{
    public static Command Make()
    {
        var verb = new Command(
            "doctor", "Check an installation: 0 all well, 1 look at it, 10 broken.");
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var findings = await Look(parsed, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(Json(screen, findings));
        }
        else
        {
            Show(screen, findings);
        }

        return findings.Max(finding => finding.Health) switch
        {
            Health.Good => ExitCodes.Ok,
            Health.Warning => ExitCodes.Failure,
            _ => ExitCodes.VerificationFailed,
        };
    }

    private static async Task<ImmutableArray<Finding>> Look(
        ParseResult parsed, CancellationToken cancellationToken)
    {
        var place = CommonOptions.PlaceOf(parsed);
        var (path, keys) = (place.Path, place.Keys);
        var now = TimeProvider.System.GetUtcNow();
        var checkup = new Checkup(path, keys, now);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        try
        {
            await using var cluster = await OnCluster(place, findings, cancellationToken);
            var inspection = StoreInspection.Of(path);
            findings.AddRange(Checkup.OfStore(inspection));
            findings.Add(checkup.OfDisk(inspection.Bytes));
            await using var file = cluster is null
                ? await place.Open(StoreAccess.Read, cancellationToken)
                : null;
            findings.AddRange(await OfLog(
                cluster ?? file!, keys, checkup, now, cancellationToken));
        }
        catch (StoreException broken) when (broken.Code != "store.not-found")
        {
            findings.Add(Checkup.Broken(
                broken.Code, Labels.Of(broken.Vietnamese, broken.Message)));
        }
        catch (LedgerDamagedException broken)
        {
            findings.Add(Checkup.Broken("ledger.damaged", Checkup.Same(broken.Message)));
        }

        if (Path.Exists(path))
        {
            findings.AddRange(checkup.OfRights());
        }

        findings.Add(Checkup.OfCulture());
        return findings.ToImmutable();
    }

    /// <summary>What the cluster tells of its ledger, whose mirror has caught up then.</summary>
    /// <returns>The ledger; nothing when it is in a file.</returns>
    private static async Task<ILedgerStore?> OnCluster(
        LedgerPlace place, ImmutableArray<Finding>.Builder findings,
        CancellationToken cancellationToken)
    {
        if (!place.IsCluster)
        {
            return null;
        }

        var before = await MirrorSize(place.Path, cancellationToken);
        var watch = Stopwatch.StartNew();
        var ledger = await place.Open(StoreAccess.Read, cancellationToken);
        findings.AddRange(await ClusterCheckup.Of(
            ledger, watch.Elapsed, before, cancellationToken));
        return ledger;
    }

    private static async Task<long> MirrorSize(string path, CancellationToken cancellationToken)
    {
        if (!Path.Exists(path))
        {
            return 0;
        }

        await using var mirror = SqliteEventStore.Open(path, StoreAccess.Read);
        return (await mirror.ReadHead(cancellationToken)).Position;
    }

    /// <summary>What the log itself tells: its clock, its checkpoints, when it was verified.
    /// </summary>
    private static async Task<ImmutableArray<Finding>> OfLog(
        ILedgerStore store, KeyFolder keys, Checkup checkup, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var head = await store.ReadHead(cancellationToken);
        var last = await store.Find(head.Position, cancellationToken);
        var log = new LogCheckup(store, keys, now);
        return
        [
            checkup.OfClock(last?.Origin.RecordedAt),
            await log.Continues(cancellationToken),
            await log.Checkpoint(cancellationToken),
            log.Verification(),
            await log.Persons(cancellationToken),
        ];
    }

    private static void Show(Screen screen, ImmutableArray<Finding> findings)
    {
        screen.Table(
            [screen.Say("Kiểm tra", "Check"), screen.Say("Kết quả", "State"),
                screen.Say("Thấy", "Found"), screen.Say("Cần làm", "To do")],
            findings.Select(finding => (IEnumerable<string>)
            [
                screen.Say(finding.Name), State(screen, finding.Health),
                screen.Say(finding.Found),
                finding.Advice is { } advice ? screen.Say(advice) : "",
            ]));
        screen.Line(findings.Max(finding => finding.Health) switch
        {
            Health.Good => screen.Say("Mọi thứ đều ổn.", "All is well."),
            Health.Warning => screen.Say("Có điều cần xem.", "Something wants a look."),
            _ => screen.Say("Có điều hỏng.", "Something is broken."),
        });
    }

    private static JObject Json(Screen screen, ImmutableArray<Finding> findings) => new()
    {
        ["health"] = Code(findings.Max(finding => finding.Health)),
        ["findings"] = new JArray(findings.Select(finding => new JObject
        {
            ["code"] = finding.Code,
            ["health"] = Code(finding.Health),
            ["name"] = screen.Say(finding.Name),
            ["found"] = screen.Say(finding.Found),
            ["advice"] = finding.Advice is { } advice ? screen.Say(advice) : null,
        })),
    };

    private static string Code(Health health) => health switch
    {
        Health.Good => "good",
        Health.Warning => "warning",
        _ => "failing",
    };

    private static string State(Screen screen, Health health) => health switch
    {
        Health.Good => screen.Say("ổn", "good"),
        Health.Warning => screen.Say("CẦN XEM", "LOOK"),
        _ => screen.Say("HỎNG", "BROKEN"),
    };
}
