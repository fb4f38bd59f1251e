using CoopLedger.Ledger.Store;
using EventStore.Client;
using Grpc.Core;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>What can go wrong on the way to a cluster, in our words.</summary>
internal static class ClusterFaults
{
    /// <summary>Whether it may go well when tried again: the node is gone, slow or not the leader
    /// any more.</summary>
    public static bool IsPassing(Exception fault) => fault switch
    {
        NotLeaderException or DiscoveryException or IOException or HttpRequestException
            or TimeoutException => !IsCertificate(fault),
        RpcException rpc => rpc.StatusCode is StatusCode.Unavailable
            or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Cancelled
            or StatusCode.Internal or StatusCode.Unknown && !IsCertificate(fault),
        _ => false,
    };

    /// <summary>Whether it comes from the client or the server at all.</summary>
    public static bool IsOurs(Exception fault) => IsPassing(fault) || IsCertificate(fault)
        || fault is RpcException or NotAuthenticatedException or AccessDeniedException
            or MaximumAppendSizeExceededException or StreamDeletedException
            or ConnectionStringParseException;

    public static StoreException Told(Exception fault, LedgerAddress address) => fault switch
    {
        _ when IsCertificate(fault) => new(
            "store.certificate",
            $"{address}: không tin được chứng thư của máy chủ ({Deepest(fault).Message}). "
                + "Xem các khóa tls, tlsCaFile, tlsVerifyCert.",
            $"{address}: the server's certificate is not trusted ({Deepest(fault).Message}). "
                + "See the keys tls, tlsCaFile and tlsVerifyCert.", fault),
        NotAuthenticatedException => new(
            "store.unauthenticated",
            $"{address}: máy chủ không nhận tên hoặc mật khẩu.",
            $"{address}: the server does not accept the user or the password.", fault),
        AccessDeniedException => new(
            "store.forbidden",
            $"{address}: người dùng này không có quyền đọc hoặc ghi các luồng của sổ.",
            $"{address}: the user may not read or write the ledger's streams.", fault),
        MaximumAppendSizeExceededException => new(
            "store.too-large",
            $"{address}: lần ghi này lớn hơn mức máy chủ cho phép. {fault.Message}",
            $"{address}: the append is larger than the server allows. {fault.Message}", fault),
        StreamDeletedException => Changed(address, fault.Message, fault),
        ConnectionStringParseException => new(
            "store.address",
            $"Địa chỉ của cụm không đúng: {fault.Message}",
            $"The cluster's address is wrong: {fault.Message}", fault),
        RpcException { StatusCode: StatusCode.DeadlineExceeded } => new(
            "store.timeout",
            $"{address}: máy chủ không trả lời kịp. Nếu đang ghi, hãy ghi lại với cùng khóa.",
            $"{address}: the server did not answer in time. If something was being recorded, "
                + "record it again with the same key.", fault),
        _ => new(
            "store.unreachable",
            $"{address}: không nói chuyện được với máy chủ ({Deepest(fault).Message}). Hãy xem máy "
                + "chủ có chạy không, địa chỉ, cổng và khóa tls có đúng không. Nếu đang ghi, hãy "
                + "ghi lại với cùng khóa.",
            $"{address}: the server cannot be reached ({Deepest(fault).Message}). See whether it "
                + "runs, and whether address, port and the key tls are right. If something was "
                + "being recorded, record it again with the same key.", fault),
    };

    public static StoreException Changed(
        LedgerAddress address, string what, Exception? inner = null) => new(
            "store.changed",
            $"{address}: các luồng của sổ trên cụm đã bị thay đổi. {what}",
            $"{address}: the ledger's streams on the cluster were changed. {what}", inner);

    private static bool IsCertificate(Exception? fault) =>
        fault is System.Security.Authentication.AuthenticationException
            or System.Security.Cryptography.CryptographicException
        || (fault?.InnerException is { } inner && IsCertificate(inner));

    private static Exception Deepest(Exception fault) =>
        fault.InnerException is { } inner ? Deepest(inner) : fault;
}
