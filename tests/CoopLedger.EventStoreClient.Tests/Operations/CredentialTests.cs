using CoopLedger.Doubles;
using EventStore.Client;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>Who calls is told over TLS, and only there.</summary>
public sealed class CredentialTests
{
    private static readonly UserCredentials Lan = new("lan", "mật khẩu");

    [Fact]
    public async Task A_call_goes_out_as_its_user()
    {
        await using var server = await Secured();
        await using var client = server.Client(settings => settings.DefaultCredentials = Lan);
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        await client.AppendToStreamAsync(
            "s", new StreamRevision(0), Given.Events(1),
            userCredentials: new("hoa", "changeit"));
        Assert.Equal(2, (await ReadTests.All(client.ReadStreamAsync(
            Direction.Forwards, "s", StreamPosition.Start))).Count);
        Assert.Equal(
            [("BatchAppend", "lan"), ("Append", "hoa"), ("Read", "lan")],
            server.Calls.Where(call => call.Method != "GetSupportedMethods")
                .Select(call => (call.Method, call.User)));
    }

    [Fact]
    public async Task A_wrong_password_is_not_authenticated()
    {
        await using var server = await Secured();
        await using var client = server.Client(settings => settings.DefaultCredentials = Lan);
        UserCredentials wrong = new("lan", "sai");
        await Assert.ThrowsAsync<NotAuthenticatedException>(() => client.AppendToStreamAsync(
            "s", StreamState.NoStream, Given.Events(1), userCredentials: wrong));
        await Assert.ThrowsAsync<NotAuthenticatedException>(() => ReadTests.All(
            client.ReadAllAsync(Direction.Forwards, Position.Start, userCredentials: wrong)));
        Assert.Empty(server.Log.ReadStream("s"));
    }

    [Fact]
    public async Task Who_may_not_is_denied()
    {
        await using var server = await EventStoreDouble.Start(new()
        {
            Tls = true,
            Users = Users,
            Allows = (user, what, stream) => user == "hoa" || what == "read",
        });
        await using var client = server.Client(settings => settings.DefaultCredentials = Lan);
        await Assert.ThrowsAsync<AccessDeniedException>(
            () => client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => client.AppendToStreamAsync(
            "s", StreamState.NoStream, Given.Events(1), userCredentials: Lan));
        await client.AppendToStreamAsync(
            "s", StreamState.NoStream, Given.Events(1), userCredentials: new("hoa", "changeit"));
    }

    [Fact]
    public async Task No_password_goes_out_in_the_clear()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client(settings => settings.DefaultCredentials = Lan);
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        await client.AppendToStreamAsync(
            "s", new StreamRevision(0), Given.Events(1), userCredentials: Lan);
        Assert.All(server.Calls, call => Assert.Null(call.User));
    }

    private static Dictionary<string, string> Users => new(StringComparer.Ordinal)
    {
        ["lan"] = "mật khẩu",
        ["hoa"] = "changeit",
    };

    private static Task<EventStoreDouble> Secured() =>
        EventStoreDouble.Start(new() { Tls = true, Users = Users });
}
