namespace CoopLedger.Doubles;

/// <summary>A call that a double was asked.</summary>
/// <param name="Method">Without its service: `Append`.</param>
/// <param name="Stream">The stream, `$all`, or none.</param>
/// <param name="User">Who asked, if somebody was told by credentials.</param>
/// <param name="ConnectionName">The header `connection-name`, empty without it.</param>
/// <param name="RequiresLeader">The header `requires-leader`.</param>
/// <param name="Timeout">The header `grpc-timeout`, if there was one.</param>
/// <param name="Connection">Which TCP connection it came over.</param>
public sealed record CallSeen(
    string Method, string? Stream, string? User, string ConnectionName, bool RequiresLeader,
    TimeSpan? Timeout, string Connection);
