using System.Collections.Immutable;
using System.Globalization;
using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Registers;

/// <summary>The certifications, from the support towards them to their lapse.</summary>
public sealed class CertificationRegister() : Register<Certification>(
    "certifications", "certification", Labels.Of("Chứng nhận", "Certifications"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("organisation", "Tổ chức", "Organisation"),
        Column.Of("standard", "Tiêu chuẩn", "Standard"), Column.Of("crop", "Cây trồng", "Crop"),
        Column.Of("supported", "Hỗ trợ", "Supported"),
        Column.OfNumber("supportedHa", "Diện tích hỗ trợ (ha)", "Area supported (ha)"),
        Column.Of("granted", "Ngày cấp", "Granted"),
        Column.OfNumber("certifiedHa", "Diện tích chứng nhận (ha)", "Area certified (ha)"),
        Column.Of("lapsed", "Hết hiệu lực", "Lapsed"),
    ];

    protected override IEnumerable<Cell> Cells(
        Certification state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var granted = facts.Select(fact => fact.Event).OfType<CertificationGranted>()
            .LastOrDefault();
        return
        [
            Cell.Of(state.Subject?.Organisation), Cell.OfCode(state.Subject?.Standard),
            Cell.Of(state.Subject?.Crop), Cell.Of(state.Support?.On), Area(state.Support?.Area),
            Cell.Of(granted?.On), Area(state.Certificate?.Area),
            state.Certificate is null ? Cell.Of(state.Lapse?.On) : Cell.Empty,
        ];
    }

    private static Cell Area(Hectares? area)
    {
        if (area is not { } known)
        {
            return Cell.Empty;
        }

        var shown = known.ToString();
        return new(known.Value.ToString(CultureInfo.InvariantCulture), Labels.Of(shown, shown));
    }
}
