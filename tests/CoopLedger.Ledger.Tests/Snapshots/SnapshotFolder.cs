using CoopLedger.Indicators;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Properties;

namespace CoopLedger.Ledger.Tests.Snapshots;

/// <summary>A folder with one snapshot, gone when the test is over.</summary>
internal sealed class SnapshotFolder : IDisposable
{
    private static readonly DateOnly[] Days = [new(2021, 12, 31), new(2024, 12, 31)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coopledger-");

    public SnapshotFolder() => Snapshot = SnapshotFile.Beside(Path.Combine(_folder.FullName, "l.db"));

    public SnapshotFile Snapshot { get; }

    public string[] Names() =>
        [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name)
            .Order(StringComparer.Ordinal)];

    /// <summary>Rebuilds and saves.</summary>
    public async Task<Projection> Save(IEventLog log, long until = long.MaxValue)
    {
        var projection = await Rebuild.Run(log, until);
        Assert.True(await Snapshot.TrySave(projection, log, CancellationToken.None));
        return projection;
    }

    public async Task<Projection> Load(IEventLog log)
    {
        var loaded = await Snapshot.Load(log, CancellationToken.None);
        Assert.Null(loaded.Refusal);
        return Assert.IsType<Projection>(loaded.Projection);
    }

    public async Task<SnapshotRefusal> Refused(IEventLog log)
    {
        var loaded = await Snapshot.Load(log, CancellationToken.None);
        Assert.Null(loaded.Projection);
        return Assert.IsType<SnapshotRefusal>(loaded.Refusal);
    }

    /// <summary>Everything that a projection says, as known at a position.</summary>
    public static string Told(Projection projection, long knownBy = long.MaxValue) => string.Join(
        '\n',
        projection.Everything(knownBy).Concat(
            from register in RegisterCatalogue.All
            from day in Days
            from row in register.Rows(projection, day, knownBy)
            select $"{register.Name} {day}: "
                + string.Join('|', row.Cells.Select(cell => $"{cell.Value}/{cell.Shown}"))
                + " " + string.Join(' ', row.Positions)));

    public void Dispose() => _folder.Delete(recursive: true);
}
