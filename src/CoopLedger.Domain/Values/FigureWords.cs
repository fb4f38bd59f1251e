namespace CoopLedger.Domain.Values;

/// <summary>The words round a printed number, in small composed letters.</summary>
internal static class FigureWords
{
    public const string From = "từ";

    // "Gần 100" is below 100 by an unknown amount: neither an end that holds nor either side.
    public const string Nearly = "gần";

    public static readonly string[] RangeMarks = ["-", "–", "—", "đến", "tới"];

    public static readonly string[] PercentWords = ["%", "phần trăm"];

    public static readonly string[] DongWords = ["đồng", "₫", "vnđ", "vnd", "đ"];

    // "15 đồng chí" are comrades, "54 triệu đồng bào" compatriots: no money is meant.
    public static readonly string[] NotDong =
    [
        "đồng chí", "đồng bào", "đồng nghiệp", "đồng đội", "đồng hồ", "đồng ruộng", "đồng minh",
        "đồng cỏ", "đồng muối", "đồng tác giả", "đồng sáng lập", "đồng chủ", "đồng phạm", "đ/c",
    ];

    public static readonly (string Word, FigurePrecision Precision)[] Before = LongestFirst(
    [
        ("trên", FigurePrecision.AtLeast),
        ("hơn", FigurePrecision.AtLeast),
        ("ít nhất", FigurePrecision.AtLeast),
        ("tối thiểu", FigurePrecision.AtLeast),
        ("không dưới", FigurePrecision.AtLeast),
        ("không ít hơn", FigurePrecision.AtLeast),
        (">", FigurePrecision.AtLeast),
        ("≥", FigurePrecision.AtLeast),
        ("dưới", FigurePrecision.AtMost),
        ("không quá", FigurePrecision.AtMost),
        ("không vượt quá", FigurePrecision.AtMost),
        ("nhiều nhất", FigurePrecision.AtMost),
        ("tối đa", FigurePrecision.AtMost),
        ("chưa đến", FigurePrecision.AtMost),
        ("chưa tới", FigurePrecision.AtMost),
        ("<", FigurePrecision.AtMost),
        ("≤", FigurePrecision.AtMost),
        ("khoảng", FigurePrecision.About),
        ("khỏang", FigurePrecision.About),
        ("xấp xỉ", FigurePrecision.About),
        ("xấp xỷ", FigurePrecision.About),
        ("trên dưới", FigurePrecision.About),
        ("ước", FigurePrecision.About),
        ("ước tính", FigurePrecision.About),
        ("ước đạt", FigurePrecision.About),
        ("ước khoảng", FigurePrecision.About),
        ("≈", FigurePrecision.About),
    ]);

    public static readonly (string Word, FigurePrecision Precision)[] After =
    [
        ("trở lên", FigurePrecision.AtLeast),
        ("trở xuống", FigurePrecision.AtMost),
    ];

    public static readonly (string Word, int PowerOfTen)[] Scales = LongestFirst(
    [
        ("nghìn", 3),
        ("ngàn", 3),
        ("triệu", 6),
        ("tỷ", 9),
        ("tỉ", 9),
        ("nghìn tỷ", 12),
        ("nghìn tỉ", 12),
        ("ngàn tỷ", 12),
        ("ngàn tỉ", 12),
        ("triệu tỷ", 15),
        ("triệu tỉ", 15),
    ]);

    // Each would change the number; read as a noun it would be lost in silence.
    public static readonly string[] Unread =
    [
        "trăm", "chục", "vạn", "tá", "mươi", "rưỡi", "rưởi", "tr", "trđ", "tr.đ",
        "nghin", "ngan", "trieu", "ty", "ti", "dong", "phan tram",
    ];

    private static (string Word, T Meaning)[] LongestFirst<T>((string Word, T Meaning)[] words) =>
        [.. words.OrderByDescending(entry => entry.Word.Length)];
}
