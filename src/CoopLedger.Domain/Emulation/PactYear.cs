using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Emulation;

/// <summary>An emulation pact (giao ước thi đua).</summary>
public sealed record PactId(string Text) : Id(Text);

/// <summary>What one alliance did about its cluster's emulation pact of a year: it signed, or was
/// absent.</summary>
public sealed record PactYear : IState<PactYear>
{
    public static readonly Rule NotMember = new(
        "pact.signatory-not-member",
        "\"{0}\" không ở trong cụm \"{1}\" năm {2}, tính đến {3}.",
        "\"{0}\" is not in the cluster \"{1}\" in {2}, as of {3}.",
        "Law 06/2022/QH15: a pact binds the alliances of the cluster in its year");

    public static readonly Rule DuplicateYear = new(
        "pact.duplicate-year",
        "\"{0}\" đã có ghi nhận về giao ước của cụm \"{1}\" năm {2} vào ngày {3}.",
        "\"{0}\" has a fact about the pact of the cluster \"{1}\" for {2} already, of {3}.",
        "Convention of emulation clusters: one pact a year");

    public static PactYear Initial { get; } = new();

    public PactSigned? Signed { get; init; }

    public PactAbsenceRecorded? Absence { get; init; }

    public static StreamName Stream(ClusterId cluster, Year year, UnitId unit) =>
        new($"pact-{cluster}:{year}:{unit}");
}
