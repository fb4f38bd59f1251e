using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

/// <summary>Trap 31: ordinal order puts Đ and Ấ after Z; the culture's order depends on the
/// machine.</summary>
public sealed class VietnameseOrderTests
{
    [Theory]
    [InlineData("a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z")]
    [InlineData("ma mà mả mã má mạ mă mằ mẳ mẵ mắ mặ mâ mầ mẩ mẫ mấ mậ me")]
    [InlineData("Bắc_Giang|Bắc_Ninh|Cao_Bằng|Đà_Nẵng|Đắk_Lắk|Đắk_Nông|Điện_Biên|Đồng_Nai|Gia_Lai")]
    [InlineData("HTX_2|HTX_An_Phú|HTX_Ánh_Dương|HTX_Bình_Minh|HTX_Đoàn_Kết|HTX_Yên_Lập")]
    [InlineData("Hải_Dương|Hải_Phòng|Hoà_Bình|Hưng_Yên")]
    public void Names_stand_in_the_order_of_the_alphabet_then_of_the_tones(string ordered)
    {
        var expected = ordered.Split(ordered.Contains('|') ? '|' : ' ')
            .Select(name => name.Replace('_', ' ')).ToList();
        Assert.True(expected.Count > 3);
        var shuffled = expected.OrderBy(name => name, StringComparer.Ordinal).Reverse();
        Assert.Equal(
            string.Join('|', expected),
            string.Join('|', shuffled.Order(VietnameseOrder.Comparer)));
    }

    [Fact]
    public void Spellings_of_one_name_are_neighbours()
    {
        string[] names = ["Hoan", "Hoạ", "Hoà", "Hoá", "Hòa", "hoa", "Hoa"];
        Assert.Equal(
            "hoa Hoa Hoà Hòa Hoá Hoạ Hoan",
            string.Join(' ', names.Order(VietnameseOrder.Comparer)));
    }

    [Fact]
    public void Composed_and_decomposed_spellings_differ_only_at_the_end_of_the_key()
    {
        const string Whole = "Mường Kịt";
        const string Apart = "Mu\u031Bo\u031B\u0300ng Ki\u0323t";
        Assert.Equal(Whole, VietnameseText.ToNfc(Apart));
        Assert.True(VietnameseOrder.Comparer.Compare(Whole, Apart) != 0);
        Assert.True(VietnameseOrder.Comparer.Compare("Mường Kịs", Whole) < 0);
    }
}
