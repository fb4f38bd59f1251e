using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Writing;
using MediatR;

namespace CoopLedger.Ledger.Importing;

/// <summary>What an import did.</summary>
/// <param name="Lines">Lines that were not blank.</param>
/// <param name="Recorded">Lines that recorded something.</param>
/// <param name="Events">Events recorded.</param>
/// <param name="Unchanged">Lines that changed nothing: recorded before, or already true.</param>
/// <param name="Refused">Lines that were refused.</param>
/// <param name="Stopped">Whether it stopped before the end of the file.</param>
public sealed record ImportResult(
    int Lines, int Recorded, int Events, int Unchanged, int Refused, bool Stopped);

/// <summary>A line that was not recorded, and everything that is wrong with it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Refusals">At least one.</param>
public sealed record RefusedLine(string File, int Line, ImmutableArray<Refusal> Refusals);

/// <summary>A line that was recorded now, and not by an earlier import of it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Receipt">The receipt, with at least one event.</param>
public sealed record RecordedLine(string File, int Line, Receipt Receipt);

/// <summary>Imports JSON Lines: each line is one submit of its own, and a refused line keeps no
/// other from being recorded.</summary>
public sealed class Import(IMediator mediator)
{
    /// <summary>Told of each line that was recorded, before the next one is read.</summary>
    public Func<RecordedLine, CancellationToken, Task>? Recorded { get; init; }

    /// <summary>Seals what lines say of private persons; without it such lines are refused.
    /// </summary>
    public LineSealing? Sealing { get; init; }

    /// <param name="name">The file's name, for messages.</param>
    /// <param name="file">The file.</param>
    /// <param name="actor">Who imports, for lines that do not say.</param>
    /// <param name="stopOnRefusal">Whether to stop at the first refused line.</param>
    /// <param name="refused">Told of each refused line, at once.</param>
    /// <param name="progress">Told the bytes read.</param>
    /// <param name="cancellationToken">Stops between lines; what is recorded stays.</param>
    public async Task<ImportResult> Run(
        string name, Stream file, string actor, bool stopOnRefusal, Action<RefusedLine> refused,
        IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var result = new ImportResult(0, 0, 0, 0, 0, false);
        using var lines = JsonLinesFile.Read(file).GetEnumerator();
        while (true)
        {
            try
            {
                if (!lines.MoveNext())
                {
                    return result;
                }
            }
            catch (NotLinesException problem)
            {
                refused(new(name, problem.Line, [problem.Refusal]));
                return result with { Refused = result.Refused + 1, Stopped = true };
            }

            cancellationToken.ThrowIfCancellationRequested();
            var (number, line) = lines.Current;
            var (receipt, refusals) = await Submit(line, actor, cancellationToken);
            result = Count(result, receipt);
            progress?.Report(file.CanSeek ? file.Position : number);
            if (receipt is { Outcome: Outcome.Recorded, IsRepeat: false } && Recorded is { } told)
            {
                await told(new(name, number, receipt), cancellationToken);
            }

            if (receipt is not null && receipt.Outcome != Outcome.Refused)
            {
                continue;
            }

            refused(new(name, number, refusals));
            if (stopOnRefusal)
            {
                return result with { Stopped = true };
            }
        }
    }

    private async Task<(Receipt? Receipt, ImmutableArray<Refusal> Refusals)> Submit(
        string line, string actor, CancellationToken cancellationToken)
    {
        if (Sealing is { } sealing)
        {
            (line, var unsealed) = await sealing.Seal(line, cancellationToken);
            if (!unsealed.IsEmpty)
            {
                return (null, unsealed);
            }
        }

        var (submit, refusals) = ImportLine.Read(line, actor);
        if (submit is null)
        {
            return (null, refusals);
        }

        var receipt = await mediator.Send(submit, cancellationToken);
        return (receipt, receipt.Refusal is { } refusal ? [refusal] : []);
    }

    private static ImportResult Count(ImportResult sofar, Receipt? receipt) => receipt switch
    {
        { Outcome: Outcome.Recorded, IsRepeat: false } => sofar with
        {
            Lines = sofar.Lines + 1,
            Recorded = sofar.Recorded + 1,
            Events = sofar.Events + receipt.Events.Length,
        },
        { Outcome: not Outcome.Refused } => sofar with
        {
            Lines = sofar.Lines + 1,
            Unchanged = sofar.Unchanged + 1,
        },
        _ => sofar with { Lines = sofar.Lines + 1, Refused = sofar.Refused + 1 },
    };
}
