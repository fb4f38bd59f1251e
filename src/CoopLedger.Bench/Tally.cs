namespace CoopLedger.Bench;

/// <summary>What is counted of the made-up nation by hand.</summary>
public enum Tally
{
    Registered,
    Active,
    Founded,
    Dissolved,
    Dissolving,
    DissolutionBacklog,
    Rated,
    Members,
    Admitted,
    Left,
    LoansApproved,
    Loans,
    LoanAmount,
    LoanRepaid,
    LoanOutstanding,
    LoanOverdue,
    FundCapital,
    TrainingClasses,
    TrainingParticipations,
    SupportInstances,
    SupportAmount,
    PromotionParticipations,
    ProductTypesShown,
    SupportedArea,
    CertifiedArea,
    ValueChainLinks,
    Commendations,
    CampaignActivities,
    MediaItems,
    BulletinCopies,
    ConferencesHeld,
    ContestsHeld,
    ReportsDue,
    ReportsReceived,

    /// <summary>Active organisations of the kinds that a membership rate counts.</summary>
    RateActive,

    /// <summary>Members of the kinds that a membership rate counts.</summary>
    RateMembers,
}
