using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Ledger.Keys;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Destroys the key of a person once the erasure is recorded, now or earlier: after a
/// crash in between the same command does it (<c>docs/adr/0028</c>).</summary>
/// <remarks>A naming that was refused because the person is erased may have made a key just before
/// the erasure was recorded; that key goes, too.</remarks>
public sealed class KeyDestruction(SubjectKeys keys) : IPipelineBehavior<Submit, Receipt>
{
    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        var receipt = await next();
        var erased = (request.Command, receipt) switch
        {
            (ErasePerson wish, { Outcome: not Outcome.Refused }) => wish.Person,
            (Command wish, { Refusal: { } refusal }) when refusal.Rule == Person.Erased =>
                Named(wish),
            _ => null,
        };
        if (erased is not null)
        {
            keys.Destroy(erased);
        }

        return receipt;
    }

    private static PersonId? Named(Command command) => command switch
    {
        NamePerson wish => wish.Person,
        CorrectFact { Replacement: var replacement } => Named(replacement),
        _ => null,
    };
}
