namespace CoopLedger.Indicators.Formulas;

/// <summary>Participations over classes.</summary>
public sealed class ParticipationsPerClass() : Ratio(
    "participations-per-class",
    Labels.Of("Bình quân lượt người mỗi lớp", "Participations per class"),
    Unit.Participations, 1, "training-participations", "training-classes");
