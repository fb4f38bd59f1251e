using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Persons;

/// <summary>A private person, as an opaque reference: never a name. It is the id by which facts
/// refer to the person: of an office holder, of a recipient …</summary>
public sealed record PersonId(string Text) : Id(Text);

/// <summary>On which ground a person's data are erased.</summary>
/// <remarks>Source: Personal Data Protection Law 91/2025/QH15, article 14, as the press lists its
/// cases (Báo Lao Động); the law itself was not read. The default value is the person's request.
/// </remarks>
public enum ErasureGround
{
    [Label("Chủ thể dữ liệu yêu cầu", "Request of the person"), Also("yeu-cau", "asked")]
    Request,

    [Label("Đã hoàn thành mục đích", "Purpose completed"), Also("hoan-thanh-muc-dich")]
    PurposeCompleted,

    [Label("Hết thời hạn lưu trữ", "Retention expired"), Also("het-han-luu-tru")]
    RetentionExpired,

    [Label("Quyết định của cơ quan có thẩm quyền", "Decision of an authority")]
    [Also("co-quan-quyet-dinh")]
    AuthorityDecision,

    [Label("Theo thỏa thuận", "Agreement"), Also("thoa-thuan")]
    Agreement,

    [Label("Trường hợp khác theo pháp luật", "Other case of the law"), Also("khac")]
    OtherCase,
}

/// <summary>What the ledger holds of a private person: a sealed name, or that it was erased.
/// </summary>
public sealed record Person : IState<Person>
{
    /// <summary>Refuses whatever would name a person again.</summary>
    /// <remarks>Whatever its day: an entry dated before the erasure would need a new key, too.
    /// </remarks>
    public static readonly Rule Erased = new(
        "person.erased",
        "Dữ liệu của người \"{0}\" đã được xóa ngày {1}; không ghi tên lại dưới mã này.",
        "The data of \"{0}\" were erased on {1}; the person is not named again under this id.",
        "Law 91/2025/QH15, art. 14 (as the press reports it): what was erased is not restored");

    public static readonly Rule Unknown = new(
        "person.unknown",
        "Sổ chưa từng ghi tên người \"{0}\".",
        "The ledger never held a name of \"{0}\".",
        "Convention of the field: only what was kept is erased");

    public static Person Initial { get; } = new();

    /// <summary>The last naming, while there is one and the person is not erased.</summary>
    public PersonNamed? Naming { get; init; }

    public PersonErased? Erasure { get; init; }

    public static StreamName Stream(PersonId person) => new($"person-{person}");
}
