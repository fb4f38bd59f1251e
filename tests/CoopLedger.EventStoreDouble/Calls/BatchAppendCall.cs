using System.Runtime.ExceptionServices;
using EventStore.Client.Wire.Streams;

namespace CoopLedger.Doubles;

/// <summary>`BatchAppend`: appends side by side on one call that stays open, told apart by their
/// correlation ids.</summary>
internal sealed class BatchAppendCall(GrpcCall call, Node node) : IDisposable
{
    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
    private readonly Dictionary<Guid, BatchWrite> _open = [];
    private readonly List<Task> _running = [];
    private readonly SemaphoreSlim _output = new(1, 1);
    private ExceptionDispatchInfo? _failure;

    public static async Task Serve(GrpcCall call, Node node)
    {
        if (!node.Options.HasBatchAppend)
        {
            throw new GrpcFault(GrpcStatus.Unimplemented, "Service is unimplemented.");
        }

        using var served = new BatchAppendCall(call, node);
        await served.Serve();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _output.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            await Receive();
            await Task.WhenAll(_running);
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            // One append has ended the whole call, whatever the client still sends.
            _failure.Throw();
        }
    }

    private async Task Receive()
    {
        while (await call.Receive(BatchAppendReq.Parser, _stop.Token) is { } chunk)
        {
            var id = chunk.CorrelationId.ToGuid();
            if (chunk.Options is not null && !_open.ContainsKey(id))
            {
                _open.Add(id, await Open(chunk));
            }

            if (!_open.TryGetValue(id, out var write))
            {
                continue; // Chunks of an append that was answered already.
            }

            write.Add(chunk);
            if (chunk.IsFinal || write.Refusal is not null)
            {
                _open.Remove(id);
                _running.RemoveAll(task => task.IsCompletedSuccessfully);
                _running.Add(Finish(write));
            }
        }
    }

    private async Task<BatchWrite> Open(BatchAppendReq chunk)
    {
        var write = new BatchWrite(chunk, node.Options);
        try
        {
            write.Fault = await node.Admit(call, "append", write.Stream);
        }
        catch (GrpcFault fault) when (fault.Status == GrpcStatus.PermissionDenied)
        {
            write.Refuse(BatchErrors.AccessDenied());
        }
        catch (GrpcFault fault) when (fault.Status == GrpcStatus.Aborted)
        {
            write.Refuse(BatchErrors.TimedOut());
        }

        return write;
    }

    /// <summary>Writes at once, so that appends are made in the order they came, and answers when
    /// the output is free.</summary>
    private async Task Finish(BatchWrite write)
    {
        try
        {
            var answer = write.Refusal ?? await Outcome(write);
            var fault = write.Fault;
            if (IsTimeout(fault))
            {
                (answer, fault) = (write.Answer(BatchErrors.TimedOut()), null);
            }

            await _output.WaitAsync(_stop.Token);
            try
            {
                await FaultyReply.Send(call, fault, EventFrames.Of(answer));
            }
            finally
            {
                _output.Release();
            }
        }
        catch (Exception e) when (e is GrpcFault or BrokenOffException)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
            await _stop.CancelAsync();
        }
    }

    /// <summary>A time-out is answered inside, and the call stays open.</summary>
    private static bool IsTimeout(Fault? fault) => fault is
        { Kind: FaultKind.WrongStatus, Status: (int)GrpcStatus.Aborted };

    private async Task<BatchAppendResp> Outcome(BatchWrite write)
    {
        var left = write.Left();
        if (left <= TimeSpan.Zero)
        {
            return write.Answer(BatchErrors.TimedOut());
        }

        try
        {
            return write.Answer(await node.Members.Commit(
                () => node.Log.Append(write.Stream, write.Expected, write.Events), left,
                call.Cancellation));
        }
        catch (GrpcFault fault) when (fault.Status == GrpcStatus.Aborted)
        {
            return write.Answer(BatchErrors.TimedOut());
        }
    }
}
