using System.Collections.Immutable;
using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Keys;

/// <summary>How the keys of persons and the ledger fit together.</summary>
/// <param name="ErasedWithKey">Erased persons whose key is still there: an erasure was interrupted,
/// or an old copy of the folder was put back.</param>
/// <param name="NamedWithoutKey">Named persons whose name cannot be read: the key is lost, or lies
/// in another folder.</param>
/// <param name="KeyWithoutName">Keys of persons whom the ledger does not know: a naming that was
/// refused, or a key of another ledger.</param>
public sealed record ErasedKeys(
    ImmutableArray<PersonId> ErasedWithKey,
    ImmutableArray<PersonId> NamedWithoutKey,
    ImmutableArray<PersonId> KeyWithoutName)
{
    private const int Batch = 1024;
    private const string Area = "person-";

    /// <summary>Compares the whole log with the folder of keys; changes nothing.</summary>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public static async Task<ErasedKeys> Read(
        IEventLog log, SubjectKeys keys, CancellationToken cancellationToken)
    {
        var (named, erased) = (new HashSet<PersonId>(), new HashSet<PersonId>());
        await foreach (var batch in log.ReadAll(0, Batch, cancellationToken))
        {
            foreach (var stored in batch.Where(stored =>
                stored.Stream.Text.StartsWith(Area, StringComparison.Ordinal)))
            {
                switch (stored.ToFact().Event)
                {
                    case PersonNamed naming:
                        named.Add(naming.Person);
                        break;
                    case PersonErased erasure:
                        erased.Add(erasure.Person);
                        break;
                }
            }
        }

        var there = keys.All.ToHashSet();
        return new(
            InOrder(erased.Intersect(there)),
            InOrder(named.Except(erased).Except(there)),
            InOrder(there.Except(named).Except(erased)));
    }

    /// <summary>Destroys the keys of erased persons that are there again, as an interrupted
    /// erasure or a restored copy of the folder leaves them.</summary>
    /// <remarks>It reads the streams of those who have a key, not the whole log.</remarks>
    /// <returns>Whose keys were destroyed.</returns>
    /// <exception cref="StoreException"><c>keys.not-destroyed</c>.</exception>
    public static async Task<ImmutableArray<PersonId>> DestroyAgain(
        IEventLog log, SubjectKeys keys, CancellationToken cancellationToken)
    {
        var destroyed = ImmutableArray.CreateBuilder<PersonId>();
        foreach (var person in keys.All)
        {
            if (await IsErased(log, person, cancellationToken) && keys.Destroy(person))
            {
                destroyed.Add(person);
            }
        }

        return destroyed.ToImmutable();
    }

    /// <summary>The erasure of a person, if there was one; it is never taken back.</summary>
    internal static async Task<PersonErased?> ErasureOf(
        IEventLog log, PersonId person, CancellationToken cancellationToken) =>
        (await log.ReadStream(Person.Stream(person), cancellationToken))
            .Select(stored => stored.ToFact().Event).OfType<PersonErased>().FirstOrDefault();

    private static async Task<bool> IsErased(
        IEventLog log, PersonId person, CancellationToken cancellationToken) =>
        await ErasureOf(log, person, cancellationToken) is not null;

    private static ImmutableArray<PersonId> InOrder(IEnumerable<PersonId> persons) =>
        [.. persons.OrderBy(person => person.Text, StringComparer.Ordinal)];
}
