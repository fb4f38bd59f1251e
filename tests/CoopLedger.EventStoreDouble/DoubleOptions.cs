namespace CoopLedger.Doubles;

/// <summary>How a double is started. The defaults are those of a node without security.</summary>
public sealed record DoubleOptions
{
    /// <summary>0 for a port that the system chooses.</summary>
    public int Port { get; init; }

    /// <summary>Whether the double speaks TLS, with a certificate made for this process.</summary>
    public bool Tls { get; init; }

    /// <summary>The one host name in the certificate, for a client that must refuse it;
    /// <see langword="null"/> for `localhost` and the loopback addresses.</summary>
    public string? CertificateName { get; init; }

    /// <summary>Users and their passwords; <see langword="null"/> for a node without authentication
    /// and authorization (`--insecure`).</summary>
    public IReadOnlyDictionary<string, string>? Users { get; init; }

    /// <summary>Bearer tokens and the users they stand for.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether somebody without credentials may read and append where there are users.
    /// </summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>Who may do what: the user (none for anonymous), `read`, `append` or `delete`, and
    /// the stream, `$all` for all. Asked only where there are users.</summary>
    public Func<string?, string, string, bool> Allows { get; init; } = (_, _, _) => true;

    /// <summary>Bytes; more in one append is refused.</summary>
    public int AppendSizeMax { get; init; } = 1024 * 1024;

    /// <summary>Bytes; a larger event is refused. None before the servers that know the limit.
    /// </summary>
    public int? EventSizeMax { get; init; }

    /// <summary>The longest that a write may wait to be committed.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the double says which methods it has; without, it answers as an old server.
    /// </summary>
    public bool HasServerFeatures { get; init; } = true;

    /// <summary>Whether it lists (and serves) BatchAppend.</summary>
    public bool HasBatchAppend { get; init; } = true;

    /// <summary>Whether the answer to a repeated append tells the position, which a server does not
    /// know while the event is not indexed.</summary>
    public bool RepeatsHavePositions { get; init; } = true;

    /// <summary>Whether ids that are partly repeated are an error of unknown kind, as old servers
    /// had it, and not a wrong expected version.</summary>
    public bool CorruptionIsUnknown { get; init; }

    /// <summary>Whether the log begins with events of the system, as that of a real node does.
    /// </summary>
    public bool HasSystemEvents { get; init; } = true;

    /// <summary>What the double says it is.</summary>
    public string Version { get; init; } = "23.10.0.0 (test double)";

    /// <summary>The clock of the log.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A log to serve; <see langword="null"/> for a new one.</summary>
    public DoubleLog? Log { get; init; }

    /// <summary>The users of a node in its factory settings.</summary>
    public static IReadOnlyDictionary<string, string> FactoryUsers { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["admin"] = "changeit",
            ["ops"] = "changeit",
        };
}
