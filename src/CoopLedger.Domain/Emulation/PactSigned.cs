using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Emulation;

/// <summary>An alliance signed its cluster's emulation pact of a year. A pact with six
/// signatories is six facts.</summary>
[EventName("pact.signed.v1"), Label("Ký giao ước thi đua", "Pact signed")]
public sealed record PactSigned(
    PactId Pact, ClusterId Cluster, Year Year, UnitId Unit, DateOnly On) : EventOf<PactYear>
{
    public override PactYear ApplyTo(PactYear state) => state with { Signed = this };

    public override Refusal? CannotFollow(PactYear before) => before.Signed is { } signed
        ? PactYear.DuplicateYear.BrokenByField("year", Unit, Cluster, Year, signed.On)
        : null;
}

/// <summary>Records that an alliance signed its cluster's emulation pact of a year.</summary>
/// <param name="Pact">The pact.</param>
/// <param name="Cluster">The cluster whose pact it is.</param>
/// <param name="Year">The year of the pact.</param>
/// <param name="Unit">The unit whose alliance signed; in the cluster that year.</param>
/// <param name="On">The day of signing.</param>
[CommandName("sign-pact"), Label("Ký giao ước thi đua", "Sign an emulation pact")]
public sealed record SignPact(
    [Label("Giao ước", "Pact")] PactId Pact,
    [Label("Cụm thi đua", "Cluster")] ClusterId Cluster,
    [Label("Năm", "Year")] Year Year,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày ký", "Day of signing")] DateOnly On) : CommandOf<PactYear, ClusterYear>
{
    public override bool MayLieAhead => true;

    public override StreamName Stream => PactYear.Stream(Cluster, Year, Unit);

    public override StreamName? Reads => ClusterYear.Stream(Unit, Year);

    public override Decision Decide(PactYear state, ClusterYear other)
    {
        var fact = new PactSigned(Pact, Cluster, Year, Unit, On);
        if (state.Signed == fact)
        {
            return Decision.Nothing; // Whatever has become of the membership since.
        }

        return other.Joined?.Cluster == Cluster
            ? Decision.Record(fact)
            : Decision.Refuse(
                PactYear.NotMember.BrokenByField("unit", Unit, Cluster, Year, On));
    }
}
