using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Makes the file of a new ledger.</summary>
internal static class LedgerCreation
{
    /// <summary>Makes the ledger beside its place and moves it there when it is whole: a crash
    /// leaves no half of one.</summary>
    /// <exception cref="Store.StoreException">Something is there, or nothing can be written.
    /// </exception>
    public static void Create(string path, Guid ledgerId)
    {
        var place = Path.GetFullPath(path);
        if (Path.Exists(place))
        {
            throw StoreErrors.Exists(place);
        }

        if (!Directory.Exists(Path.GetDirectoryName(place)))
        {
            throw StoreErrors.NoFolder(place);
        }

        var draft = $"{place}.{ledgerId:n}.new";
        try
        {
            Write(LedgerFile.Draft(draft), ledgerId);
            File.Move(draft, place, overwrite: false);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is StoreErrors.CannotOpen)
        {
            throw StoreErrors.ReadOnly(place, refused);
        }
        catch (SqliteException refused)
        {
            throw StoreErrors.Of(refused, place);
        }
        catch (IOException) when (Path.Exists(place))
        {
            throw StoreErrors.Exists(place);
        }
        catch (IOException refused)
        {
            throw StoreErrors.Failed(place, refused);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Write(LedgerFile draft, Guid ledgerId)
    {
        using var connection = draft.Connect(SqliteOpenMode.ReadWriteCreate);
        using var create = new Statement(connection, "create.sql", "$ledger");
        create.Run(ledgerId.ToByteArray(bigEndian: true));
        LedgerUpgrade.Run(connection);
        using var journal = new Statement(connection, "journal.sql");
        journal.Run();
    }
}
