using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CoopLedger.Doubles;

/// <summary>Certificates for tests: an authority made for this process, a server for the loopback
/// addresses, and users. Nothing of them outlives the process but the files that are asked for.
/// </summary>
public static class DoubleCertificates
{
    private const int Days = 30;

    private static readonly Lazy<X509Certificate2> Authority = new(MakeAuthority);

    private static readonly Lazy<X509Certificate2> Server =
        new(() => Make("localhost", "localhost"));

    /// <summary>The authority, in PEM: what `tlsCaFile` names.</summary>
    public static string AuthorityPem => Authority.Value.ExportCertificatePem();

    /// <summary>Another authority, which has signed nothing: for a client that must not trust.
    /// </summary>
    public static string StrangerPem()
    {
        using var stranger = MakeAuthority();
        return stranger.ExportCertificatePem();
    }

    /// <summary>A certificate and a key, in PEM, that name a user: `userCertFile`, `userKeyFile`.
    /// </summary>
    public static (string Certificate, string Key) ForUser(string user)
    {
        using var made = Make(user, host: null);
        using var key = made.GetECDsaPrivateKey()!;
        return (made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    internal static X509Certificate2 ForServer(string? name) =>
        name is null ? Server.Value : Make(name, name);

    internal static bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority.Value);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(
            "CN=test double authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(Days));
    }

    private static X509Certificate2 Make(string name, string? host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var use = host is null ? "1.3.6.1.5.5.7.3.2" : "1.3.6.1.5.5.7.3.1";
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(use)], false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            if (host == "localhost")
            {
                names.AddIpAddress(IPAddress.Loopback);
                names.AddIpAddress(IPAddress.IPv6Loopback);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.Create(
            Authority.Value, now.AddHours(-1), now.AddDays(Days - 1),
            RandomNumberGenerator.GetBytes(8));
        using var withKey = signed.CopyWithPrivateKey(key);
        // Kestrel needs the key in a form of its own on some systems: through PKCS #12 and back.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null);
    }
}
