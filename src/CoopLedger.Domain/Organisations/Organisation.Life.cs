using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>What became of the organisation between its founding and its end.</summary>
public sealed partial record Organisation
{
    public static readonly Rule Closed = new(
        "organisation.closed",
        "Tổ chức \"{0}\" đã sáp nhập hoặc chuyển đổi ra ngoài khu vực ngày {1}.",
        "The organisation \"{0}\" was merged away or converted outside the field on {1}.",
        "Law 17/2023/QH15: nothing happens to an organisation that has become another one");

    public static readonly Rule StandingDiffers = new(
        "organisation.standing-differs",
        "Sự kiện ngày {1} của \"{0}\" đã ghi nhận tình trạng hoạt động hoặc thành viên khác.",
        "The fact of {1} about \"{0}\" recorded other operations or other memberships.",
        "Book-keeping: what leaves one account enters the other as it was");

    public static readonly Rule TiesOpen = new(
        "organisation.ties-open",
        "Tổ chức \"{0}\" còn là thành viên của Liên minh hoặc liên hiệp ngày {1}.",
        "The organisation \"{0}\" is still a member of its alliance or of a union on {1}.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg): memberships end with it");

    public static readonly Rule Dissolving = new(
        "dissolution.under-way",
        "Tổ chức \"{0}\" đang làm thủ tục giải thể từ {1}.",
        "The dissolution of \"{0}\" has been under way since {1}.",
        "Law 17/2023/QH15: who is being dissolved is not reorganised; withdraw it first");

    /// <summary>The group of sectors, as far as it was told.</summary>
    public Sector? Sector { get; init; }

    /// <summary>The last classification by size.</summary>
    public ScaleClassified? Scale { get; init; }

    /// <summary>The dissolution under way, or the one that was completed.</summary>
    public Dissolution? Dissolution { get; init; }

    /// <summary>How the organisation came out of another one, if it did.</summary>
    public OrganisationSplitOff? SplitOff { get; init; }

    /// <summary>The last move to another unit.</summary>
    public OrganisationRelocated? Relocated { get; init; }

    /// <summary>The last conversion into another kind.</summary>
    public OrganisationConverted? Converted { get; init; }

    /// <summary>The organisation it was merged into, if it was.</summary>
    public OrganisationId? MergedInto { get; init; }

    /// <summary>The day it was merged away or converted into what no alliance counts.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The unions it belongs to, each with the day it joined.</summary>
    public ImmutableDictionary<OrganisationId, DateOnly> Unions { get; init; } =
        ImmutableDictionary<OrganisationId, DateOnly>.Empty;

    /// <summary>The stops of its operations that are over, in order.</summary>
    public ImmutableList<Stop> Stops { get; init; } = [];

    /// <summary>The ratings of its performance, by the year rated.</summary>
    public ImmutableDictionary<int, PerformanceRated> Ratings { get; init; } =
        ImmutableDictionary<int, PerformanceRated>.Empty;

    public bool IsMember => MemberSince is not null;

    /// <summary>The unit in which its membership counts on a day, if it is a member.</summary>
    public UnitId? MembershipOn(DateOnly day) => IsMember ? MemberUnitOn(day) : null;

    /// <summary>Whether it is on record and has not ceased to exist.</summary>
    public bool Exists => Unit is not null && DissolvedOn is null && ClosedOn is null;

    /// <summary>Whether its dissolution is under way.</summary>
    public bool IsDissolving => Exists && Dissolution is not null;

    /// <summary>Whether operations have been stopped for longer than may be watched in silence:
    /// 12 months by <c>regulation.csv</c>, on the day.</summary>
    public bool IsDormantTooLongOn(DateOnly day) => Exists && SuspendedOn is { } since
        && Regulations.Regulation.On("dormancy-watch", day) is { } watch
        && since.AddMonths((int)watch.Value) <= day;

    /// <summary>Why it is not reorganised while its dissolution is under way, if it is.</summary>
    public Refusal? RefuseWhileDissolving(OrganisationId id) => Dissolution is { } open
        ? Dissolving.BrokenByField("organisation", id, open.Since)
        : null;

    /// <summary>Why a fact that carried the operations and the membership of its day cannot
    /// stand, if so.</summary>
    public Refusal? RefuseStanding(
        OrganisationId id, DateOnly day, bool active, UnitId? memberIn) =>
        (IsActive, MembershipOn(day)) == (active, memberIn)
            ? null
            : StandingDiffers.BrokenByField("on", id, day);

    /// <summary>Why it cannot cease to exist on the day, if it still belongs somewhere.</summary>
    public Refusal? RefuseTies(OrganisationId id, DateOnly day) => IsMember || !Unions.IsEmpty
        ? TiesOpen.BrokenByField("on", id, day)
        : null;

    /// <summary>The events that end every membership it has, the alliance's first.</summary>
    public IEnumerable<Event> Endings(
        OrganisationId id, DateOnly day, UnitId unit, Text reason) =>
        (MembershipOn(day) is { } alliance
            ? [new MembershipEnded(id, day, alliance, Kind, reason)]
            : (Event[])[])
            .Concat(UnionEndings(id, day, unit, reason));

    /// <summary>The events that end its memberships of unions, in order of id.</summary>
    public IEnumerable<Event> UnionEndings(
        OrganisationId id, DateOnly day, UnitId unit, Text reason) =>
        Unions.Keys.OrderBy(union => union.Text, StringComparer.Ordinal)
            .Select(union => new UnionMembershipEnded(id, union, day, unit, Kind, reason));

    /// <summary>The days of a year without operations, up to the end of a day.</summary>
    public int DaysStoppedIn(int year, DateOnly upTo)
    {
        var (first, end) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var known = end.AddDays(-1) > upTo ? upTo.AddDays(1) : end;
        var stops = SuspendedOn is { } open ? Stops.Add(new(open, known)) : Stops;
        return stops.Sum(stop => Math.Max(
            0, Math.Min(stop.Until.DayNumber, known.DayNumber)
                - Math.Max(stop.From.DayNumber, first.DayNumber)));
    }

    /// <summary>Whether a membership that ended on the day, for the reason, ended because of
    /// another fact.</summary>
    public static bool EndsWith(
        Event other, OrganisationId id, DateOnly day, Text? reason) => other switch
        {
            CooperativeDissolved end => (end.Organisation, end.On) == (id, day)
                && reason == MembershipEnded.ByDissolution,
            OrganisationMerged end => (end.Organisation, end.On) == (id, day)
                && reason == OrganisationMerged.AsReason,
            OrganisationConvertedOutside end => (end.Organisation, end.On) == (id, day)
                && reason == OrganisationConverted.AsReason,
            OrganisationConverted end => (end.Organisation, end.On) == (id, day)
                && reason == OrganisationConverted.AsReason,
            _ => false,
        };

    internal static Decision RefuseUnknown(OrganisationId id, DateOnly day) =>
        Decision.Refuse(Unknown.BrokenByField("organisation", id, day));
}

/// <summary>A time without operations.</summary>
/// <param name="From">The first day without operations.</param>
/// <param name="Until">The first day with operations again.</param>
public readonly record struct Stop(DateOnly From, DateOnly Until);
