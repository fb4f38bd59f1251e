using System.Runtime.InteropServices;

namespace CoopLedger.Cli;

/// <summary>Ctrl-C: the first asks the verb to stop where it stands, the second ends the program.
/// </summary>
/// <remarks>Not left to the parser, which starts to listen only when the verb first waits for
/// something: an import from a fast disk never does.</remarks>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _listening = [];

    public Interrupts()
    {
        _listening.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop));
        _listening.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _listening.ForEach(listening => listening.Dispose());
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
