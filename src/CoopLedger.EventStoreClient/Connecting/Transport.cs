using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EventStore.Client;

/// <summary>What carries requests to the nodes, made of the settings.</summary>
internal static class Transport
{
    /// <summary>How long TCP and TLS may take. A node that is gone without a word is given up then.
    /// </summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public static HttpMessageInvoker Create(EventStoreClientSettings settings)
    {
        var connectivity = settings.ConnectivitySettings;
        var handler = settings.CreateHttpMessageHandler?.Invoke() ?? new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = connectivity.KeepAliveInterval,
            KeepAlivePingTimeout = connectivity.KeepAliveTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            SslOptions = Tls(connectivity),
        };
        return new(new Http2Only(handler), disposeHandler: true);
    }

    private static SslClientAuthenticationOptions Tls(
        EventStoreClientConnectivitySettings settings)
    {
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback =
                new ServerCertificate(settings.TlsVerifyCert).Check,
        };
        if (settings.TrustedRoots.Count > 0)
        {
            options.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(settings.TrustedRoots);
        }

        if (settings.ClientCertificate is { } user)
        {
            // Sent whatever authorities the server lists: the settings name one certificate.
            options.ClientCertificateContext = SslStreamCertificateContext.Create(
                user, additionalCertificates: null, offline: true);
        }

        return options;
    }
}
