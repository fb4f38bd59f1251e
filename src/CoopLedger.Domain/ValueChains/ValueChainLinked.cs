using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.ValueChains;

/// <summary>A supplier was linked to a buyer in a value chain: one fact for each supplier.
/// </summary>
[EventName("chain.supplier-linked.v1"), Label("Liên kết chuỗi giá trị", "Value chain linked")]
public sealed record ValueChainLinked(
    ValueChainId Chain,
    OrganisationId Supplier,
    DateOnly On,
    OrganisationId Buyer,
    Text Product,
    UnitId Unit,
    OrganisationKind Kind) : EventOf<ValueChainLink>
{
    public override ValueChainLink ApplyTo(ValueChainLink state) => state with { Linked = this };

    public override Refusal? CannotFollow(ValueChainLink before) => before.Linked is { } linked
        ? LinkValueChain.AlreadyLinked.BrokenByField("supplier", Supplier, Chain, linked.On)
        : null;
}

/// <summary>One supplier's place in one value chain, on a day.</summary>
public sealed record ValueChainLink : IState<ValueChainLink>
{
    public static ValueChainLink Initial { get; } = new();

    /// <summary>The link, while it lasts.</summary>
    public ValueChainLinked? Linked { get; init; }

    /// <summary>The last end of the link, if there was one.</summary>
    public ValueChainUnlinked? Unlinked { get; init; }

    public static StreamName Stream(ValueChainId chain, OrganisationId supplier) =>
        new($"value-chain-{chain}:{supplier}");
}

/// <summary>Links a supplier to a buyer in a value chain; after the link has ended it may be made
/// again.</summary>
/// <param name="Chain">The chain's id, shared by all its suppliers.</param>
/// <param name="Supplier">The supplier, founded by that day and not dissolved; the link counts in
/// its administrative unit.</param>
/// <param name="Buyer">The buyer, another organisation than the supplier. It is not looked up: it
/// may belong to no alliance.</param>
/// <param name="Product">What is supplied.</param>
/// <param name="On">The first day of the link.</param>
[CommandName("link-value-chain"), Label("Liên kết chuỗi giá trị", "Link a value chain")]
public sealed record LinkValueChain(
    [Label("Mã chuỗi", "Chain id")] ValueChainId Chain,
    [Label("Bên cung cấp", "Supplier")] OrganisationId Supplier,
    [Label("Bên mua", "Buyer")] OrganisationId Buyer,
    [Label("Sản phẩm", "Product")] Text Product,
    [Label("Ngày liên kết", "Day of linking")] DateOnly On)
    : CommandOf<ValueChainLink, Organisation>
{
    public static readonly Rule BuyerIsSupplier = new(
        "value-chain.buyer-is-supplier",
        "\"{0}\" không thể vừa là bên cung cấp vừa là bên mua trong chuỗi \"{1}\".",
        "\"{0}\" cannot be both supplier and buyer in the chain \"{1}\".",
        "Trade: a chain links two different parties");

    public static readonly Rule AlreadyLinked = new(
        "value-chain.already-linked",
        "\"{0}\" đã cung cấp trong chuỗi \"{1}\" từ {2}.",
        "\"{0}\" has supplied in the chain \"{1}\" since {2}.",
        "Statistics: a link is counted once while it lasts");

    public override StreamName Stream => ValueChainLink.Stream(Chain, Supplier);

    public override StreamName? Reads => Organisation.Stream(Supplier);

    public override Decision Decide(ValueChainLink state, Organisation other)
    {
        if (state.Linked is { } known
            && (known.On, known.Buyer, known.Product) == (On, Buyer, Product))
        {
            return Decision.Nothing; // Whatever has become of the supplier since.
        }

        if (Buyer == Supplier)
        {
            return Decision.Refuse(BuyerIsSupplier.BrokenByField("buyer", Buyer, Chain));
        }

        return other.RefuseUnlessAlive(Supplier, On, "supplier") is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new ValueChainLinked(
                Chain, Supplier, On, Buyer, Product, other.UnitOn(On)!, other.Kind));
    }
}
