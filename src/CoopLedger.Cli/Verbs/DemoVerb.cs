using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Published;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli.Verbs;

/// <summary>The main job on real history: loads the published history of real alliances, prints
/// the indicators beside the printed figures, explains one number, verifies the ledger.</summary>
internal static class DemoVerb
{
    private const int EventsShownOfEachKind = 2;

    /// <summary>The example histories, each after those it rests on.</summary>
    private static readonly string[] Files =
    [
        "phu-tho-2023.jsonl", "phu-tho-2023-hoat-dong.jsonl", "phu-tho-2023-giai-the.jsonl",
        "dak-lak-2021-2023.jsonl",
        "dak-lak-2021-2023-ho-tro.jsonl", "dak-lak-ke-hoach-2021-2025.jsonl",
        "trung-du-bac-bo-2023.jsonl", "trung-du-bac-bo-thi-dua.jsonl",
        "thang-hanh-dong-2024.jsonl", "van-ban-va-mau-thuan.jsonl",
    ];

    private static readonly Chapter[] Chapters =
    [
        new("Phú Thọ", "unit:phu-tho", new(2023, 1, 1), new(2023, 8, 31)),
        new("Đắk Lắk", "unit:dak-lak", new(2021, 1, 1), new(2023, 9, 20)),
        new("Trung du Bắc Bộ", "cluster:trung-du-bac-bo", new(2023, 1, 1), new(2023, 12, 1)),
        new("Kế hoạch của Đắk Lắk", "plan:dak-lak-ktt-2021-2025", null, new(2023, 9, 20)),
        new("Tháng hành động vì HTX", "campaign:thang-hanh-dong-2024", null, new(2024, 12, 31)),
    ];

    public static Command Make()
    {
        var verb = new Command(
            "demo", "Load real history into a new ledger, report, explain one number, verify.");
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        if (screen.IsJson)
        {
            throw new UsageException(
                "demo không có --json; dùng report, show, figures với --json.",
                "demo has no --json; use report, show and figures with --json.");
        }

        var (path, folder) = PlaceOf(parsed);
        if (!Path.Exists(path))
        {
            LedgerKeys.DemandNone(folder);
        }

        var store = SqliteEventStore.Create(path, Guid.NewGuid());
        await using var session = Session.On(store);
        new LedgerKeys(folder, store.LedgerId).Make();
        var demo = new Demo(screen, session, path);
        if (!await demo.Load(cancellationToken))
        {
            return ExitCodes.Failure;
        }

        await AutomaticCheckpoint.After(
            screen, folder, store, atOnce: true, cancellationToken);

        foreach (var chapter in Chapters)
        {
            await demo.Report(chapter, cancellationToken);
        }

        await demo.Figures(cancellationToken);
        await demo.Explain(cancellationToken);
        return await demo.Verify(cancellationToken);
    }

    /// <summary>The file that is named, or a new one.</summary>
    private static (string Path, KeyFolder Keys) PlaceOf(ParseResult parsed)
    {
        if (parsed.GetResult(CommonOptions.Ledger) is null)
        {
            var path = Path.Combine(
                Directory.CreateTempSubdirectory("coopledger-demo-").FullName, "demo.db");
            return (path, new(path + ".keys"));
        }

        var place = CommonOptions.PlaceOf(parsed);
        return !place.IsCluster ? (place.Path, place.Keys) : throw new UsageException(
            "demo lập một tệp SQLite; sau đó hãy dùng copy --to để chép nó lên cụm.",
            "demo makes a SQLite file; then use copy --to to copy it to a cluster.");
    }

    private sealed record Chapter(string Name, string ScopeText, DateOnly? From, DateOnly To)
    {
        public string Window => From is { } from
            ? $"{CivilDate.Format(from)}–{CivilDate.Format(To)}"
            : CivilDate.Format(To);

        public string Options => From is { } from
            ? $"--from {CivilDate.Iso(from)} --to {CivilDate.Iso(To)}"
            : $"--as-of {CivilDate.Iso(To)}";
    }

