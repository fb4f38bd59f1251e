using System.Collections.Immutable;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Histories;

/// <summary>The words of the made-up facts, of the length that such words have.</summary>
internal static class Words
{
    public static ImmutableArray<string> Trades { get; } =
    [
        "dịch vụ nông nghiệp", "rau an toàn", "chăn nuôi", "thủy sản", "vận tải", "chè",
        "cà phê", "dược liệu", "môi trường", "thủ công mỹ nghệ",
    ];

    public static ImmutableArray<string> Villages { get; } =
    [
        "Tân Phú", "Hòa Bình", "Đông Sơn", "Minh Khai", "Vĩnh Thịnh", "Yên Lạc", "Phú Lương",
        "Bình Minh", "An Khê", "Quảng Thành", "Xuân Lộc", "Thạnh Phước",
    ];

    public static ImmutableArray<Text> Withdrawals { get; } =
        [new("Xin rút"), new("Chuyển nơi hoạt động"), new("Không đóng hội phí")];

    public static ImmutableArray<Text> Stops { get; } =
        [new("Theo mùa vụ"), new("Thiếu vốn"), new("Dịch bệnh"), new("Sửa chữa")];

    public static ImmutableArray<Text> Grounds { get; } =
        [new("Ngừng hoạt động quá 12 tháng"), new("Nghị quyết của đại hội thành viên")];

    public static ImmutableArray<Text> Projects { get; } =
    [
        new("Mở rộng vùng sản xuất rau an toàn"), new("Mua máy gặt đập liên hợp"),
        new("Xây kho lạnh bảo quản nông sản"), new("Nhà màng trồng dưa lưới"),
        new("Chuyển đổi sang trồng chè hữu cơ"), new("Xe tải 5 tấn chở nông sản"),
    ];

    public static ImmutableArray<Text> Topics { get; } =
    [
        new("Quản trị hợp tác xã"), new("Kế toán hợp tác xã"), new("Chuyển đổi số"),
        new("Tiêu chuẩn VietGAP"), new("Marketing và thương mại điện tử"),
    ];

    public static ImmutableArray<Text> Authorities { get; } =
    [
        new("Liên minh Hợp tác xã tỉnh"), new("Chủ tịch UBND tỉnh"),
        new("Liên minh Hợp tác xã Việt Nam"),
    ];

    public static ImmutableArray<Text> Crops { get; } =
        [new("Vải thiều"), new("Lúa"), new("Chè"), new("Bưởi"), new("Thanh long"), new("Rau")];

    public static ImmutableArray<Text> Responses { get; } =
    [
        new("Ra quân dọn vệ sinh đồng ruộng"), new("Tuyên truyền Luật Hợp tác xã năm 2023"),
        new("Tặng quà thành viên có hoàn cảnh khó khăn"),
        new("Hội chợ giới thiệu nông sản của các hợp tác xã"),
    ];

    public static ImmutableArray<Text> Meetings { get; } =
        [new("Hội nghị giao ban"), new("Sơ kết 6 tháng"), new("Hội thảo liên kết")];

    public static Text Organisers { get; } = new("Liên minh HTX và Sở Nông nghiệp");

    public static Text Budget { get; } = new("Ngân sách tỉnh");

    public static Text Form { get; } = new("Biểu 01");

    public static Text Mistake { get; } = new("Nhập nhầm");
}
