using System.Collections.Immutable;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators;

/// <summary>Every measure and every indicator there is, in the order in which they are shown.
/// </summary>
public static class Catalogue
{
    private static readonly Type[] Types = typeof(Catalogue).Assembly.GetTypes();

    // Bound when something is posted: a kept journal is asked without it.
    private static readonly Lazy<PostingTable> Postings = new(() => new(Measures));

    public static ImmutableArray<Measure> Measures { get; } = WithUnlisted<Measure>(
    [
        new Registered(), new Active(), new Founded(), new Dissolved(),
        new MergedAway(), new SplitOff(), new ConvertedIn(), new ConvertedOut(),
        new RelocatedIn(), new RelocatedOut(), new Suspended(), new Resumed(),
        new Dissolving(), new DissolutionBacklog(), new UnionMemberships(), new Rated(),
        new Members(), new Admitted(), new Left(),
        new Loans(), new LoanProjects(), new LoanAmount(),
        new LoansApproved(), new LoanAmountApproved(), new ConcessionalAmountApproved(),
        new LoanRepaidAmount(), new LoanInterest(), new LoanAmountWrittenOff(),
        new LoanOutstanding(), new LoanOverdue(), new FundCapital(),
        new Commendations(),
        new ClusterMembers(), new PactsSigned(), new Pacts(), new MovementsLaunched(),
        new ConferencesHeld(), new DirectivesIssued(), new OpenConflicts(),
        new TrainingClasses(), new TrainingParticipations(),
        new SupportInstances(), new SupportAmount(),
        new OrganisationsSupported(),
        new PeopleTrained(),
        new PromotionParticipations(), new ProductTypesShown(), new OrganisationsPromoted(),
        new ScienceProjects(),
        new SupportedArea(), new OrganisationsAreaSupported(), new CertifiedArea(),
        new ValueChainLinks(),
        new MediaItems(), new BulletinCopies(), new ContestsHeld(),
        new CampaignsAdopted(), new CampaignsLaunched(), new CampaignAttendance(),
        new CampaignActivities(),
        new ReportsDue(), new ReportsReceived(), new ReportsOnTime(),
    ]);

    public static ImmutableArray<Indicator> All { get; } = WithUnlisted<Indicator>(
    [
        Measure("registered"), Measure("active"), new Dormant(), new ActiveRate(),
        Measure("suspended"), Measure("resumed"), new DormantTooLong(),
        Measure("founded"), Measure("dissolved"),
        Measure("merged-away"), Measure("split-off"),
        Measure("converted-in"), Measure("converted-out"),
        Measure("relocated-in"), Measure("relocated-out"),
        new NetChange(), new UnexplainedChange(),
        Measure("dissolving"), Measure("dissolution-backlog"),
        Measure("union-memberships"), Measure("rated"),
        new FoundedPerYear(), new FoundedPerYearElapsed(), new RegisteredGrowth(),
        Measure("members"), Measure("admitted"), Measure("left"),
        new MembershipRate(), new MembershipRateOfRegistered(), new MembersGrowth(),
        new ActiveMembershipRate(),
        new AdmissionsPerFounding(), new MembersPerUnit(), new AdmittedPerUnit(),
        Measure("loans"), Measure("loan-projects"), Measure("loan-amount"),
        new AverageLoan(), new LoansPerUnit(),
        Measure("loans-approved"), Measure("loan-amount-approved"),
        Measure("concessional-amount-approved"), new ConcessionalShare(),
        Measure("loan-repaid"), Measure("loan-interest"), Measure("loan-written-off"),
        Measure("loan-outstanding"), Measure("loan-overdue"), new OverdueRate(),
        Measure("fund-capital"), new FundUtilisation(),
        Measure("commendations"),
        new ShareOfCollectives(),
        Measure("cluster-members"), Measure("pacts-signed"), Measure("pacts"),
        Measure("movements-launched"), Measure("conferences-held"), Measure("directives-issued"),
        Measure("open-conflicts"),
        Measure("training-classes"), Measure("training-participations"),
        new ParticipationsPerClass(),
        Measure("support-instances"), Measure("support-amount"),
        new SupportPerInstance(), new SupportCoverage(),
        Measure("organisations-supported"),
        Measure("people-trained"),
        Measure("promotion-participations"), Measure("product-types-shown"),
        new ProductTypesPerParticipation(), Measure("organisations-promoted"),
        Measure("science-projects"),
        Measure("supported-area"), Measure("organisations-area-supported"),
        new AreaPerOrganisationSupported(), Measure("certified-area"),
        Measure("value-chain-links"),
        Measure("media-items"), Measure("bulletin-copies"), Measure("contests-held"),
        new TargetAttainment(), new CollectiveEconomyShare(),
        new TargetPace(), new TargetPaceElapsed(),
        new Congresses(), new ProvincialAlliances(),
        Measure("campaigns-adopted"), Measure("campaigns-launched"),
        Measure("campaign-attendance"), Measure("campaign-activities"),
        Measure("reports-due"), Measure("reports-received"), Measure("reports-on-time"),
        new ReportTimeliness(), new ReportCompleteness(),
        new FigureHoldRate(),
    ]);

    /// <summary>Definitions that a later version has taken the place of. They are not listed,
    /// and can be asked for by code and version.</summary>
    public static ImmutableArray<Indicator> Earlier { get; } =
    [
        new ReportedTargetAttainment(),
    ];

    public static PostingTable Table => Postings.Value;

    /// <summary>The place of each measure in <see cref="Measures"/>, by its code.</summary>
    internal static Dictionary<string, int> MeasurePlaces { get; } = Places();

    public static Indicator? Find(IndicatorCode code) =>
        All.FirstOrDefault(indicator => indicator.Code == code);

    /// <summary>The indicator of a code, or of a code and a version:
    /// <c>target-attainment@1</c>.</summary>
    public static Indicator? Named(string text) => All.Concat(Earlier).FirstOrDefault(indicator =>
        text == indicator.Code.Text || text == $"{indicator.Code}@{indicator.Version}");

    /// <summary>The codes most like one that does not exist.</summary>
    public static IEnumerable<string> Nearest(IndicatorCode code) => All
        .Select(indicator => indicator.Code.Text)
        .OrderBy(text => VietnameseText.Distance(text, code.Text))
        .ThenBy(text => text, StringComparer.Ordinal)
        .Take(3);

    /// <summary>The listed ones in their order, then those that nobody has listed yet, in order of
    /// code: a new measure or formula counts from the moment its class exists.</summary>
    private static ImmutableArray<T> WithUnlisted<T>(ImmutableArray<T> listed)
        where T : Indicator
    {
        var codes = listed.Select(indicator => indicator.Code).ToHashSet();
        var types = listed.Select(indicator => indicator.GetType()).ToHashSet();
        IEnumerable<T> found = typeof(T) == typeof(Measure)
            ? []
            : Measures.OfType<T>();
        return
        [
            .. listed,
            .. found.Concat(Types
                .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract
                    && !types.Contains(type)
                    && !(typeof(T) != typeof(Measure) && type.IsSubclassOf(typeof(Measure))))
                .Select(type => (T)Activator.CreateInstance(type)!))
                .Where(indicator => codes.Add(indicator.Code))
                .OrderBy(indicator => indicator.Code.Text, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < Measures.Length; place++)
        {
            places.Add(Measures[place].Code.Text, place);
        }

        return places;
    }

    internal static Measure Measure(string code) =>
        Measures.First(measure => measure.Code.Text == code);
}
