using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EventStore.Client;

/// <summary>The certificates that a connection string names by their files (PEM).</summary>
internal static class CertificateFiles
{
    /// <summary>A larger file is not one of certificates. Unit: bytes.</summary>
    private const long BytesMax = 1 << 20;

    /// <exception cref="InvalidClientCertificateException">There is no such file, or no certificate
    /// in it.</exception>
    public static X509Certificate2Collection Authorities(Pair file)
    {
        var text = Read(file);
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(text);
        }
        catch (CryptographicException damaged)
        {
            throw Bad(file, "holds a certificate that cannot be read", damaged);
        }

        return found.Count > 0 ? found : throw Bad(file, "holds no certificate in PEM");
    }

    /// <exception cref="InvalidClientCertificateException">A file is missing, holds no certificate
    /// or no key, or the key is another's.</exception>
    public static X509Certificate2 User(Pair certificate, Pair key)
    {
        var (certificateText, keyText) = (Read(certificate), Read(key));
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificateText, keyText);
            // Windows hands a key to TLS only if it came with the certificate in one piece.
            return X509CertificateLoader.LoadPkcs12(
                pair.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (Exception damaged) when (damaged is CryptographicException or ArgumentException)
        {
            throw Bad(certificate, "and the file of its key hold no pair of both in PEM", damaged);
        }
    }

    private static string Read(Pair file)
    {
        try
        {
            if (new FileInfo(file.Value) is not { Exists: true, Length: <= BytesMax })
            {
                throw Bad(file, "is no file of certificates");
            }

            return File.ReadAllText(file.Value);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException or SecurityException)
        {
            throw Bad(file, "cannot be read", fault);
        }
    }

    private static InvalidClientCertificateException Bad(
        Pair file, string what, Exception? inner = null) =>
        new($"what {file.Key} names {what}.", file.ValueAt, inner);
}
