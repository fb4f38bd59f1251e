using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Science;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.ValueChains;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>What the facts of support and activities add to the measures.</summary>
internal static class NaiveSupport
{
    /// <summary>Nothing when the measure does not count the fact. Of <c>subject:part</c> a subject
    /// counts once when any part is left.</summary>
    public static (Place, string, long)? Effect(string measure, Event fact)
    {
        static (Place, string, long)? At(UnitId unit, long amount, string subject = "") =>
            (Place.Of(unit), subject, amount);
        return (measure, fact) switch
        {
            ("support-instances", SupportGranted e) => At(e.Unit, 1),
            ("support-instances", SupportRevoked e) => At(e.Unit, -1),
            ("support-amount", SupportGranted e) => At(e.Unit, e.Amount.Dong),
            ("support-amount", SupportRevoked e) => At(e.Unit, -e.Amount.Dong),
            ("organisations-supported", SupportGranted e) =>
                At(e.Unit, 1, $"{e.Organisation}:{e.Kind}:{e.Grant}"),
            ("organisations-supported", SupportRevoked e) =>
                At(e.Unit, -1, $"{e.Organisation}:{e.Kind}:{e.Grant}"),
            ("promotion-participations", PromotionParticipated e) => At(e.Unit, 1),
            ("product-types-shown", PromotionParticipated e) => At(e.Unit, e.ProductTypes.Value),
            ("organisations-promoted", PromotionParticipated e) =>
                At(e.Unit, 1, e.Organisation.Text),
            ("science-projects", ScienceProjectStarted e) => At(e.Unit, 1),
            ("supported-area", CertificationSupported e) => At(e.Unit, Whole(e.Area)),
            ("organisations-area-supported", CertificationSupported { Area: not null } e) =>
                At(e.Unit, 1, e.Organisation.Text),
            ("certified-area", CertificationGranted e) => At(e.Unit, Whole(e.Area)),
            ("certified-area", CertificationLapsed e) => At(e.Unit, -Whole(e.Area)),
            ("value-chain-links", ValueChainLinked e) => At(e.Unit, 1),
            ("value-chain-links", ValueChainUnlinked e) => At(e.Unit, -1),
            ("media-items", MediaOutputRecorded e) => At(e.Unit, e.Count.Value),
            ("bulletin-copies", BulletinIssued e) => At(e.Unit, e.Copies.Value),
            ("contests-held", ContestHeld e) => At(e.Unit, 1),
            ("people-trained", TrainingHeld { DistinctPeople: { } people } e) =>
                At(e.Unit, people.Value),
            _ => null,
        };
    }

    private static long Whole(Hectares? area) => (area?.Parts ?? 0) / Hectares.PartsInOne;
}
