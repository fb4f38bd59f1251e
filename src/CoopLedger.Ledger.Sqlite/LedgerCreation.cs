using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Makes the file of a new ledger.</summary>
internal static class LedgerCreation
{
    /// <summary>Makes the ledger beside its place and moves it there when it is whole: a crash
    /// leaves no half of one.</summary>
    /// <exception cref="Store.StoreException">Something is there, or nothing can be written.
    /// </exception>
    public static void Create(IFolder folder, string path, Guid ledgerId)
    {
        var place = Path.GetFullPath(path);
        if (IsTaken(folder, place))
        {
            throw StoreErrors.Exists(place);
        }

        if (!folder.HasFolder(Path.GetDirectoryName(place)!))
        {
            throw StoreErrors.NoFolder(place);
        }

        var draft = $"{place}.{ledgerId:n}.new";
        try
        {
            Write(LedgerFile.Draft(folder, draft), ledgerId);
            folder.Rename(draft, place);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is StoreErrors.CannotOpen)
        {
            throw StoreErrors.ReadOnly(place, refused);
        }
        catch (SqliteException refused)
        {
            throw StoreErrors.Of(refused, place);
        }
        catch (IOException) when (folder.HasFile(draft) && IsTaken(folder, place))
        {
            throw StoreErrors.Exists(place);
        }
        catch (IOException refused)
        {
            throw StoreErrors.Failed(place, refused);
        }
        finally
        {
            folder.Remove(draft);
        }
    }

    private static bool IsTaken(IFolder folder, string place) =>
        folder.HasFile(place) || folder.HasFolder(place);

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
