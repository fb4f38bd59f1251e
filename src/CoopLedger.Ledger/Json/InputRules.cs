using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Json;

/// <summary>The ways in which input fails to be a command.</summary>
public static class InputRules
{
    private const string Contract = "The contract of commands: coopledger commands";

    public static readonly Rule NotJson = new(
        "input.not-json",
        "Dòng này không phải là một đối tượng JSON: {0}",
        "This line is not one JSON object: {0}",
        "RFC 8259; https://jsonlines.org");

    public static readonly Rule NotText = new(
        "input.not-text",
        "Tệp không phải là văn bản UTF-8 (byte thứ {0}).",
        "The file is not UTF-8 text (byte {0}).",
        "RFC 3629");

    public static readonly Rule LineTooLong = new(
        "input.line-too-long",
        "Dòng này dài hơn {0} byte; tệp phải có mỗi lệnh trên một dòng.",
        "This line is longer than {0} bytes; the file must hold one command a line.",
        "https://jsonlines.org");

    public static readonly Rule UnknownCommand = new(
        "input.unknown-command",
        "Không có lệnh \"{0}\". Gần nhất: {1}.",
        "There is no command \"{0}\". Nearest: {1}.",
        Contract);

    public static readonly Rule UnknownField = new(
        "input.unknown-field",
        "Lệnh {1} không có trường \"{0}\". Các trường: {2}.",
        "{1} has no field \"{0}\". Its fields: {2}.",
        Contract);

    public static readonly Rule MissingField = new(
        "input.missing-field",
        "Thiếu trường \"{0}\" ({1}).",
        "The field \"{0}\" ({1}) is missing.",
        Contract);

    public static readonly Rule WrongType = new(
        "input.wrong-type",
        "\"{0}\" phải là {1}, không phải {2}.",
        "\"{0}\" must be of type {1}, not {2}.",
        Contract);

    public static readonly Rule BadDate = new(
        "input.bad-date",
        "\"{0}\": \"{1}\" không phải là một ngày; hãy viết năm-tháng-ngày, ví dụ 2023-08-31.",
        "\"{0}\": \"{1}\" is no date; write year-month-day, such as 2023-08-31.",
        "ISO 8601 calendar dates");

    public static readonly Rule BadId = new(
        "input.bad-id",
        "\"{0}\": \"{1}\" không phải mã: hãy dùng 1–64 ký tự a-z 0-9 - . /, chữ hoặc số ở hai đầu.",
        "\"{0}\": \"{1}\" is no id: use 1 to 64 of a-z 0-9 - . /, a letter or digit at both ends.",
        Contract);

    public static readonly Rule BadText = new(
        "input.bad-text",
        "\"{0}\": \"{1}\" phải là một dòng 1–500 ký tự, NFC, không trống ở hai đầu.",
        "\"{0}\": \"{1}\" must be one line of 1 to 500 characters, NFC, no blank at either end.",
        "Unicode Standard Annex 15 (NFC)");

    public static readonly Rule NotSealed = new(
        "input.not-sealed",
        "\"{0}\" không phải văn bản đã niêm mật; tên người chỉ vào sổ khi đã niêm mật.",
        "\"{0}\" is no sealed text; a person's name enters the ledger sealed or not at all.",
        "Law 91/2025/QH15 on the protection of personal data; docs/privacy.md");

    public static readonly Rule BadValue = new(
        "input.bad-value",
        "\"{0}\": giá trị \"{1}\" không hợp lệ. {2}",
        "\"{0}\": \"{1}\" is not valid. {2}",
        Contract);

    public static readonly Rule UnknownValue = new(
        "input.unknown-value",
        "\"{0}\": không có mã \"{1}\". Các mã: {2}.",
        "\"{0}\": there is no code \"{1}\". The codes: {2}.",
        Contract);

    public static readonly Rule OutOfRange = new(
        "input.out-of-range",
        "\"{0}\": {1} nằm ngoài khoảng {2} đến {3}.",
        "\"{0}\": {1} is outside {2} to {3}.",
        Contract);

    public static readonly Rule Negative = new(
        "input.negative",
        "\"{0}\": {1} là số âm; muốn giảm, hãy đảo sự kiện (reverse-fact).",
        "\"{0}\": {1} is negative; to take something back, reverse it (reverse-fact).",
        "Book-keeping: amounts are positive, a reversal is an entry of its own");
}
