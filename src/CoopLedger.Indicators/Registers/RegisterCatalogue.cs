using System.Collections.Immutable;

namespace CoopLedger.Indicators.Registers;

/// <summary>Every register there is, in the order in which they are shown.</summary>
public static class RegisterCatalogue
{
    public static ImmutableArray<Register> All { get; } =
    [
        new OrganisationRegister(),
        new DissolutionRegister(),
        new RatingRegister(),
        new DormancyRegister(),
        new LoanRegister(),
        new FundRegister(),
        new CommendationRegister(),
        new AllianceRegister(),
        new UnitRegister(),
        new SupportRegister(),
        new FairRegister(),
        new ScienceProjectRegister(),
        new CertificationRegister(),
        new ValueChainRegister(),
        new ActivityRegister(),
        new PlanRegister(),
        new CampaignRegister(),
        new ProposalRegister(),
        new FormedClusterRegister(),
        new ClusterYearRegister(),
        new PactRegister(),
        new MovementRegister(),
        new DocumentRegister(),
        new CitationRegister(),
        new OfficeHolderRegister(),
        new BodyRegister(),
        new MilestoneRegister(),
        new ConferenceRegister(),
        new DirectiveRegister(),
        new ConflictRegister(),
        new PersonRegister(),
        new PeriodRegister(),
        new ReportRegister(),
    ];

    public static Register? Find(string name) =>
        All.FirstOrDefault(register => register.Name == name);
}
