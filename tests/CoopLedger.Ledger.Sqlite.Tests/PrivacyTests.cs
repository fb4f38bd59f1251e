using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Writing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>What lies on the disk of a private person, while the ledger is in use.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const string Name = "Nguyễn Văn Ân";
    private const string Telephone = "0912 345 678";

    private readonly TestFolder _folder = new();

    private string Ledger => _folder.Path("sổ cái.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_file_of_an_open_ledger_holds_a_name_or_a_hash_of_one()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        var keys = new SubjectKeys(
            new KeyFolder(_folder.Path("keys")), RandomNumberGenerator.GetBytes);
        await using var services = new ServiceCollection()
            .AddLedger(store, TimeProvider.System, keys).BuildServiceProvider();
        var mediator = services.GetRequiredService<IMediator>();
        var refused = 0;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(
            "{\"command\":\"name-person\",\"person\":\"nguoi-1\",\"on\":\"2025-01-05\","
            + $"\"name\":\"{Name}\",\"contact\":\"{Telephone}\"}}"));
        await new Import(mediator) { Sealing = new(store, keys) }.Run(
            "names.jsonl", file, "staff-1", false, _ => refused++, null, CancellationToken.None);
        Assert.Equal(0, refused);
        Assert.True(new FileInfo(Ledger + "-wal").Length > 0);
        Assert.True(Holds("sealed.v1."));
        Assert.Equal(4, _folder.Names().Length); // The ledger, -wal, -shm and the keys.
        Nowhere();

        var receipt = await mediator.Send(new Submit(
            new ErasePerson(new("nguoi-1"), new DateOnly(2025, 2, 1), new("Đơn 01")), "staff-1",
            "k"));
        Assert.Single(receipt.Events);
        Nowhere();
        Assert.Empty(Directory.GetFiles(
            _folder.Path("keys"), "*", SearchOption.AllDirectories));
        var report = await LedgerVerification.Run(store, null, CancellationToken.None);
        Assert.True(report.IsSound, report.Fault);
    }

    private void Nowhere()
    {
        foreach (var plain in (string[])[Name, Telephone])
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(plain));
            Assert.False(Holds(plain));
            Assert.False(Holds(Encoding.Unicode.GetBytes(plain)));
            Assert.False(Holds(Encoding.BigEndianUnicode.GetBytes(plain)));
            Assert.False(Holds(hash));
            Assert.False(Holds(Convert.ToHexStringLower(hash)));
            Assert.False(Holds(Convert.ToBase64String(hash)));
        }
    }

    private bool Holds(string text) => Holds(Encoding.UTF8.GetBytes(text));

    private bool Holds(byte[] trace) => Directory
        .GetFiles(_folder.Root, "*", SearchOption.AllDirectories)
        .Any(file =>
        {
            using var open = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            open.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(trace) >= 0;
        });
}
