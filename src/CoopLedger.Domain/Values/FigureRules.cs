using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Values;

/// <summary>Why a printed figure is not read: what could be read in two ways is refused.
/// </summary>
public static class FigureRules
{
    private const string Notation =
        "Vietnamese notation (Law on Accounting): '.' groups thousands, ',' is the decimal sign";

    public static readonly Rule TooLong = new(
        "figure.too-long", "số liệu dài tối đa {0} ký tự",
        "a figure has at most {0} characters", Notation);

    public static readonly Rule Empty = new(
        "figure.empty", "số liệu trống", "the figure is empty", Notation);

    public static readonly Rule Nearly = new(
        "figure.nearly",
        "'{0}' không nói rõ giới hạn: hãy viết 'dưới' nếu thấp hơn, 'khoảng' nếu xấp xỉ",
        "'{0}' gives no end that the number keeps to: write 'dưới' if it is below, 'khoảng' if it "
        + "is about",
        Notation);

    public static readonly Rule HalfRange = new(
        "figure.half-range", "có 'từ' mà không có 'đến'",
        "'từ' opens a range, and 'đến' does not follow", Notation);

    public static readonly Rule TwoWays = new(
        "figure.two-ways", "các từ quanh con số nói hai điều khác nhau",
        "the words round the number say two different things", Notation);

    public static readonly Rule QualifiedRange = new(
        "figure.qualified-range",
        "khoảng giá trị đã có hai đầu, không dùng 'trên', 'dưới', 'khoảng'",
        "a range has two ends and takes no 'trên', 'dưới' or 'khoảng'", Notation);

    public static readonly Rule MixedUnits = new(
        "figure.mixed-units", "hai đầu của khoảng có đơn vị khác nhau",
        "the ends of the range have different units", Notation);

    public static readonly Rule UpsideDown = new(
        "figure.upside-down", "khoảng bị ngược: đầu thứ nhất lớn hơn đầu thứ hai",
        "the range is upside down: its first end is above its second", Notation);

    public static readonly Rule NumberMissing = new(
        "figure.number-missing", "thiếu một con số ở cuối",
        "a number is missing at the end", Notation);

    public static readonly Rule NumberDue = new(
        "figure.number-due", "cần một con số ở chỗ '{0}'",
        "a number is due where '{0}' stands", Notation);

    public static readonly Rule NotANumber = new(
        "figure.not-a-number",
        "'{0}' không phải số kiểu Việt Nam: dấu chấm nhóm từng ba chữ số, dấu phẩy là thập phân",
        "'{0}' is no Vietnamese number: a point groups thousands in threes, a comma is the decimal "
        + "sign",
        Notation);

    public static readonly Rule ScaledPercentage = new(
        "figure.scaled-percentage", "không dùng nghìn, triệu, tỷ trước phần trăm",
        "a scale word cannot stand before a percentage", Notation);

    public static readonly Rule Unread = new(
        "figure.unread", "'{0}' sẽ làm đổi con số: hãy viết nghìn, triệu hoặc tỷ, có dấu",
        "'{0}' would change the number: write nghìn, triệu or tỷ, with accents", Notation);

    public static readonly Rule SecondNumber = new(
        "figure.second-number",
        "có con số thứ hai không tạo thành khoảng, hoặc là ngày hay phân số: '{0}'",
        "a second number that makes no range, a date or a fraction: '{0}'", Notation);

    public static readonly Rule Trailing = new(
        "figure.trailing", "'{0}' không thể đứng sau con số",
        "'{0}' cannot follow a number", Notation);
}
