using System.Runtime.InteropServices;

namespace Grpc.Core;

/// <summary>How a call ended: a code, and words for people.</summary>
/// <remarks>The default value is <see cref="StatusCode.OK"/> with no words.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Status
{
    private readonly string? _detail;

    public Status(StatusCode statusCode, string detail)
    {
        StatusCode = statusCode;
        _detail = detail;
    }

    public StatusCode StatusCode { get; }

    /// <summary>What the server, or this client, says of it. Never null.</summary>
    public string Detail => _detail ?? "";

    public override string ToString() =>
        $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")";
}
