using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Copying;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>What a copy came to, for people and for machines.</summary>
/// <param name="Copied">What was copied.</param>
/// <param name="CopyTime">How long that took.</param>
/// <param name="Verification">What reading the copy gave.</param>
/// <param name="VerificationTime">How long that took.</param>
/// <param name="Ledger">The id of both.</param>
/// <param name="Grown">The events that were recorded in the source meanwhile.</param>
internal sealed record CopyReport(
    CopyResult Copied, TimeSpan CopyTime, CopyVerification Verification,
    TimeSpan VerificationTime, Guid Ledger, long Grown)
{
    public required LedgerPlace From { get; init; }

    public required LedgerPlace To { get; init; }

    private bool ShareKeys => From.Keys.Path == To.Keys.Path;

    /// <summary>The command that copies the keys, for a shell.</summary>
    private string KeysCommand =>
        $"cp -a {Quoted(From.Keys.Path)} {Quoted(To.Keys.Path)}";

    public void Show(Screen screen)
    {
        if (screen.IsJson)
        {
            screen.Json(Json());
            return;
        }

        var (head, before) = (Copied.Head, Copied.Before);
        var rate = N(RebuildProgress.Rate(Copied.Copied, CopyTime));
        screen.Line(screen.Say(
            $"Đã chép {N(Copied.Copied)} sự kiện từ {From.Name} sang {To.Name} (đã có sẵn "
                + $"{N(before)}), {Milliseconds(CopyTime)} ms, {rate} sự kiện/giây; thêm "
                + $"{Copied.Checkpoints} điểm kiểm tra.",
            $"Copied {N(Copied.Copied)} events from {From.Name} to {To.Name} ({N(before)} were "
                + $"there), {Milliseconds(CopyTime)} ms, {rate} events/s; checkpoints added: "
                + $"{Copied.Checkpoints}."));
        var all = N(RebuildProgress.Rate(head.Position, VerificationTime));
        var (events, streams) = (N(head.Position), N(Verification.Events.Streams));
        screen.Line(screen.Say(
            $"Đã đọc lại toàn bộ bản chép và kiểm tra: {events} sự kiện trên {streams} luồng, "
                + $"{Milliseconds(VerificationTime)} ms, {all} sự kiện/giây.",
            $"Read the whole copy again and verified it: {events} events on {streams} streams, "
                + $"{Milliseconds(VerificationTime)} ms, {all} events/s."));
        screen.Line(screen.Say("Gốc Merkle của cả hai: ", "Merkle root of both: ")
            + head.RootText);
        ShowRest(screen);
    }

    private void ShowRest(Screen screen)
    {
        if (Grown > 0)
        {
            screen.Line(screen.Say(
                $"Trong lúc đó nguồn có thêm {N(Grown)} sự kiện chưa được chép: hãy chạy lại.",
                $"Meanwhile {N(Grown)} more events were recorded in the source and are not in the "
                    + "copy: run it again."));
        }

        screen.Line(ShareKeys
            ? screen.Say(
                $"Cả hai dùng khóa trong {From.Keys.Path}.",
                $"Both use the keys in {From.Keys.Path}.")
            : screen.Say(
                $"Khóa không được chép. Để ký tiếp ở đó: {KeysCommand}",
                $"Keys are not copied. To go on signing there: {KeysCommand}"));
        screen.Line(screen.Say(
            "Từ nay hãy chỉ ghi vào một trong hai sổ.",
            "From now on record in one of the two only."));
    }

    private JObject Json() => new()
    {
        ["ledger"] = Ledger.ToString(),
        ["from"] = From.Name,
        ["to"] = To.Name,
        ["events"] = Copied.Head.Position,
        ["root"] = Copied.Head.RootText,
        ["copied"] = Copied.Copied,
        ["before"] = Copied.Before,
        ["checkpointsAdded"] = Copied.Checkpoints,
        ["milliseconds"] = Milliseconds(CopyTime),
        ["verified"] = new JObject
        {
            ["events"] = Verification.Events.Events,
            ["streams"] = Verification.Events.Streams,
            ["root"] = Verification.Events.Root,
            ["projection"] = Verification.Events.ProjectionHash,
            ["checkpoints"] = Verification.Checkpoints?.Checkpoints,
            ["milliseconds"] = Milliseconds(VerificationTime),
        },
        ["recordedMeanwhile"] = Grown,
        ["keysCommand"] = ShareKeys ? null : KeysCommand,
    };

    private static string Quoted(string path) =>
        path.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-".Contains(letter))
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static string N(long number) => VietnameseNumber.Format(number);
}
