using System.Net;

namespace EventStore.Client;

/// <summary>Sends every request as HTTP/2, and keeps credentials off a plaintext channel.</summary>
/// <remarks>Without TLS there is no ALPN to agree on a version: the client must know that the node
/// speaks HTTP/2 (prior knowledge, RFC 9113 section 3.3). The official clients send no
/// <c>authorization</c> without TLS either.</remarks>
internal sealed class Http2Only(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        if (request.RequestUri?.Scheme != Uri.UriSchemeHttps)
        {
            request.Headers.Authorization = null;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
