using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>An authority made for a test, and what it signs, in files of a folder of its
/// own.</summary>
internal sealed class Authority : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private int _serial;

    public Authority(string name)
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        _certificate = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
        Directory.CreateDirectory(Folder);
        File.WriteAllText(CaFile, _certificate.ExportCertificatePem());
    }

    public string Folder { get; } = Path.Combine(
        Path.GetTempPath(), $"coopledger-{Guid.NewGuid():N}");

    public string CaFile => Path.Combine(Folder, "ca.crt");

    /// <summary>A node's certificate.</summary>
    /// <param name="name">A DNS name or an address.</param>
    /// <param name="days">How long it is valid from now; negative: how long ago it ended.</param>
    public X509Certificate2 ForNode(string name, int days = 30)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        return Sign("CN=node", names.Build(), "1.3.6.1.5.5.7.3.1", days);
    }

    /// <summary>The files of a user's certificate and key.</summary>
    public (string Certificate, string Key) ForUser(string name)
    {
        var (certificate, key) =
            (Path.Combine(Folder, $"{name}.crt"), Path.Combine(Folder, $"{name}.key"));
        using var signed = Sign($"CN={name}", null, "1.3.6.1.5.5.7.3.2", 30);
        using var secret = signed.GetECDsaPrivateKey();
        File.WriteAllText(certificate, signed.ExportCertificatePem());
        File.WriteAllText(key, secret!.ExportPkcs8PrivateKeyPem());
        return (certificate, key);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private X509Certificate2 Sign(string name, X509Extension? names, string purpose, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid(purpose)], critical: false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        using var bare = request.Create(
            _certificate, Now.AddYears(-1), Now.AddDays(days), [1, (byte)++_serial]);
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(
            whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
