namespace CoopLedger.Indicators;

/// <summary>A text in Vietnamese and in English.</summary>
public sealed record Labels(string Vietnamese, string English)
{
    public static Labels Of(string vietnamese, string english) => new(vietnamese, english);
}

/// <summary>What an indicator's value counts.</summary>
/// <param name="Code">For machines: <c>organisations</c>, <c>dong</c>, <c>percent</c> …</param>
/// <param name="Labels">For people.</param>
/// <param name="Symbol">What follows the number when shown, such as <c>%</c>; may be empty.</param>
/// <param name="PartsInOne">How many of the parts that are posted make one: 100 for hectares
/// posted in hundredths, otherwise 1.</param>
public sealed record Unit(string Code, Labels Labels, string Symbol, int PartsInOne = 1)
{
    public static readonly Unit Organisations =
        new("organisations", Labels.Of("tổ chức", "organisations"), "");

    public static readonly Unit Members = new("members", Labels.Of("thành viên", "members"), "");

    public static readonly Unit Loans = new("loans", Labels.Of("lượt", "disbursements"), "");

    public static readonly Unit Projects = new("projects", Labels.Of("dự án", "projects"), "");

    public static readonly Unit Dong = new("dong", Labels.Of("đồng", "dong"), "₫");

    public static readonly Unit Classes = new("classes", Labels.Of("lớp", "classes"), "");

    public static readonly Unit Participations =
        new("participations", Labels.Of("lượt người", "participations"), "");

    public static readonly Unit Commendations =
        new("commendations", Labels.Of("lượt khen thưởng", "commendations"), "");

    public static readonly Unit Instances = new("instances", Labels.Of("lượt", "instances"), "");

    public static readonly Unit People = new("people", Labels.Of("người", "people"), "");

    public static readonly Unit ProductTypes =
        new("product-types", Labels.Of("loại sản phẩm", "types of product"), "");

    public static readonly Unit Items = new("items", Labels.Of("tin, bài", "items"), "");

    public static readonly Unit Copies = new("copies", Labels.Of("cuốn", "copies"), "");

    public static readonly Unit Contests =
        new("contests", Labels.Of("cuộc thi", "contests"), "");

    public static readonly Unit Links = new("links", Labels.Of("liên kết", "links"), "");
    public static readonly Unit Memberships =
        new("memberships", Labels.Of("lượt thành viên", "memberships"), "");
    public static readonly Unit Alliances =
        new("alliances", Labels.Of("Liên minh", "alliances"), "");

    public static readonly Unit Pacts = new("pacts", Labels.Of("giao ước", "pacts"), "");

    public static readonly Unit Movements =
        new("movements", Labels.Of("phong trào", "movements"), "");

    public static readonly Unit Congresses =
        new("congresses", Labels.Of("kỳ đại hội", "congresses"), "");

    public static readonly Unit Conferences =
        new("conferences", Labels.Of("hội nghị", "conferences"), "");

    public static readonly Unit Directives =
        new("directives", Labels.Of("nội dung chỉ đạo", "directives"), "");

    public static readonly Unit Conflicts =
        new("conflicts", Labels.Of("mâu thuẫn", "conflicts"), "");
    public static readonly Unit Reports = new("reports", Labels.Of("báo cáo", "reports"), "");

    public static readonly Unit Percent = new("percent", Labels.Of("phần trăm", "percent"), "%");

    public static readonly Unit Hectares = new(
        "hectares", Labels.Of("héc-ta", "hectares"), "ha", (int)Domain.Values.Hectares.PartsInOne);

    public static readonly Unit Attendances = new(
        "attendances", Labels.Of("lượt HTX dự", "attendances of cooperatives"), "");

    public bool IsMoney => this == Dong;

    public bool IsPercent => this == Percent;
}
