namespace CoopLedger.Indicators.Formulas;

/// <summary>Area supported towards a certificate over the organisations that have it.</summary>
public sealed class AreaPerOrganisationSupported() : Ratio(
    "area-per-organisation-supported",
    Labels.Of("Diện tích hỗ trợ chứng nhận bình quân", "Area supported per organisation"),
    Unit.Hectares, 2, "supported-area", "organisations-area-supported");
