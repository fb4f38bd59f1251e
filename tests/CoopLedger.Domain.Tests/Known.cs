using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests;

/// <summary>The facts and words that many stories begin with.</summary>
internal static class Known
{
    public static readonly UnitId PhuTho = new("phu-tho");
    public static readonly UnitId HoaBinh = new("hoa-binh");
    public static readonly UnitId PhuTho2025 = new("phu-tho-2025");
    public static readonly OrganisationId Htx = new("htx-1");
    public static readonly ClusterId Midlands = new("trung-du");
    public static readonly Text Name = new("HTX Chè Phú Thọ");
    public static readonly Text Reason = new("nhập nhầm");
    public static readonly DateOnly FoundingDay = Day("2023-03-14");

    public static CooperativeFounded Founded { get; } = FoundedOn("2023-03-14");

    public static ClusterFormed Formed { get; } =
        new(Midlands, Day("2022-01-01"), new("Cụm Trung du Bắc Bộ"));

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static FoundCooperative Found(string on = "2023-03-14") =>
        new(Htx, Name, PhuTho, Day(on));

    public static CooperativeFounded FoundedOn(string day) => new(
        Htx, Day(day), Name, PhuTho, OrganisationKind.Cooperative, null, null, null, null);

    public static MemberAdmitted Admitted(string on) => new(
        Htx, Day(on), PhuTho, OrganisationKind.Cooperative, MemberClass.Official);

    public static MembershipEnded Ended(string on, Text? reason = null) => new(
        Htx, Day(on), PhuTho, OrganisationKind.Cooperative, reason ?? Reason);

    public static OperationsSuspended Suspended(string on) => new(
        Htx, Day(on), PhuTho, OrganisationKind.Cooperative, null);

    public static OperationsResumed Resumed(string on) => new(
        Htx, Day(on), PhuTho, OrganisationKind.Cooperative);

    public static DissolutionInitiated Initiated(string on) => new(
        Htx, Day(on), PhuTho, OrganisationKind.Cooperative, DissolutionMode.Voluntary, null, null);

    public static CooperativeDissolved Dissolved(
        string on, bool wasActive = true, string? initiated = null) => new(
        Htx, Day(on), PhuTho, OrganisationKind.Cooperative, wasActive, null, null,
        initiated is null ? null : Day(initiated));
}
