using System.Text;

namespace CoopLedger.Doubles;

/// <summary>Events of the system that a node writes when it starts for the first time: readers of
/// all events must pass over them.</summary>
internal static class SystemEvents
{
    /// <summary>The log to serve, with its first events if it is new.</summary>
    public static DoubleLog LogOf(DoubleOptions options)
    {
        var log = options.Log ?? new DoubleLog(options.Clock);
        if (options.HasSystemEvents && log.Count == 0)
        {
            log.Append("$$$stats-127.0.0.1:2113", Event("$metadata", "{\"$maxAge\":86400}"));
            foreach (var user in DoubleOptions.FactoryUsers.Keys)
            {
                log.Append($"$user-{user}", Event(
                    "$UserCreated", $"{{\"loginName\":\"{user}\",\"groups\":[\"$admins\"]}}"));
                log.Append("$users", Event("$User", $"\"{user}\""));
            }
        }

        return log;
    }

    private static ProposedEvent Event(string type, string json) =>
        new(Guid.NewGuid(), type, Encoding.UTF8.GetBytes(json));
}
