using EventStore.Client.Wire.Streams;

namespace CoopLedger.Doubles;

/// <summary>The answers of one read, with the fault that it meets after some events.</summary>
internal sealed class ReadOutput(GrpcCall call, bool textIds, Fault? fault)
{
    private static readonly TimeSpan Arrival = TimeSpan.FromMilliseconds(50);

    private Fault? _fault = fault;
    private int _events;

    public ValueTask Send(RecordedEvent stored) => _fault is null
        ? call.SendFrame(stored.Frame(textIds))
        : SendWithFault(stored.Frame(textIds));

    public ValueTask Send(ReadResp answer) => call.SendFrame(EventFrames.Of(answer));

    public ValueTask Flush() => call.Flush();

    private async ValueTask SendWithFault(byte[] frame)
    {
        if (_fault is { } fault && _events++ == fault.Events)
        {
            _fault = null;
            if (fault.Kind == FaultKind.DeliverTwice)
            {
                await call.SendFrame(frame);
            }
            else if (fault.Kind == FaultKind.Drip)
            {
                call.Dripping = fault;
            }
            else
            {
                // What was sent before is to arrive: a broken connection drops what is on its way.
                await call.Flush();
                await Task.Delay(Arrival, call.Cancellation);
                await FaultyReply.Meet(call, fault, frame);
            }
        }

        await call.SendFrame(frame);
    }
}
