using System.Runtime.CompilerServices;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.EventStoreDb;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli.Doctor;

/// <summary>Looks at how a ledger stands with its cluster.</summary>
/// <param name="ledger">The ledger, opened for reading: its mirror has caught up.</param>
/// <param name="opening">How long that took.</param>
/// <param name="before">How far the mirror reached before.</param>
internal sealed class ClusterCheckup(EventStoreDbLedger ledger, TimeSpan opening, long before)
{
    /// <summary>Events that nobody has sealed yet and that want somebody to.</summary>
    private const long UnsealedMax = 1000;

    /// <remarks>Not inlined: a ledger in a file is looked over without loading the adapter.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<IEnumerable<Finding>> Of(
        ILedgerStore ledger, TimeSpan opening, long before, CancellationToken cancellationToken)
    {
        var cluster = (EventStoreDbLedger)ledger;
        var standing = await cluster.Standing(cancellationToken);
        return new ClusterCheckup(cluster, opening, before).Look(standing);
    }

    private IEnumerable<Finding> Look(ClusterStanding standing)
    {
        yield return new(
            "cluster.reachable", Health.Good, Labels.Of("Cụm EventStoreDB", "The cluster"),
            Checkup.Same($"{ledger.Address}, {(long)opening.TotalMilliseconds} ms"));
        yield return OfSecurity();
        yield return OfMirror(standing);
        yield return OfSeals(standing);
        foreach (var alarm in standing.Alarms)
        {
            yield return OfAlarm(alarm);
        }
    }

    private Finding OfSecurity()
    {
        var name = Labels.Of("Đăng nhập", "Sign-in");
        var connection = ledger.Address.Connection;
        var hasUser = connection.Split('?')[0].Contains('@', StringComparison.Ordinal)
            || connection.Contains("userCertFile=", StringComparison.OrdinalIgnoreCase);
        var isPlain = connection.Contains("tls=false", StringComparison.OrdinalIgnoreCase);
        return hasUser && !isPlain
            ? new(
                "cluster.security", Health.Good, name,
                Labels.Of("có người dùng, qua TLS", "as a user, over TLS"))
            : new(
                "cluster.security", Health.Warning, name,
                isPlain
                    ? Labels.Of("không có TLS (--insecure)", "without TLS (--insecure)")
                    : Labels.Of("không có người dùng", "as nobody"),
                Labels.Of(
                    "Ai tới được cổng đó cũng ghi được; hãy chạy cụm có chứng thư và người dùng.",
                    "Whoever reaches that port can write; run the cluster with certificates and "
                        + "users."));
    }

    private Finding OfMirror(ClusterStanding standing)
    {
        var (size, lag) = (N(standing.Position), N(standing.Position - before));
        return new(
            "cluster.mirror", Health.Good, Labels.Of("Bản sao cục bộ", "The mirror"),
            Labels.Of(
                $"vị trí {size}; vừa theo kịp {lag} sự kiện",
                $"position {size}; was {lag} events behind and has caught up"));
    }

    private static Finding OfSeals(ClusterStanding standing)
    {
        var name = Labels.Of("Niêm trên cụm", "Seals on the cluster");
        var unsealed = standing.Position - standing.Sealed;
        var holder = standing.SealHolder is { } one ? $", {one}" : "";
        var found = Labels.Of(
            $"đến {N(standing.Sealed)}, chưa niêm {N(unsealed)}{holder}",
            $"up to {N(standing.Sealed)}, {N(unsealed)} not yet{holder}");
        var isStuck = unsealed > UnsealedMax
            || (unsealed > 0 && standing.SealHolder is null);
        return new(
            "cluster.seals", isStuck ? Health.Warning : Health.Good, name, found,
            isStuck ? Checkup.Same("coopledger audit checkpoint") : null);
    }

    private static Finding OfAlarm(Alarm alarm) => new(
        "cluster.alarm",
        alarm.IsSevere ? Health.Failing
            : alarm.Kind == AlarmKind.Scavenge ? Health.Good : Health.Warning,
        Labels.Of("Thay đổi trên cụm", "Changed on the cluster"),
        Labels.Of(alarm.Vietnamese, alarm.English),
        alarm.IsSevere
            ? Labels.Of(
                "Chạy `coopledger audit verify`; giữ bản sao cục bộ, nó còn những sự kiện đó.",
                "Run `coopledger audit verify`; keep the mirror, it still has those events.")
            : null);

    private static string N(long number) => VietnameseNumber.Format(number);
}
