using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Tests.Keys;

/// <summary>A ledger with a folder of keys of its own.</summary>
internal sealed class KeyDesk : IAsyncDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("coopledger-keys-");
    private int _recorded;

    public KeyDesk()
    {
        Folder = new(Path.Combine(_place.FullName, "sổ.keys"));
        Keys = new(Folder, Book.Store.LedgerId);
    }

    public TestLedger Book { get; private set; } = new();

    public MemoryEventStore Store => (MemoryEventStore)Book.Store;

    public KeyFolder Folder { get; }

    public LedgerKeys Keys { get; }

    public Task<SignedCheckpoint> Sign() => SignOn(Store);

    public Task<SignedCheckpoint> SignOn(MemoryEventStore store) =>
        new CheckpointSigning(store, store, Keys, TimeProvider.System)
            .Sign(CancellationToken.None);

    public async Task Record(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Book.Record(new FoundCooperative(
                new OrganisationId($"htx-{_recorded++}"), new Text("HTX"), new UnitId("phu-tho"),
                new DateOnly(2023, 3, 14)));
        }
    }

    /// <summary>As if a copy of the ledger with its first events only had been restored.
    /// </summary>
    public async Task Restore(int count)
    {
        var older = new MemoryEventStore(Store.LedgerId);
        await foreach (var batch in Store.ReadAll(0, 1, CancellationToken.None))
        {
            var one = batch[0];
            if (one.Position > count)
            {
                break;
            }

            await older.Append(
                one.Stream, one.Revision - 1, [one.Event], one.Origin, CancellationToken.None);
        }

        foreach (var kept in await Store.ReadCheckpoints(0, CancellationToken.None))
        {
            if (kept.Size <= count)
            {
                await older.AddCheckpoint(kept, CancellationToken.None);
            }
        }

        await Book.DisposeAsync();
        Book = new(older);
    }

    public string PathOf(string name) => Path.Combine(Folder.Path, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public static Checkpoint Open(SignedCheckpoint signed) =>
        Checkpoint.Open(signed.Note.Span, signed.Key);

    public async ValueTask DisposeAsync()
    {
        await Book.DisposeAsync();
        _place.Delete(recursive: true);
    }
}
