using System.Diagnostics;
using CoopLedger.Domain.Values;
using Spectre.Console;

namespace CoopLedger.Cli.Output;

/// <summary>Says on standard error how far a rebuild or another long task is, how fast it goes and
/// how long it will take: a bar on a terminal, otherwise a line every few seconds. With JSON it
/// says nothing.
/// </summary>
/// <param name="screen">Where to.</param>
/// <param name="last">The last position.</param>
internal sealed class RebuildProgress(Screen screen, long last) : IProgress<long>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private ProgressTask? _bar;
    private TimeSpan _told;

    /// <summary>What is done.</summary>
    public (string Vietnamese, string English) Name { get; init; } = ("Dựng lại", "Rebuild");

    /// <summary>Positions that were found done, by an earlier run: they took no time.</summary>
    public Func<long> Found { get; init; } = () => 0;

    /// <summary>Does the work, and tells of it meanwhile.</summary>
    public async Task<T> Of<T>(Func<IProgress<long>?, Task<T>> work)
    {
        if (screen.IsJson)
        {
            return await work(null);
        }

        if (!screen.ShowsProgress)
        {
            return await work(this);
        }

        return await screen.Messages.Progress().AutoClear(true).StartAsync(async context =>
        {
            _bar = context.AddTask(
                screen.Say(Name.Vietnamese, Name.English), maxValue: Math.Max(1, last));
            return await work(this);
        });
    }

    public void Report(long value)
    {
        if (_bar is { } bar)
        {
            bar.Value = value;
            bar.Description = Markup.Escape(Text(value));
        }
        else if (_watch.Elapsed - _told >= Between)
        {
            _told = _watch.Elapsed;
            screen.Note(Text(value));
        }
    }

    private string Text(long position)
    {
        var rate = Rate(position - Found(), _watch.Elapsed);
        var left = rate == 0 ? 0 : (last - position + rate - 1) / rate;
        return screen.Say(
            $"{N(position)}/{N(last)} sự kiện · {N(rate)} sự kiện/giây · còn {Time(left)}",
            $"{N(position)}/{N(last)} events · {N(rate)} events/s · {Time(left)} left");
    }

    /// <summary>Events a second.</summary>
    public static long Rate(long events, TimeSpan elapsed) =>
        (long)(Math.Max(0, events) / Math.Max(elapsed.TotalSeconds, 1e-6));

    private static string Time(long seconds) => seconds < 60
        ? $"{seconds} s"
        : $"{N(seconds / 60)} min {seconds % 60} s";

    private static string N(long number) => VietnameseNumber.Format(number);
}
