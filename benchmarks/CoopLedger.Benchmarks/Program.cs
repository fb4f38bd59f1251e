using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using CoopLedger.Benchmarks;

// A job given on the command line (--job dry) takes the place of ours and is run as ours is:
// inside this process, which needs no second build and no feed.
var ownJob = !args.Any(arg => arg is "--job" or "-j");
var summaries = BenchmarkSwitcher.FromAssembly(typeof(ShortJob).Assembly).Run(
    ownJob ? args : [.. args, "--inProcess"],
    ownJob ? DefaultConfig.Instance.AddJob(ShortJob.Make()) : DefaultConfig.Instance).ToList();

// A benchmark whose result is wrong throws, and has then no figures to report.
return summaries.Exists(summary =>
    summary.HasCriticalValidationErrors
    || !summary.Reports.All(report => report.Success && report.ResultStatistics is not null))
    ? 1
    : 0;
