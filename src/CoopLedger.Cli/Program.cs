using System.CommandLine;
using System.Text;
using CoopLedger.Cli;
using CoopLedger.Cli.Verbs;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand(
    "CoopLedger: an event-sourced ledger of cooperatives, with figures that explain themselves.")
{
    DemoVerb.Make(),
    InitVerb.Make(),
    CommandsVerb.Make(),
    RecordVerb.Make(args),
    ImportVerb.Make(),
    IndicatorsVerb.Make(),
    ReportVerb.Make(),
    ShowVerb.Make(),
    BridgeVerb.Make(),
    FiguresVerb.Make(),
    RegisterVerb.Make(),
    EventsVerb.Make(),
    RebuildVerb.Make(),
    AuditVerb.Make(),
    BenchVerb.Make(),
    BackupVerb.Make(),
    DoctorVerb.Make(),
};
CommonOptions.AddTo(root);

return await Run.Of(root, args);
