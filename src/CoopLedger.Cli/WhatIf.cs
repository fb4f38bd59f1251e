using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli;

/// <summary>What an answer leaves out and adds, as every what-if says before anything else.
/// </summary>
/// <param name="Left">What is left out.</param>
/// <param name="Definitions">The definitions in use.</param>
/// <param name="Head">The last position of the ledger itself.</param>
/// <param name="Cut">The position after which nothing is read before facts are added, where
/// <c>--known-by</c> stands beside <c>--with</c>.</param>
internal sealed record WhatIf(LeftOut Left, Definitions Definitions, long Head, long? Cut)
{
    private const int ShownMax = 8;

    /// <summary>The lines of <c>--with</c> that were not added.</summary>
    public List<RefusedLine> Refused { get; } = [];

    /// <summary>The events that were added.</summary>
    public IReadOnlyList<StoredEvent> Added { get; set; } = [];

    /// <summary>Up to where the ledger itself is read for the recorded value.</summary>
    public long RecordedBy(long knownBy) => Cut ?? Math.Min(knownBy, Head);

    /// <summary>Adds the facts of the files, by the ordinary decisions.</summary>
    /// <exception cref="UsageException">A line was refused, and it is not to go on.</exception>
    public async Task Add(
        IReadOnlyCollection<string> files, Session session, ParseResult parsed, Screen screen,
        CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await using var stream = File.OpenRead(file);
            await new Import(session.Mediator).Run(
                file, stream, "what-if", stopOnRefusal: false, Refused.Add, null,
                cancellationToken);
        }

        foreach (var line in Refused)
        {
            foreach (var refusal in line.Refusals)
            {
                screen.Refusal(refusal, $"{line.File}:{line.Line}");
            }
        }

        if (Refused.Count > 0 && !WhatIfOptions.KeepsGoing(parsed))
        {
            throw new UsageException(
                $"{Refused.Count} dòng của --with bị từ chối, nên không trả lời (--keep-going: "
                    + "vẫn trả lời).",
                $"{Refused.Count} lines of --with were refused, so there is no answer "
                    + "(--keep-going: answer all the same).",
                ExitCodes.Refused, "what-if.refused");
        }
    }

    /// <summary>For people; the first line says that it is a what-if.</summary>
    public void Tell(Screen screen)
    {
        screen.Line(screen.Say(
            "*** GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU CỦA SỔ ***",
            "*** WHAT-IF: NOT WHAT THE LEDGER SAYS ***"));
        if (Cut is { } cut)
        {
            screen.Line(screen.Say(
                $"  sổ chỉ đọc đến vị trí {cut}, rồi mới thêm",
                $"  the ledger is read to position {cut} alone, then added to"));
        }

        if (!Left.Events.IsEmpty)
        {
            screen.Line(screen.Say("  bỏ ra: ", "  left out: ")
                + Names(screen, Left.Events.Select(left => left.Event)));
        }

        if (Added.Count > 0)
        {
            screen.Line(screen.Say("  thêm vào: ", "  added: ") + Names(screen, Added));
        }

        if (Definitions.Earlier.Any())
        {
            screen.Line(screen.Say("  theo định nghĩa: ", "  by the definitions: ") + string.Join(
                ", ", Definitions.Earlier.Select(one => $"{one.Code}@{one.Version}")));
        }

        foreach (var (stored, refusal) in Left.CannotStand)
        {
            screen.Line(screen.Say(
                $"  ! vẫn tính, dù không thể đứng vững: #{stored.Position} {stored.Event.Name} "
                    + $"({stored.Stream}): {refusal.Vietnamese} [{refusal.Code}]",
                $"  ! counted, although it could not stand: #{stored.Position} "
                    + $"{stored.Event.Name} ({stored.Stream}): {refusal.English} "
                    + $"[{refusal.Code}]"));
        }
    }

    public JObject Json() => new()
    {
        ["leftOut"] = new JArray(Left.Events.Select(left => Named(left.Event, (
            "consequence", left.IsConsequence)))),
        ["added"] = new JArray(Added.Select(stored => Named(stored))),
        ["refused"] = new JArray(Refused.SelectMany(line => line.Refusals.Select(refusal =>
        {
            var json = RefusalJson.Of(refusal);
            json.AddFirst(new JProperty("line", line.Line));
            json.AddFirst(new JProperty("file", line.File));
            return json;
        }))),
        ["definitions"] = new JArray(
            Definitions.Earlier.Select(one => $"{one.Code}@{one.Version}")),
        ["couldNotStand"] = new JArray(Left.CannotStand.Select(item => Named(
            item.Event, ("rule", item.Refusal.Code), ("vi", item.Refusal.Vietnamese),
            ("en", item.Refusal.English)))),
        ["recordedHead"] = Head,
        ["cutAt"] = Cut,
    };

    /// <summary>The what-if less what is recorded, where both are one number.</summary>
    public static Rational? Difference(Answer? recorded, Answer assumed) =>
        recorded?.Value is { IsExact: true } before && assumed.Value is { IsExact: true } now
            ? now.Low - before.Low
            : null;

    /// <summary>A difference as people read it: with its sign, rounded as the value is.</summary>
    public static string Signed(Answer like, Rational? difference)
    {
        if (difference is not { } change)
        {
            return "";
        }

        var decimals = change.IsInteger ? 0 : like.Indicator.Decimals;
        return (change > 0 ? "+" : "")
            + VietnameseNumber.Format(change.Round(decimals), decimals);
    }

    private static string Names(Screen screen, IEnumerable<StoredEvent> events)
    {
        var all = events.ToList();
        var named = string.Join(", ", all.Take(ShownMax)
            .Select(stored => $"#{stored.Position} {stored.Event.Name}"));
        return all.Count > ShownMax
            ? named + screen.Say(
                $", … ({all.Count} sự kiện)", $", … ({all.Count} events)")
            : named;
    }

    private static JObject Named(
        StoredEvent stored, params IEnumerable<(string Name, JToken Value)> more)
    {
        var json = new JObject
        {
            ["position"] = stored.Position,
            ["id"] = stored.Event.Id.ToString("D"),
            ["type"] = stored.Event.Name,
            ["stream"] = stored.Stream.Text,
        };
        foreach (var (name, value) in more)
        {
            json[name] = value;
        }

        return json;
    }
}
