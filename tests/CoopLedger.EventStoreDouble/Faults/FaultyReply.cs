using Microsoft.AspNetCore.Http;

namespace CoopLedger.Doubles;

/// <summary>Lets calls fail as a <see cref="Fault"/> says.</summary>
internal static class FaultyReply
{
    /// <summary>Meets what happens before a call is served.</summary>
    /// <returns>What is to happen later, if anything.</returns>
    public static async Task<Fault?> Before(GrpcCall call, Fault? fault)
    {
        if (fault is null || fault.Events > 0)
        {
            return fault;
        }

        switch (fault.Kind)
        {
            case FaultKind.Drip:
                call.Dripping = fault;
                return null;
            case FaultKind.HttpStatus:
                throw await AnswerAsHtml(call, fault.Status);
            case FaultKind.Delay or FaultKind.NeverAnswer or FaultKind.BreakBefore:
            case FaultKind.WrongStatus or FaultKind.ResetStream when !fault.IsMade:
                await Meet(call, fault, default);
                return null;
            default:
                return fault;
        }
    }

    /// <summary>Sends an answer, or what the fault makes of it.</summary>
    public static async Task Send(GrpcCall call, Fault? fault, ReadOnlyMemory<byte> frame)
    {
        if (fault is not null)
        {
            await Meet(call, fault, frame);
        }

        await call.SendFrame(frame, flush: true);
    }

    /// <summary>Lets the call fail; returns only if it may go on.</summary>
    public static async Task Meet(GrpcCall call, Fault fault, ReadOnlyMemory<byte> frame)
    {
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                await Task.Delay(fault.Pause, call.Cancellation);
                return;
            case FaultKind.NeverAnswer:
                await Task.Delay(Timeout.Infinite, call.Http.RequestAborted);
                return;
            case FaultKind.LoseReply or FaultKind.BreakBefore:
                throw call.BreakConnection();
            case FaultKind.ResetStream:
                throw call.BreakStream();
            case FaultKind.WrongStatus:
                throw new GrpcFault((GrpcStatus)fault.Status, fault.Message);
            case FaultKind.Drop:
                throw GrpcFault.NotReady();
            case FaultKind.EndWithoutTrailers:
                call.Begin();
                await call.Flush();
                throw new BrokenOffException();
            case FaultKind.NoStatus:
                await call.SendFrame(frame, flush: true);
                call.Http.Response.AppendTrailer("double-says", "no status");
                throw new BrokenOffException();
            case FaultKind.MalformedFrame or FaultKind.ShortFrame or FaultKind.TruncatedMessage
                or FaultKind.CompressedFlag:
                await call.SendFrame(Spoil(fault.Kind, frame.ToArray()), flush: true);
                throw new GrpcFault(GrpcStatus.Ok, "");
            default:
                return;
        }
    }

    private static byte[] Spoil(FaultKind kind, byte[] frame)
    {
        switch (kind)
        {
            case FaultKind.MalformedFrame:
                frame.AsSpan(1, 4).Fill(byte.MaxValue);
                return frame;
            case FaultKind.ShortFrame:
                return frame[..^1];
            case FaultKind.CompressedFlag:
                frame[0] = 1;
                return frame;
            default:
                // Every message here is one field with a length: a byte less breaks it off.
                var cut = frame[..^1];
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(
                    cut.AsSpan(1), cut.Length - EventFrames.HeaderSize);
                return cut;
        }
    }

    private static async Task<BrokenOffException> AnswerAsHtml(GrpcCall call, int status)
    {
        call.Http.Response.StatusCode = status;
        call.Http.Response.ContentType = "text/html";
        await call.Http.Response.WriteAsync("<html>not gRPC</html>", call.Cancellation);
        return new();
    }
}
