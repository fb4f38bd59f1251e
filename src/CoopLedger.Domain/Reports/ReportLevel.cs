using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Reports;

/// <summary>Who reports in the yearly chain: each level to the one above it.</summary>
/// <remarks>Source: Circular 01/2020/TT-BKHĐT art. 9. The default value is the province.
/// </remarks>
public enum ReportLevel
{
    [Label("Cấp tỉnh", "Province"), Also("tinh", "provincial", "lien-minh")]
    Province,

    [Label("Cấp huyện", "District"), Also("huyen")]
    District,

    [Label("Hợp tác xã", "Cooperative"), Also("htx")]
    Cooperative,
}
