using CoopLedger.Ledger.Sqlite.Simulation.Disk;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>The folder of a simulated machine, as one process sees it.</summary>
internal sealed class SimulatedFolder(Machine machine, Process process, bool flushes) : IFolder
{
    public bool HasFile(string path) => machine.HasFile(Path.GetFileName(path));

    public bool HasFolder(string path) => Path.GetFileName(path) == process.Id;

    public void Rename(string from, string to) => machine.Rename(
        process, Path.GetFileName(from), Path.GetFileName(to), flushes);

    public void Flush(string path) => machine.Flush(process, Path.GetFileName(path));

    public void Remove(string path)
    {
        var name = Path.GetFileName(path);
        if (machine.HasFile(name))
        {
            machine.Delete(process, name, flushFolder: false);
        }
    }
}
