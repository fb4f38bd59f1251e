namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>One value that follows from the source documents.</summary>
/// <param name="Id">Its row in the table of published values of the source documents.</param>
/// <param name="Indicator">What is asked.</param>
/// <param name="Asked">Of what and when: scope, first day (or -), last day, facet (or -).</param>
/// <param name="Above">The numerator as shown.</param>
/// <param name="Below">The denominator as shown; 1 for a measure.</param>
/// <param name="Exact">What was divided by what; empty when it is not one value.</param>
/// <param name="Shown">In Vietnamese.</param>
/// <param name="English">In English, where it differs.</param>
public sealed record Expected(
    string Id, string Indicator, string Asked, string Above, string Below, string Exact,
    string Shown, string? English = null)
{
    private const string PhuTho8M = "unit:phu-tho 2023-01-01 2023-08-31 -";
    private const string PhuThoOpening = "unit:phu-tho - 2022-12-31 -";
    private const string Cluster2023 = "cluster:trung-du-bac-bo 2023-01-01 2023-12-01 -";
    private const string DakLak = "unit:dak-lak 2021-01-01 2023-09-30 ";

    public static IReadOnlyList<Expected> All { get; } =
    [
        new("G01", "active", PhuTho8M, "548", "1", "548", "548"),
        new("G02", "membership-rate", PhuTho8M, "415", "548", "415/548", "75,7 %"),
        new("G03", "membership-rate-of-registered", PhuTho8M, "415", "698", "415/698", "59,5 %"),
        new("G04", "dormant", PhuTho8M, "150", "1", "150", "150"),
        new("G05", "active-rate", PhuTho8M, "548", "698", "548/698", "78,5 %"),
        new("G06", "registered", PhuThoOpening, "662", "1", "662", "662"),
        new("G07", "registered-growth", PhuTho8M, "36", "662", "36/662", "5,4 %"),
        new("G08", "members", PhuThoOpening, "392", "1", "392", "392"),
        new("G09", "members-growth", PhuTho8M, "23", "392", "23/392", "5,9 %"),
        new("G10", "admissions-per-founding", PhuTho8M, "23", "36", "23/36", "63,9 %"),
        new("G11 own", "participations-per-class", PhuTho8M[..^1] + "organiser",
            "695", "12", "695/12", "57,9"),
        new("G11 joint", "participations-per-class", PhuTho8M[..^1] + "co-organiser",
            "205", "3", "205/3", "68,3"),
        new("G11 all", "participations-per-class", PhuTho8M, "900", "15", "900/15", "60,0"),
        new("G12 classes", "training-classes", PhuTho8M, "15", "1", "15", "15"),
        new("G12 participations", "training-participations", PhuTho8M, "900", "1", "900", "900"),
        new("G14", "average-loan", PhuTho8M, "13.200.000.000", "43", "13200000000/43",
            "306.976.744 ₫"),
        new("G18", "members", "cluster:trung-du-bac-bo - 2022-12-31 -",
            "2.116", "1", "2116", "2.116"),
        new("G19", "members-growth", Cluster2023, "61", "2.116", "61/2116", "2,9 %"),
        new("G20 admissions", "admitted-per-unit", Cluster2023, "61", "6", "61/6", "10,2"),
        new("G20 members", "members-per-unit", Cluster2023, "2.177", "6", "2177/6", "362,8"),
        new("G21", "average-loan", Cluster2023, "≥ 226.000.000.000", "276", "",
            "ít nhất 818,8 triệu ₫", "at least 818,8 million ₫"),
        new("G22", "loans-per-unit", Cluster2023, "276", "6", "276/6", "46,0"),
        new("G23", "active-rate", DakLak + "-", "612", "751", "612/751", "81,5 %"),
        new("G24", "dormant", DakLak + "cooperative+union", "139", "1", "139", "139"),
        new("G25", "active", DakLak + "cooperative", "607–612", "1", "", "607–612"),
        new("004-05", "active", DakLak + "cooperative+union", "612", "1", "612", "612"),
        new("G26", "active-rate", DakLak + "group", "403", "403", "403/403", "100,0 %"),
        new("G27 registered", "registered", DakLak + "-", "1.154", "1", "1154", "1.154"),
        new("G27 active", "active", DakLak + "-", "1.015", "1", "1015", "1.015"),
        new("G27 rate", "active-rate", DakLak + "cooperative+union+group",
            "1.015", "1.154", "1015/1154", "88,0 %"),
        new("G31", "founded-per-year", DakLak + "-", "213", "3", "213/3", "71"),
        new("G32", "founded-per-year-elapsed", DakLak + "-", "213", "2,75", "213/(11/4)", "77,5"),
        new("G34", "support-per-instance", DakLak + "new-cooperative",
            "600.000.000", "57", "600000000/57", "10.526.316 ₫"),
        new("G35", "support-coverage", DakLak + "-", "57", "213", "57/213", "26,8 %"),
        new("G36", "support-per-instance", DakLak + "trade-promotion",
            "678.000.000", "68", "678000000/68", "9.970.588 ₫"),
        new("G37", "support-per-instance", DakLak + "machinery", "≥ 2.100.000.000", "10", "",
            "ít nhất 210 triệu ₫", "at least 210 million ₫"),
        new("G38", "support-amount", DakLak + "-", "≥ 3.378.000.000", "1", "",
            "trên 3,378 tỷ ₫", "over 3,378 billion ₫"),
        new("G39", "support-instances", DakLak + "-", "135", "1", "135", "135"),
        new("G40", "participations-per-class", DakLak + "-", "5.046", "125", "5046/125", "40,4"),
        new("G41 all", "commendations", DakLak + "-", "10", "1", "10", "10"),
        new("G41 collectives", "commendations", DakLak + "collective", "6", "1", "6", "6"),
        new("G41 individuals", "commendations", DakLak + "individual", "4", "1", "4", "4"),
        new("G41 share", "share-of-collectives", DakLak + "-", "6", "10", "6/10", "60,0 %"),
    ];
}
