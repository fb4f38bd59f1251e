using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.ValueChains;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Histories;

/// <summary>What is done for the organisations of one unit: grants, fairs, certificates, chains.
/// </summary>
internal sealed class UnitSupport(Draws draws, UnitOrganisations organisations)
{
    private const int Capacity = 100;

    private readonly Pool<Granted> _granted =
        new(Capacity, each => !each.IsRevoked && !each.Stream.IsClosed);

    private readonly Pool<Certified> _supported =
        new(Capacity, each => !each.IsGranted && !each.Stream.IsClosed);

    private readonly Pool<Certified> _certified =
        new(Capacity, each => each.IsGranted && !each.Stream.IsClosed);

    public Made? Grant()
    {
        if (organisations.Any() is not { } organisation)
        {
            return null;
        }

        var kind = (SupportKind)draws.Next(6);
        var id = new GrantId(draws.NewId());
        var fact = new SupportGranted(
            organisation.Id, kind, id, draws.Day(), draws.Millions(20, 3000), draws.Unit,
            organisation.Kind, Words.Budget, draws.Paper("QĐ-UBND"), null);
        var granted = new Granted(fact, new(SupportGrant.Stream(organisation.Id, kind, id)));
        _granted.Add(granted, draws);
        return Made.Of(granted.Stream, fact);
    }

    public Made? Revoke()
    {
        if (_granted.Draw(draws) is not { } granted || granted.Fact.On >= draws.Today)
        {
            return null;
        }

        granted.IsRevoked = true;
        var fact = granted.Fact;
        return Made.Of(granted.Stream, new SupportRevoked(
            fact.Organisation, fact.Kind, fact.Grant, draws.Day(fact.On), fact.Amount, fact.Unit,
            fact.OrganisationKind, null));
    }

    public Made? Promote()
    {
        if (organisations.Any() is not { } organisation)
        {
            return null;
        }

        var fair = new FairId(draws.NewId());
        return Made.Alone($"promotion-{organisation.Id}:{fair}", new PromotionParticipated(
            organisation.Id, fair, draws.Day(), draws.Unit, organisation.Kind, draws.Count(1, 12),
            (PromotionPlace)draws.Next(2)));
    }

    public Made? SupportCertification()
    {
        if (organisations.Any() is not { } organisation)
        {
            return null;
        }

        var made = new Certified(
            new(draws.NewId()), organisation, draws.Of(Words.Crops),
            new Hectares(draws.Next(100, 20_000) / 100m));
        _supported.Add(made, draws);
        return Made.Of(made.Stream, new CertificationSupported(
            made.Id, draws.Day(), organisation.Id, organisation.Kind, draws.Unit,
            CertificationStandard.Vietgap, made.Crop, made.Area));
    }

    public Made? GrantCertification()
    {
        if (_supported.Draw(draws) is not { } made || made.Stream.LastDay >= draws.Today)
        {
            return null;
        }

        made.IsGranted = true;
        _certified.Add(made, draws);
        return Made.Of(made.Stream, new CertificationGranted(
            made.Id, draws.Day(made.Stream.LastDay), made.Organisation.Id,
            made.Organisation.Kind, draws.Unit, CertificationStandard.Vietgap, made.Crop,
            made.Area, null));
    }

    public Made? LapseCertification()
    {
        if (_certified.Draw(draws) is not { } made || made.Stream.LastDay >= draws.Today)
        {
            return null;
        }

        made.IsGranted = false;
        return Made.Of(made.Stream, new CertificationLapsed(
            made.Id, draws.Day(made.Stream.LastDay), made.Organisation.Id,
            made.Organisation.Kind, draws.Unit, CertificationStandard.Vietgap, made.Area, null));
    }

    public Made? Link()
    {
        if (organisations.Any() is not { } supplier || organisations.Any() is not { } buyer
            || ReferenceEquals(supplier, buyer))
        {
            return null;
        }

        var chain = new ValueChainId(draws.NewId());
        return Made.Of(
            new(ValueChainLink.Stream(chain, supplier.Id)),
            new ValueChainLinked(
                chain, supplier.Id, draws.Day(), buyer.Id, draws.Of(Words.Crops), draws.Unit,
                supplier.Kind));
    }

    private sealed class Granted(SupportGranted fact, MadeStream stream)
    {
        public SupportGranted Fact => fact;

        public MadeStream Stream => stream;

        public bool IsRevoked { get; set; }
    }

    private sealed class Certified(
        CertificationId id, MadeOrganisation organisation, Text crop, Hectares area)
    {
        public CertificationId Id => id;

        public MadeOrganisation Organisation => organisation;

        public Text Crop => crop;

        public Hectares Area => area;

        public MadeStream Stream { get; } = new(Certification.Stream(id));

        public bool IsGranted { get; set; }
    }
}
