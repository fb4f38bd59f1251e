using System.Runtime.InteropServices;
using CoopLedger.Doubles;

// A double in a process of its own: --port N (0: any), --tls, --users (admin and ops, changeit),
// --events N (so many small events to begin with). One line says where it listens; it stops on
// SIGTERM, on Ctrl-C or when its standard input is closed.
int Number(string name) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
        && int.TryParse(args[at + 1], out var number) ? number : 0;

var options = new DoubleOptions
{
    Port = Number("--port"),
    Tls = args.Contains("--tls"),
    Users = args.Contains("--users") ? DoubleOptions.FactoryUsers : null,
};
await using var server = await EventStoreDouble.Start(options);
SmallEvents.Fill(server.Log, Number("--events"));
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
Console.WriteLine($"test double listening: {server.ConnectionString}");
try
{
    while (await Console.In.ReadLineAsync(stop.Token) is not null)
    {
        // Nothing is asked here: an open input means that somebody still wants the double.
    }
}
catch (OperationCanceledException)
{
    return 0;
}

return 0;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
