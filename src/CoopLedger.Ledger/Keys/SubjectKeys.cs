using System.Security.Cryptography;
using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Keys;

/// <summary>One key for each private person, each in a file of its own: destroying the file makes
/// everything that it sealed unreadable for good.</summary>
/// <remarks>The file is <c>subjects/XX/ID.key</c>, 32 random bytes; XX are the first two
/// hexadecimal digits of the id's SHA-256, and a <c>/</c> in the id is written <c>_</c>. A trial
/// reads the folder, and makes and destroys in memory only.</remarks>
/// <param name="folder">Where the keys lie.</param>
/// <param name="random">Makes that many random bytes, of the strength that keys need.</param>
/// <param name="isTrial">Whether nothing is to be written.</param>
public sealed class SubjectKeys(KeyFolder folder, Func<int, byte[]> random, bool isTrial = false)
{
    private const string Subjects = "subjects/";
    private const string Extension = ".key";

    private readonly Dictionary<PersonId, byte[]?> _tried = [];
    private readonly List<PersonId> _destroyed = [];

    public KeyFolder Folder { get; } = folder;

    /// <summary>Who has a key in the folder, in order of id. Files that are no person's key are
    /// left out.</summary>
    public IReadOnlyList<PersonId> All =>
    [
        .. Folder.Names.Select(PersonOf).OfType<PersonId>()
            .OrderBy(person => person.Text, StringComparer.Ordinal),
    ];

    /// <summary>Whose keys were destroyed here, in that order.</summary>
    public IReadOnlyList<PersonId> Destroyed => _destroyed;

    /// <summary>A person's key; <see langword="null"/> when there is none.</summary>
    /// <exception cref="StoreException"><c>keys.too-open</c>, <c>keys.unreadable</c>, or
    /// <c>keys.damaged</c>: the file has another length than a key.</exception>
    public byte[]? Find(PersonId person)
    {
        if (_tried.TryGetValue(person, out var tried))
        {
            return tried;
        }

        var name = NameOf(person);
        Folder.DemandPrivate(name);
        return Folder.Read(name) switch
        {
            null => null,
            { Length: TextSeal.KeyLength } key => key,
            _ => throw new StoreException(
                "keys.damaged",
                $"{Folder.Path}: tệp {name} không phải là khóa {TextSeal.KeyLength} byte. Hãy lấy "
                    + "lại từ bản sao của thư mục khóa.",
                $"{Folder.Path}: the file {name} is no key of {TextSeal.KeyLength} bytes. Take it "
                    + "from a copy of the folder of keys."),
        };
    }

    /// <summary>A person's key, made now if there is none; it is on the disk when the call
    /// returns. Two who make it at once get the same one.</summary>
    /// <exception cref="StoreException">As <see cref="Find"/>, and <c>keys.unwritable</c>.
    /// </exception>
    public byte[] FindOrMake(PersonId person)
    {
        if (Find(person) is { } known)
        {
            return known;
        }

        var made = random(TextSeal.KeyLength);
        if (isTrial)
        {
            _tried[person] = made;
            return made;
        }

        return Folder.WriteNew(NameOf(person), made)
            ? made
            : Find(person) ?? FindOrMake(person); // Made by another one, or destroyed since.
    }

    /// <summary>Destroys a person's key.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="StoreException"><c>keys.not-destroyed</c>.</exception>
    public bool Destroy(PersonId person)
    {
        if (isTrial)
        {
            _tried[person] = null;
            return false;
        }

        try
        {
            if (!Folder.Destroy(NameOf(person)))
            {
                return false;
            }
        }
        catch (StoreException refused)
        {
            throw new StoreException(
                "keys.not-destroyed",
                $"Sổ đã ghi việc xóa người \"{person}\" nhưng khóa chưa hủy được. "
                    + $"{refused.Vietnamese} Rồi chạy lại lệnh này.",
                $"The erasure of \"{person}\" is recorded, and the key is not destroyed yet. "
                    + $"{refused.Message} Then run the command again.",
                refused);
        }

        _destroyed.Add(person);
        return true;
    }

    /// <summary>The name of a person's key file inside the folder.</summary>
    public static string NameOf(PersonId person)
    {
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(person.Text));
        return $"{Subjects}{hash[0]:x2}/{person.Text.Replace('/', '_')}{Extension}";
    }

    private static PersonId? PersonOf(string name)
    {
        if (!name.StartsWith(Subjects, StringComparison.Ordinal)
            || !name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        var id = name[(name.LastIndexOf('/') + 1)..^Extension.Length].Replace('_', '/');
        try
        {
            var person = new PersonId(id);
            return NameOf(person) == name ? person : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
