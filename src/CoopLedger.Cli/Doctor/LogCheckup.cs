using System.Collections.Immutable;
using System.Security.Cryptography;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli.Doctor;

/// <summary>Looks at what the log and the folder of keys say of each other.</summary>
/// <param name="store">The ledger, opened for reading.</param>
/// <param name="folder">Its folder of keys.</param>
/// <param name="now">The machine's clock.</param>
internal sealed class LogCheckup(ILedgerStore store, KeyFolder folder, DateTimeOffset now)
{
    /// <summary>Events after the last checkpoint that want one.</summary>
    private const long UnsignedMax = 1000;

    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    private readonly LedgerKeys _keys = new(folder, store.LedgerId);

    /// <summary>Whether all that was signed is there.</summary>
    public async Task<Finding> Continues(CancellationToken cancellationToken)
    {
        var name = Labels.Of("Đủ những gì đã ký", "All that was signed");
        try
        {
            if (_keys.ReadLastSigned() is not { } last)
            {
                return new(
                    "checkpoint.continuity", Health.Good, name,
                    Labels.Of("chưa ký lần nào ở đây", "nothing was signed here yet"));
            }

            await Continuity.Demand(store, last, cancellationToken);
            return new(
                "checkpoint.continuity", Health.Good, name,
                Checkup.Same($"≥ {VietnameseNumber.Format(last.Checkpoint.Tree.Size)}"));
        }
        catch (StoreException problem)
        {
            return new(
                "checkpoint.continuity", Health.Failing, name, Checkup.Same(problem.Code),
                Labels.Of(problem.Vietnamese, problem.Message));
        }
    }

    /// <summary>How long ago a checkpoint was signed, and how much has come since.</summary>
    public async Task<Finding> Checkpoint(CancellationToken cancellationToken)
    {
        var name = Labels.Of("Điểm kiểm tra cuối", "Last checkpoint");
        var head = (await store.ReadHead(cancellationToken)).Position;
        var last = await store.LastCheckpoint(long.MaxValue, cancellationToken);
        if (last is null)
        {
            return head == 0
                ? new(
                    "checkpoint.age", Health.Good, name, Labels.Of("sổ còn trống", "empty ledger"))
                : new(
                    "checkpoint.age", Health.Warning, name, Labels.Of("chưa có", "none"),
                    Checkup.Same("coopledger audit checkpoint"));
        }

        var since = head - last.Size;
        var signedAt = _keys.LastSignedAt;
        var when = signedAt is { } instant ? Checkup.Instant(instant) + ", " : "";
        var found = Labels.Of(
            $"{when}cỡ {VietnameseNumber.Format(last.Size)}, {since} sự kiện sau đó",
            $"{when}size {VietnameseNumber.Format(last.Size)}, {since} events since");
        var isOld = since >= UnsignedMax || (since > 0 && now - signedAt > Month);
        return new(
            "checkpoint.age", isOld ? Health.Warning : Health.Good, name, found,
            isOld ? Checkup.Same("coopledger audit checkpoint") : null);
    }

    /// <summary>When the whole was last verified.</summary>
    public Finding Verification()
    {
        var name = Labels.Of("Lần kiểm tra cuối", "Last verification");
        var advice = Checkup.Same("coopledger audit verify");
        if (LastVerification.Read(folder) is not { } last)
        {
            return new(
                "verification.age", Health.Warning, name,
                Labels.Of("không rõ", "not known"), advice);
        }

        var found = Labels.Of(
            $"{Checkup.Instant(last.At)}, {VietnameseNumber.Format(last.Events)} sự kiện",
            $"{Checkup.Instant(last.At)}, {VietnameseNumber.Format(last.Events)} events");
        return last switch
        {
            { IsSound: false } => new(
                "verification.age", Health.Failing, name,
                Labels.Of(found.Vietnamese + ": có lỗi", found.English + ": faulty"), advice),
            _ when now - last.At > Month =>
                new("verification.age", Health.Warning, name, found, advice),
            _ => new("verification.age", Health.Good, name, found),
        };
    }

    /// <summary>Whether erased persons are erased, and named ones can be read.</summary>
    public async Task<Finding> Persons(CancellationToken cancellationToken)
    {
        var name = Labels.Of("Khóa của cá nhân", "Keys of persons");
        var persons = await ErasedKeys.Read(
            store, new SubjectKeys(folder, RandomNumberGenerator.GetBytes), cancellationToken);
        return persons switch
        {
            { ErasedWithKey: { IsEmpty: false } erased } => new(
                "persons.keys", Health.Failing, name,
                Labels.Of(
                    $"người đã xóa còn khóa: {Listed(erased)}",
                    $"erased, and the key is still there: {Listed(erased)}"),
                Labels.Of(
                    "Lần mở sổ để ghi kế tiếp sẽ hủy các khóa này.",
                    "The next opening of the ledger for recording destroys them.")),
            { NamedWithoutKey: { IsEmpty: false } lost } => new(
                "persons.keys", Health.Warning, name,
                Labels.Of($"không có khóa: {Listed(lost)}", $"no key: {Listed(lost)}"),
                Labels.Of(
                    "Hãy khôi phục thư mục khóa, hoặc chỉ ra bằng --keys.",
                    "Restore the folder of keys, or name it with --keys.")),
            _ => new(
                "persons.keys", Health.Good, name, Labels.Of("khớp với sổ", "as the ledger says")),
        };
    }

    private static string Listed<T>(ImmutableArray<T> persons) => string.Join(
        ", ", persons.Take(5)) + (persons.Length > 5 ? $" … ({persons.Length})" : "");
}
