using System.Text;
using CoopLedger.Doubles;
using EventStore.Client;
using Client = EventStore.Client.EventStoreClient;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>Clients and events for the tests of the operations.</summary>
internal static class Given
{
    /// <summary>What patience a test has with a machine that is busy. Nothing is
    /// measured.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Client Client(
        this EventStoreDouble server, Action<EventStoreClientSettings>? change = null)
    {
        var settings = EventStoreClientSettings.Create(server.ConnectionString);
        settings.DefaultDeadline = Patience;
        change?.Invoke(settings);
        return new(settings);
    }

    public static EventData Event(string text = "một sự kiện", string type = "a.thing.v1") =>
        new(Uuid.NewUuid(), type, Encoding.UTF8.GetBytes(text), "beside"u8.ToArray());

    public static EventData[] Events(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Event($"{number}"))];

    public static string Text(this ResolvedEvent resolved) =>
        Encoding.UTF8.GetString(resolved.Event.Data.Span);

    public static string[] Texts(this EventStoreDouble server, string stream) =>
        [.. server.Log.ReadStream(stream).Select(one => Encoding.UTF8.GetString(one.Data.Span))];

    public static int CallsOf(this EventStoreDouble server, string method) =>
        server.Calls.Count(call => call.Method == method);
}
