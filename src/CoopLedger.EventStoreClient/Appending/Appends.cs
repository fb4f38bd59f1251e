namespace EventStore.Client;

internal sealed class Appends(Calls calls) : IDisposable
{
    public Task<AppendAnswer> Append(
        AppendRequest request, TimeSpan? deadline, UserCredentials? credentials,
        CancellationToken token) => throw new NotSupportedException(calls.GetType().Name);

    public void Dispose()
    {
    }
}
