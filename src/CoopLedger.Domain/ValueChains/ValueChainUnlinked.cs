using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.ValueChains;

/// <summary>A supplier's link to the buyer of a value chain ended.</summary>
[EventName("chain.supplier-unlinked.v1")]
[Label("Chấm dứt liên kết chuỗi", "Value chain unlinked")]
public sealed record ValueChainUnlinked(
    ValueChainId Chain,
    OrganisationId Supplier,
    DateOnly On,
    OrganisationId Buyer,
    UnitId Unit,
    OrganisationKind Kind,
    Text? Reason) : EventOf<ValueChainLink>
{
    public override ValueChainLink ApplyTo(ValueChainLink state) =>
        state with { Linked = null, Unlinked = this };

    public override Refusal? CannotFollow(ValueChainLink before) => before.Linked switch
    {
        null => UnlinkValueChain.NotLinked.BrokenByField("supplier", Supplier, Chain, On),
        var linked when (linked.Buyer, linked.Unit, linked.Kind) != (Buyer, Unit, Kind) =>
            UnlinkValueChain.Differs.BrokenByField("supplier", Supplier, Chain),
        _ => null,
    };
}

/// <summary>Ends a supplier's link to the buyer of a value chain.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Supplier">The supplier.</param>
/// <param name="On">The first day without the link.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("unlink-value-chain"), Label("Chấm dứt liên kết chuỗi", "Unlink a value chain")]
public sealed record UnlinkValueChain(
    [Label("Mã chuỗi", "Chain id")] ValueChainId Chain,
    [Label("Bên cung cấp", "Supplier")] OrganisationId Supplier,
    [Label("Ngày chấm dứt", "Day of unlinking")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<ValueChainLink>
{
    public static readonly Rule NotLinked = new(
        "value-chain.not-linked",
        "\"{0}\" không cung cấp trong chuỗi \"{1}\" vào ngày {2}.",
        "\"{0}\" does not supply in the chain \"{1}\" on {2}.",
        "Book-keeping: a link is made and ended by turns");

    public static readonly Rule Differs = new(
        "value-chain.unlink-differs",
        "Liên kết của \"{0}\" trong chuỗi \"{1}\" đã chấm dứt với bên mua hoặc đơn vị khác.",
        "The link of \"{0}\" in the chain \"{1}\" was ended with another buyer or unit.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => ValueChainLink.Stream(Chain, Supplier);

    public override Decision Decide(ValueChainLink state)
    {
        if (state.Linked is { } linked)
        {
            return Decision.Record(new ValueChainUnlinked(
                Chain, Supplier, On, linked.Buyer, linked.Unit, linked.Kind, Reason));
        }

        return (state.Unlinked?.On, state.Unlinked?.Reason) == (On, Reason)
            ? Decision.Nothing
            : Decision.Refuse(NotLinked.BrokenByField("supplier", Supplier, Chain, On));
    }
}
