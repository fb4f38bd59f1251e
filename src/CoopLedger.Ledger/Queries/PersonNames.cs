using System.Collections.Immutable;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>What became of the reading of a name.</summary>
public enum NameReading
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>The ledger holds none: nobody was named under the id, or no contact was given.
    /// </summary>
    None,

    /// <summary>The person was erased: nothing is read, whether there is a key or not.</summary>
    Erased,

    /// <summary>There is no key in the folder.</summary>
    NoKey,

    /// <summary>The key does not open it, or cannot be used.</summary>
    Unreadable,
}

/// <summary>A name, or why there is none.</summary>
/// <param name="Reading">What became of it.</param>
/// <param name="Text">The plain text, when it was read.</param>
public sealed record PersonText(NameReading Reading, string? Text = null);

/// <summary>A name that should be readable and is not.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Position">Where it was recorded.</param>
/// <param name="Vietnamese">What is wrong, in Vietnamese.</param>
/// <param name="English">The same in English.</param>
public sealed record NameProblem(
    PersonId Person, long Position, string Vietnamese, string English);

/// <summary>The names of private persons, for whoever has the keys. They are those of today,
/// whatever day is asked of: a name is no figure, and what was erased since is not shown.
/// </summary>
/// <remarks>Plain texts are made when they are asked for and kept nowhere.</remarks>
public sealed class PersonNames
{
    private readonly Guid _ledger;
    private readonly SubjectKeys _keys;
    private readonly Dictionary<PersonId, (PersonNamed Naming, long Position)> _namings = [];
    private readonly HashSet<PersonId> _erased = [];
    private readonly Dictionary<PersonId, NameProblem> _problems = [];

    /// <param name="projection">Every fact, up to the end of the log.</param>
    /// <param name="ledger">The ledger's id.</param>
    /// <param name="keys">The keys.</param>
    public PersonNames(Projection projection, Guid ledger, SubjectKeys keys)
    {
        (_ledger, _keys) = (ledger, keys);
        foreach (var fact in projection.Facts.Of<Person>(long.MaxValue)
            .SelectMany(stream => stream.Timeline.Standing))
        {
            switch (fact.Event)
            {
                case PersonNamed naming:
                    _namings[naming.Person] = (naming, fact.Position);
                    break;
                case PersonErased erasure:
                    _erased.Add(erasure.Person);
                    break;
            }
        }
    }

    /// <summary>What could not be read so far, each person once, in order of position.</summary>
    public ImmutableArray<NameProblem> Problems =>
        [.. _problems.Values.OrderBy(problem => problem.Position)];

    public PersonText NameOf(PersonId person) => Open(person, "name", naming => naming.Name);

    public PersonText ContactOf(PersonId person) =>
        Open(person, "contact", naming => naming.Contact);

    private PersonText Open(
        PersonId person, string field, Func<PersonNamed, SealedText?> textOf)
    {
        if (_erased.Contains(person))
        {
            return new(NameReading.Erased);
        }

        if (!_namings.TryGetValue(person, out var known) || textOf(known.Naming) is not { } text)
        {
            return new(NameReading.None);
        }

        try
        {
            return _keys.Find(person) is not { } key ? new(NameReading.NoKey)
                : TextSeal.Open(key, new(_ledger, person, field), text) is { } plain
                ? new(NameReading.Read, plain)
                : Unreadable(
                    person, known.Position,
                    "khóa không mở được: khóa sai, dữ liệu hỏng, hoặc của người hay sổ khác.",
                    "the key does not open it: a wrong key, damage, or another person's or "
                        + "ledger's text.");
        }
        catch (StoreException problem)
        {
            return Unreadable(person, known.Position, problem.Vietnamese, problem.Message);
        }
    }

    private PersonText Unreadable(
        PersonId person, long position, string vietnamese, string english)
    {
        _problems[person] = new(
            person, position,
            $"Không đọc được tên của \"{person}\" (vị trí {position}): {vietnamese}",
            $"The name of \"{person}\" (position {position}) cannot be read: {english}");
        return new(NameReading.Unreadable);
    }
}
