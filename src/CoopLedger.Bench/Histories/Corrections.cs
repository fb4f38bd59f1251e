using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Training;

namespace CoopLedger.Bench.Histories;

/// <summary>Which facts are taken back as mistakes, soon or a good while later: only the last one
/// of a stream, so that nothing that followed becomes impossible.</summary>
/// <param name="percent">How many of a hundred events are corrections.</param>
/// <param name="numbers">Of the nation.</param>
internal sealed class Corrections(int percent, SeededNumbers numbers)
{
    private const int StandingMax = 20_000;
    private const int Whole = 100;

    private readonly List<Standing> _standing = [];

    /// <summary>In hundredths of an event: what the corrections are behind their share.</summary>
    private int _due;

    /// <summary>Remembers an event that was made.</summary>
    public void Add(NationEvent made, MadeStream stream)
    {
        _due += percent;
        if (percent == 0 || !CanBeTakenBack(made.Fact))
        {
            return;
        }

        var standing = new Standing(made, stream);
        if (_standing.Count < StandingMax)
        {
            _standing.Add(standing);
        }
        else
        {
            _standing[numbers.Next(StandingMax)] = standing;
        }
    }

    /// <summary>The correction that is entered next, if one is.</summary>
    public (UnitId Unit, Made Made)? Next(DateOnly today)
    {
        if (_due <= numbers.Next(2 * Whole))
        {
            return null;
        }

        while (_standing.Count > 0)
        {
            var taken = Take(numbers.Next(_standing.Count));
            var (mistaken, stream) = taken;
            if (stream.LastPosition == mistaken.Position)
            {
                _due -= Whole;
                stream.IsClosed = true;
                return (mistaken.Unit, new(stream, [new FactReversed(
                    mistaken.Id, mistaken.Position, mistaken.Fact, today, Words.Mistake,
                    Replaced: false)]));
            }
        }

        return null;
    }

    private static bool CanBeTakenBack(Event fact) => fact
        is LoanDisbursed or LoanRepaid or TrainingHeld or CommendationAwarded or SupportGranted
        or PromotionParticipated or MediaOutputRecorded or MemberAdmitted or OperationsSuspended
        or CertificationGranted;

    private Standing Take(int place)
    {
        var taken = _standing[place];
        _standing[place] = _standing[^1];
        _standing.RemoveAt(_standing.Count - 1);
        return taken;
    }

    private sealed record Standing(NationEvent Made, MadeStream Stream);
}
