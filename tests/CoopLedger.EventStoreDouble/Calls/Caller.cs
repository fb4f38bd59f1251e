using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CoopLedger.Doubles;

/// <summary>Who calls: a user, nobody in particular, or somebody with wrong credentials.</summary>
internal readonly record struct Caller(string? User, bool IsUnknown)
{
    private const string Basic = "Basic ";
    private const string Bearer = "Bearer ";

    public static Caller Of(GrpcCall call, DoubleOptions options)
    {
        if (options.Users is not { } users)
        {
            return default;
        }

        var header = call.Header("authorization");
        if (header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            var (user, password) = Split(header[Basic.Length..]);
            return users.TryGetValue(user, out var right) && right == password
                ? new(user, false)
                : new(null, true);
        }

        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return options.Tokens.TryGetValue(header[Bearer.Length..], out var user)
                ? new(user, false)
                : new(null, true);
        }

        return header.Length > 0
            ? new(null, true)
            : new(OfCertificate(call.Http.Connection.ClientCertificate), false);
    }

    public bool May(string operation, string stream, DoubleOptions options) =>
        options.Users is null
        || ((User is not null || options.AllowsAnonymous)
            && options.Allows(User, operation, stream));

    private static string? OfCertificate(X509Certificate2? certificate) =>
        certificate is not null && DoubleCertificates.IsOurs(certificate)
            ? certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)
            : null;

    private static (string User, string Password) Split(string base64)
    {
        Span<byte> bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return ("", "");
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (text[..colon], text[(colon + 1)..]);
    }
}
