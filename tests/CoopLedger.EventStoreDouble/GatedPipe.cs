using System.IO.Pipelines;

namespace CoopLedger.Doubles;

/// <summary>Lets whoever comes through, or wait while it is closed.</summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;

    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _closed is not null;
            }
        }

        set
        {
            lock (_lock)
            {
                if (value)
                {
                    _closed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
                else
                {
                    _closed?.SetResult();
                    _closed = null;
                }
            }
        }
    }

    public Task Pass(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _closed is null
                ? Task.CompletedTask
                : _closed.Task.WaitAsync(cancellation);
        }
    }
}

/// <summary>The bytes of a connection, in both directions through a gate.</summary>
internal sealed class GatedPipe(IDuplexPipe inner, Gate gate) : IDuplexPipe
{
    public PipeReader Input { get; } = new Reader(inner.Input, gate);

    public PipeWriter Output { get; } = new Writer(inner.Output, gate);

    private sealed class Reader(PipeReader inner, Gate gate) : PipeReader
    {
        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
            inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override bool TryRead(out ReadResult result)
        {
            result = default;
            return !gate.IsClosed && inner.TryRead(out result);
        }

        public override async ValueTask<ReadResult> ReadAsync(
            CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(cancellationToken);
            if (!read.IsCanceled)
            {
                await gate.Pass(cancellationToken);
            }

            return read;
        }
    }

    private sealed class Writer(PipeWriter inner, Gate gate) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override async ValueTask<FlushResult> FlushAsync(
            CancellationToken cancellationToken = default)
        {
            await gate.Pass(cancellationToken);
            return await inner.FlushAsync(cancellationToken);
        }
    }
}
