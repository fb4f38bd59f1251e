namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>What follows from the two example files of activities and support.</summary>
internal static class ExpectedActivities
{
    private const string PhuTho8M = "unit:phu-tho 2023-01-01 2023-08-31 ";
    private const string DakLak = "unit:dak-lak 2021-01-01 2023-09-30 ";

    public static IReadOnlyList<Expected> All { get; } =
    [
        new("003-12 participations", "promotion-participations", PhuTho8M + "-",
            "30", "1", "30", "30"),
        new("003-12 product types", "product-types-shown", PhuTho8M + "-",
            "150", "1", "150", "150"),
        new("G13", "product-types-per-participation", PhuTho8M + "-", "150", "30", "150/30",
            "5,0"),
        new("G15 area", "supported-area", PhuTho8M + "-", "643", "1", "643", "643,00 ha"),
        new("G15 organisations", "organisations-area-supported", PhuTho8M + "vietgap",
            "4", "1", "4", "4"),
        new("G15", "area-per-organisation-supported", PhuTho8M + "-", "643", "4", "643/4",
            "160,75 ha"),
        new("003-16", "certified-area", PhuTho8M + "-", "0", "1", "0", "0,00 ha"),
        new("003-17", "value-chain-links", PhuTho8M + "-", "4", "1", "4", "4"),
        new("003-18", "contests-held", PhuTho8M + "-", "2", "1", "2", "2"),
        new("G16", "media-items", PhuTho8M + "-", "142", "1", "142", "142"),
        new("G16 without reports", "media-items", PhuTho8M + "article+news+post",
            "139", "1", "139", "139"),
        new("I20 both channels", "media-items", PhuTho8M + "newspaper+portal",
            "16", "1", "16", "16"),
        new("I20 one channel", "media-items", PhuTho8M + "newspaper", "0–16", "1", "",
            "không quá 16", "at most 16"),
        new("003-23", "bulletin-copies", PhuTho8M + "-", "500", "1", "500", "500"),
        new("G17 led or joint", "science-projects", PhuTho8M + "lead+joint",
            "3", "1", "3", "3"),
        new("G17 all", "science-projects", PhuTho8M + "-", "4", "1", "4", "4"),
        new("G12 people", "people-trained", PhuTho8M + "-", "0–900", "1", "",
            "không quá 900", "at most 900"),
        new("G01", "registered", PhuTho8M + "-", "698", "1", "698", "698"),
        new("G01 active", "active", PhuTho8M + "-", "548", "1", "548", "548"),
        new("G39 instances", "support-instances", DakLak + "-", "135", "1", "135", "135"),
        new("G39 organisations", "organisations-supported", DakLak + "-",
            "68–135", "1", "", "68–135"),
        new("G39 one kind", "organisations-supported", DakLak + "trade-promotion",
            "68", "1", "68", "68"),
    ];
}
