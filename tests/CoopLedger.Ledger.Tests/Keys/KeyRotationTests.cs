using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Keys;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Tests.Keys;

/// <summary>One key in the place of another, whatever comes between.</summary>
public sealed class KeyRotationTests : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2025, 12, 1);
    private static readonly Text Reason = new("hết nhiệm kỳ");

    private readonly KeyDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_old_key_signs_for_the_new_one_and_is_gone()
    {
        var first = _desk.Keys.Make();
        await _desk.Record(2);
        var old = _desk.Read("signing.pem");
        var change = await Rotate();
        Assert.Null(change.Refusal);
        Assert.Equal((3, first, (long)2), (
            change.Link!.Position, change.Link.Old, change.Link.MadeAt.Size));
        Assert.Equal(change.Link.New, change.Signed!.Key);
        Assert.Equal(3, KeyDesk.Open(change.Signed).Tree.Size);
        Assert.NotEqual(old, _desk.Read("signing.pem"), StringComparer.Ordinal);
        Assert.Equal(
            ["last-signed.note", "signing.lock", "signing.pem"], _desk.Folder.Names);

        // Before it there is a checkpoint of the old key.
        var before = await _desk.Store.LastCheckpoint(2, CancellationToken.None);
        Assert.Equal(2, Checkpoint.Open(before!.Note.Span, first).Tree.Size);
    }

    [Fact]
    public async Task A_chain_of_keys_tells_which_one_signs_which_size()
    {
        var first = _desk.Keys.Make();
        await _desk.Record(2);
        var second = (await Rotate()).Link!.New;
        await _desk.Record(4);
        var third = (await Rotate()).Link!.New;
        var history = await KeyHistory.Read(_desk.Store, CancellationToken.None);
        Assert.Equal(
            [new(first, 0, 2), new(second, 3, 7), new(third, 8, null)],
            history.Keys(null).AsEnumerable());
        Assert.Equal(third, (await _desk.Sign()).Key);
    }

    [Theory]
    [InlineData("next made, nothing recorded")]
    [InlineData("recorded, old still there")]
    [InlineData("recorded, old half destroyed")]
    [InlineData("recorded, old destroyed")]
    [InlineData("recorded, new in place, next still there")]
    [InlineData("recorded, new in place, next half destroyed")]
    public async Task A_crash_anywhere_is_finished_by_the_same_command(string state)
    {
        _desk.Keys.Make();
        await _desk.Record(2);
        var old = await File.ReadAllBytesAsync(_desk.PathOf("signing.pem"));
        var change = await Rotate();
        var wanted = change.Link!.New;
        var made = await File.ReadAllBytesAsync(_desk.PathOf("signing.pem"));
        if (state.StartsWith("next made", StringComparison.Ordinal))
        {
            await _desk.Restore(2);
            File.Delete(_desk.PathOf("last-signed.note"));
            _desk.Folder.Write("signing.pem", old);
            _desk.Folder.Write("signing.next.pem", made);
        }
        else
        {
            Leave(state, old, made);
        }

        var finished = await Rotate();
        Assert.Null(finished.Refusal);
        Assert.Equal(wanted, finished.Link!.New);
        Assert.Equal(wanted, finished.Signed!.Key);
        Assert.Equal(made, await File.ReadAllBytesAsync(_desk.PathOf("signing.pem")));
        Assert.DoesNotContain(
            "signing.next.pem", _desk.Folder.Names, StringComparer.Ordinal);
        Assert.Single((await KeyHistory.Read(_desk.Store, CancellationToken.None)).Links);
    }

    [Fact]
    public async Task A_key_that_the_ledger_does_not_name_signs_nothing()
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        var old = await File.ReadAllBytesAsync(_desk.PathOf("signing.pem"));
        await Rotate();
        _desk.Folder.Write("signing.pem", old);
        var refusal = await Assert.ThrowsAsync<StoreException>(_desk.Sign);
        Assert.Equal("keys.not-in-force", refusal.Code);
    }

    [Fact]
    public async Task A_change_that_the_old_key_did_not_sign_is_refused()
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        var change = await Rotate();
        var stored = (await _desk.Store.ReadStream(
            KeyChain.Stream, CancellationToken.None))[0];
        var fact = (KeyRotated)Json.StoredEventReading.ToFact(stored).Event;
        var right = new RotateKey(
            fact.OldKey, fact.NewKey, fact.Position, fact.Root, fact.Signature, Day, Reason);
        Assert.NotNull(change.Signed);
        RotateKey[] wrong =
        [
            right, // The signature is of another direction.
            right with { Signature = new("AAAA") },
            right with { Signature = new("no base64 !") },
            right with { NewKey = new("no key") },
            right with { Position = 99 },
            right with { Root = new("00") },
        ];
        foreach (var command in wrong)
        {
            var receipt = await _desk.Book.Submit(command);
            Assert.Equal(KeySuccession.NotSigned, receipt.Refusal?.Rule);
        }

        Assert.Equal(2, await _desk.Book.Length());
    }

    [Fact]
    public async Task A_change_of_keys_is_not_reversed()
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        await Rotate();
        var receipt = await _desk.Book.Submit(
            new ReverseFact(FactReference.Parse("2"), Day, Reason));
        Assert.Equal(KeySuccession.Stands, receipt.Refusal?.Rule);
    }

    [Fact]
    public async Task A_day_that_has_not_come_is_refused_and_changes_nothing()
    {
        var first = _desk.Keys.Make();
        await _desk.Record(1);
        var change = await Rotate(new DateOnly(2099, 1, 1));
        Assert.Equal(SubmitHandler.InTheFuture, change.Refusal?.Rule);
        await _desk.Record(1);
        Assert.Equal(first, (await _desk.Sign()).Key);
        Assert.Null((await Rotate()).Refusal);
    }

    [Fact]
    public async Task A_loss_is_acknowledged_under_another_name()
    {
        var first = _desk.Keys.Make();
        await _desk.Record(5);
        var lost = (await _desk.Sign()).Checkpoint;
        await _desk.Restore(3);
        var change = await Acknowledge();
        Assert.Null(change.Refusal);
        Assert.Equal((4, first, lost.Tree), (
            change.Link!.Position, change.Link.Old, change.Link.Lost));
        Assert.Equal(first.Name + "/2", change.Link.New.Name);
        Assert.Equal(first.Name + "/2", KeyDesk.Open(change.Signed!).Origin);
        await _desk.Record(3);
        Assert.Equal(7, (await _desk.Sign()).Checkpoint.Tree.Size);

        // And once more.
        await _desk.Restore(6);
        Assert.Equal(first.Name + "/3", (await Acknowledge()).Link!.New.Name);
    }

    [Fact]
    public async Task Where_nothing_is_lost_nothing_is_acknowledged()
    {
        _desk.Keys.Make();
        await _desk.Record(2);
        await _desk.Sign();
        var refusal = await Assert.ThrowsAsync<StoreException>(Acknowledge);
        Assert.Equal("ledger.nothing-lost", refusal.Code);
        Assert.Equal(2, await _desk.Book.Length());
    }

    [Fact]
    public async Task A_crash_after_a_loss_was_recorded_is_finished_by_the_same_command()
    {
        _desk.Keys.Make();
        await _desk.Record(5);
        var old = await File.ReadAllBytesAsync(_desk.PathOf("signing.pem"));
        await _desk.Sign();
        var note = await File.ReadAllBytesAsync(_desk.PathOf("last-signed.note"));
        await _desk.Restore(3);
        var wanted = (await Acknowledge()).Link!.New;
        var made = await File.ReadAllBytesAsync(_desk.PathOf("signing.pem"));
        _desk.Folder.Write("signing.pem", old);
        _desk.Folder.Write("signing.next.pem", made);
        _desk.Folder.Write("last-signed.note", note);
        var finished = await Acknowledge();
        Assert.Equal(wanted, finished.Link!.New);
        Assert.Equal(wanted, finished.Signed!.Key);
        Assert.Equal(4, await _desk.Book.Length());
    }

    private void Leave(string state, byte[] old, byte[] made)
    {
        var (own, next) = state switch
        {
            "recorded, old still there" => (old, made),
            "recorded, old half destroyed" => (new byte[old.Length], made),
            "recorded, old destroyed" => (null, made),
            "recorded, new in place, next still there" => (made, made),
            _ => (made, new byte[made.Length]),
        };
        _desk.Folder.Write("signing.next.pem", next);
        if (own is null)
        {
            _desk.Folder.Destroy("signing.pem");
        }
        else
        {
            _desk.Folder.Write("signing.pem", own);
        }
    }

    private Task<KeyChange> Rotate(DateOnly? on = null) => Change.Rotate(
        on ?? Day, Reason, "staff-1", CancellationToken.None);

    private Task<KeyChange> Acknowledge() => Change.AcknowledgeLoss(
        Day, Reason, "staff-1", CancellationToken.None);

    private KeyRotation Change => new(
        _desk.Book.Mediator, _desk.Store, _desk.Store, _desk.Keys, TimeProvider.System);
}
