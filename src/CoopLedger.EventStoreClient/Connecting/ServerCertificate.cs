using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace EventStore.Client;

/// <summary>Says what is wrong with the certificate of a node, instead of that something
/// is.</summary>
/// <param name="verify">Whether it must be good: <c>tlsVerifyCert</c>.</param>
internal sealed class ServerCertificate(bool verify)
{
    /// <exception cref="AuthenticationException">The certificate is not good; says why.</exception>
    public bool Check(
        object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var good = !verify || errors == SslPolicyErrors.None;
        return good ? good : throw new AuthenticationException(
            $"{(sender as SslStream)?.TargetHostName ?? "The node"} is not trusted: "
            + string.Join("; ", Faults(certificate as X509Certificate2, chain, errors)) + ".");
    }

    private static IEnumerable<string> Faults(
        X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            yield return "it sent no certificate";
            yield break;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"its certificate is for {Names(certificate)}";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            var flags = chain?.ChainStatus.Aggregate(
                X509ChainStatusFlags.NoError, (all, one) => all | one.Status)
                ?? X509ChainStatusFlags.PartialChain;
            yield return flags.HasFlag(X509ChainStatusFlags.NotTimeValid)
                ? "a certificate is not valid now; the node's is from "
                    + $"{certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} to "
                    + $"{certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC"
                : flags.HasFlag(X509ChainStatusFlags.UntrustedRoot)
                    || flags.HasFlag(X509ChainStatusFlags.PartialChain)
                    ? $"no authority trusted here has signed it (it is signed by {
                        certificate.Issuer}; tlsCaFile names the authority to trust)"
                    : $"its certificate is refused ({flags})";
        }
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(
                extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.Subject;
    }
}