    private sealed class Demo(Screen screen, Session session, string path)
    {
        public async Task<bool> Load(CancellationToken cancellationToken)
        {
            screen.Title(screen.Say(
                "1. Nạp lịch sử đã công bố vào một sổ mới",
                "1. Load published history into a new ledger"));
            Equivalent("init");
            var import = new Import(session.Mediator);
            foreach (var name in Files)
            {
                Equivalent($"import docs/examples/{name}");
                await using var file = typeof(DemoVerb).Assembly
                    .GetManifestResourceStream("examples/" + name)
                    ?? throw new InvalidOperationException($"{name} is not embedded.");
                var result = await import.Run(
                    name, file, "demo", stopOnRefusal: true,
                    line => Array.ForEach([.. line.Refusals], refusal =>
                        screen.Refusal(refusal, $"{line.File}:{line.Line}")),
                    progress: null, cancellationToken);
                screen.Line("  " + screen.Say(
                    $"{result.Lines} dòng, {result.Events} sự kiện, {result.Refused} bị từ chối",
                    $"{result.Lines} lines, {result.Events} events, {result.Refused} refused"));
                if (result.Refused > 0)
                {
                    return false;
                }
            }

            return true;
        }

        public async Task Report(Chapter chapter, CancellationToken cancellationToken)
        {
            var number = Array.IndexOf(Chapters, chapter) + 2;
            screen.Title($"{number}. {chapter.Name}, {chapter.Window}");
            Equivalent($"report --scope {chapter.ScopeText} {chapter.Options}");
            if (SubjectReport.Of(chapter.ScopeText) is { } subject)
            {
                var head = await session.Store.ReadHead(cancellationToken);
                await subject.Show(
                    screen, session, new(Scope.Nation, null, chapter.To, head.Position),
                    cancellationToken);
                return;
            }

            var question = new Question(
                Scope.Parse(chapter.ScopeText), chapter.From, chapter.To);
            var table = await session.Live.Read(
                projection => ReportTable.Of(projection, question, isFull: false),
                cancellationToken);
            table.Show(screen);
        }

        public async Task Figures(CancellationToken cancellationToken)
        {
            screen.Title(screen.Say(
                "7. Số liệu đã công bố có khớp sổ không?", "7. Do the published figures hold?"));
            Equivalent("figures");
            var verdicts = await session.Live.Read(
                projection => FigureJudge.Judge(projection).ToList(), cancellationToken);
            screen.Line("  " + FiguresVerb.Summary(screen, verdicts));
            foreach (var open in verdicts.Where(judged => judged.Verdict != Verdict.Holds))
            {
                screen.Line($"  {open.Figure.Scope} {open.Figure.Indicator} "
                    + $"\"{open.Figure.Printed}\": {Verdicts.Say(screen, open)}");
            }
        }

        public async Task Explain(CancellationToken cancellationToken)
        {
            var head = await session.Store.ReadHead(cancellationToken);
            screen.Title(screen.Say(
                "8. Một con số tự giải thích: 75,7 % của Phú Thọ",
                "8. One number explains itself: the 75,7 % of Phú Thọ"));
            Equivalent("show membership-rate --scope unit:phu-tho --as-of 2023-08-31 --explain");
            var answer = await session.Live.Ask(
                Catalogue.Find(new IndicatorCode("membership-rate"))!,
                new Question(
                    Scope.Parse("unit:phu-tho"), null, new DateOnly(2023, 8, 31), head.Position),
                cancellationToken);
            ShowVerb.Show(screen, answer);
            var explanation = await Explanation.Of(answer, session.Store, cancellationToken);
            explanation.ShowSummary(screen);
            explanation.ShowEvents(screen, EventsShownOfEachKind);
        }

        public async Task<int> Verify(CancellationToken cancellationToken)
        {
            screen.Title(screen.Say("9. Kiểm tra sổ", "9. Verify the ledger"));
            Equivalent("audit verify");
            var exitCode = await AuditVerb.Verify(screen, session.Store, cancellationToken);
            screen.Line();
            screen.Line(screen.Say(
                $"Sổ ở lại tại {path}; hãy thử các lệnh trên với --ledger sqlite:{path}.",
                $"The ledger stays at {path}; try the commands with --ledger sqlite:{path}."));
            return exitCode;
        }

        private void Equivalent(string command) => screen.Line($"$ coopledger {command}");
    }
}
