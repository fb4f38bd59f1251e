using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>The size of an organisation; a class means nothing without its rules.</summary>
/// <remarks>Source: Circular 01/2020/TT-BKHĐT and Decree 113/2024/NĐ-CP art. 4–5. The default
/// value is micro.</remarks>
public enum ScaleClass
{
    [Label("Siêu nhỏ", "Micro")]
    Micro,

    [Label("Nhỏ", "Small")]
    Small,

    [Label("Vừa", "Medium")]
    Medium,

    [Label("Lớn", "Large")]
    Large,
}

/// <summary>The rules by which a size was found.</summary>
/// <remarks>The circular goes by members and by capital, the decree by official members together
/// with revenue or capital, differently for each sector. The default value is the circular.
/// </remarks>
public enum ScaleRegime
{
    [Label("Thông tư 01/2020/TT-BKHĐT", "Circular 01/2020/TT-BKHĐT"), Also("circular-01")]
    Circular,

    [Label("Nghị định 113/2024/NĐ-CP", "Decree 113/2024/NĐ-CP"), Also("decree-113")]
    Decree,
}

/// <summary>An organisation was classified by size, under the rules named.</summary>
[EventName("organisation.scale-classified.v1"), Label("Phân loại quy mô", "Scale classified")]
public sealed record ScaleClassified(
    OrganisationId Organisation,
    DateOnly On,
    ScaleRegime Regime,
    ScaleClass Scale,
    Count? Members,
    Vnd? Revenue,
    Vnd? Capital) : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) => state with { Scale = this };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseUnlessAlive(Organisation, On, "organisation");
}

/// <summary>Classifies an organisation by size. The class is taken as it was found by those who
/// classify; what it was found from may be told beside it.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Regime">The rules, in force on the day.</param>
/// <param name="Scale">The class under these rules.</param>
/// <param name="On">The day of classification.</param>
/// <param name="Members">The official members.</param>
/// <param name="RevenueVnd">The revenue of the year.</param>
/// <param name="CapitalVnd">The total capital.</param>
[CommandName("classify-scale"), Label("Phân loại quy mô", "Classify the scale")]
public sealed record ClassifyScale(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Căn cứ phân loại", "Rules")] ScaleRegime Regime,
    [Label("Quy mô", "Scale")] ScaleClass Scale,
    [Label("Ngày phân loại", "Day of classification")] DateOnly On,
    [Label("Số thành viên chính thức", "Official members")] Count? Members = null,
    [Label("Doanh thu năm", "Revenue of the year")] Vnd? RevenueVnd = null,
    [Label("Tổng nguồn vốn", "Total capital")] Vnd? CapitalVnd = null) : CommandOf<Organisation>
{
    public static readonly Rule NotInForce = new(
        "scale.regime-not-in-force",
        "Ngày {1} chưa thể phân loại theo {0}: văn bản chưa có hiệu lực.",
        "On {1} nothing can be classified under {0}: it is not in force.",
        "Circular 01/2020/TT-BKHĐT from 1/4/2020; Decree 113/2024/NĐ-CP from 1/11/2024");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        Regulation.On(Regime == ScaleRegime.Decree ? "scale-decree" : "scale-circular", On) is null
            ? Decision.Refuse(NotInForce.BrokenByField(
                "regime", Code<ScaleRegime>.Label(Regime).Vietnamese, On))
            : Decision.Record(new ScaleClassified(
                Organisation, On, Regime, Scale, Members, RevenueVnd, CapitalVnd));
}
