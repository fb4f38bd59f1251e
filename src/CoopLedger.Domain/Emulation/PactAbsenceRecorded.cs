using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Emulation;

/// <summary>An alliance of the cluster did not sign the emulation pact when the others did.
/// </summary>
[EventName("pact.absence-recorded.v1"), Label("Vắng mặt khi ký giao ước", "Absent from the pact")]
public sealed record PactAbsenceRecorded(
    PactId Pact, ClusterId Cluster, Year Year, UnitId Unit, DateOnly On, Text? Reason)
    : EventOf<PactYear>
{
    public override int RankInDay => 0;

    public override PactYear ApplyTo(PactYear state) => state with { Absence = this };

    public override Refusal? CannotFollow(PactYear before) =>
        (before.Signed?.On ?? before.Absence?.On) is { } day
            ? PactYear.DuplicateYear.BrokenByField("year", Unit, Cluster, Year, day)
            : null;
}

/// <summary>Records that an alliance of the cluster was absent when the pact was signed. It may
/// sign later.</summary>
/// <param name="Pact">The pact.</param>
/// <param name="Cluster">The cluster whose pact it is.</param>
/// <param name="Year">The year of the pact.</param>
/// <param name="Unit">The unit whose alliance was absent; in the cluster that year.</param>
/// <param name="On">The day of signing by the others.</param>
/// <param name="Reason">Why.</param>
[CommandName("record-pact-absence")]
[Label("Ghi vắng mặt khi ký giao ước", "Record an absence from a pact")]
public sealed record RecordPactAbsence(
    [Label("Giao ước", "Pact")] PactId Pact,
    [Label("Cụm thi đua", "Cluster")] ClusterId Cluster,
    [Label("Năm", "Year")] Year Year,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày ký", "Day of signing")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<PactYear, ClusterYear>
{
    public override bool MayLieAhead => true;

    public override StreamName Stream => PactYear.Stream(Cluster, Year, Unit);

    public override StreamName? Reads => ClusterYear.Stream(Unit, Year);

    public override Decision Decide(PactYear state, ClusterYear other)
    {
        var fact = new PactAbsenceRecorded(Pact, Cluster, Year, Unit, On, Reason);
        if (state.Absence == fact)
        {
            return Decision.Nothing; // Whatever has become of the membership since.
        }

        return other.Joined?.Cluster == Cluster
            ? Decision.Record(fact)
            : Decision.Refuse(
                PactYear.NotMember.BrokenByField("unit", Unit, Cluster, Year, On));
    }
}
