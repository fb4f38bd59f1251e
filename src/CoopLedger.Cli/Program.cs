using System.CommandLine;
using System.Text;
using CoopLedger.Cli;
using CoopLedger.Cli.Verbs;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

Verb[] verbs =
[
    new("demo", DemoVerb.Make),
    new("init", InitVerb.Make),
    new("commands", CommandsVerb.Make),
    new("record", () => RecordVerb.Make(args)),
    new("import", ImportVerb.Make),
    new("indicators", IndicatorsVerb.Make),
    new("report", ReportVerb.Make),
    new("show", ShowVerb.Make),
    new("bridge", BridgeVerb.Make),
    new("figures", FiguresVerb.Make),
    new("register", RegisterVerb.Make),
    new("events", EventsVerb.Make),
    new("rebuild", RebuildVerb.Make),
    new("audit", AuditVerb.Make),
    new("bench", BenchVerb.Make),
    new("backup", BackupVerb.Make),
    new("copy", CopyVerb.Make),
    new("doctor", DoctorVerb.Make),
];
var root = new RootCommand(
    "CoopLedger: an event-sourced ledger of cooperatives, with figures that explain themselves.");
foreach (var verb in Verb.Needed(verbs, args))
{
    root.Subcommands.Add(verb.Make());
}

CommonOptions.AddTo(root);

return await Run.Of(root, args);
